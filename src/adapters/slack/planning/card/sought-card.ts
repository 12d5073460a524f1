import { isOver, type Release } from '../../../../domain/release.ts';
import { packIds } from '../../edge/value.ts';
import { actions, context, section } from '../../kit/blocks.ts';
import { slackDate } from '../../kit/dates.ts';
import { button } from '../../kit/elements.ts';
import { message, type SlackMessage } from '../../kit/message.ts';
import { type Mrkdwn, mrkdwn } from '../../kit/mrkdwn.ts';
import type { Renderer } from '../../renderer.ts';
import { PLAN_ACTIONS } from '../ids.ts';
import { greenWords } from './standing.ts';
import { onRelease, titled } from './titled.ts';

const settled = (text: Mrkdwn): SlackMessage => message(text, [section(text)]);

/** "Who takes it?" to one person of the release managers' list; once somebody did, who. */
export const soughtCard = (release: Release, zone: string): SlackMessage => {
  const title = titled(release);
  if (isOver(release)) return settled(mrkdwn`*${title}* is over: nobody has to take it any more.`);
  if (!release.seeksManager) return settled(mrkdwn`*${title}:* taken by ${release.manager.name}.`);
  const launch = slackDate(release.plan.launch.at, zone);
  const question = mrkdwn`*${title}* has no release manager any more: ${release.manager.name} has left. Who takes it?`;
  const facts = mrkdwn`Launch ${launch}, ${greenWords(release)}. Whoever takes it answers questions, and decides on the launch.`;
  const take = button({
    actionId: PLAN_ACTIONS.takeOver,
    text: 'I take it',
    value: packIds({ releaseId: release.id }),
    style: 'primary',
    accessibilityLabel: onRelease('I take', release),
  });
  return message(mrkdwn`${question} ${facts}`, [
    section(question),
    context(facts),
    actions('plan.sought', [take]),
  ]);
};

export const renderSoughtCard: Renderer = async (row, reads) => {
  const release = row.releaseId === null ? null : await reads.release(row.workspaceId, row.releaseId);
  if (release === null) return { skip: 'no such release' };
  const { zone } = await reads.settings(row.workspaceId);
  return { message: soughtCard(release, zone) };
};
