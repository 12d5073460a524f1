import type { KnownBlock, ModalView } from '@slack/types';
import type { Instant } from '../../../domain/calendar.ts';
import { type Release, titleOf } from '../../../domain/release.ts';
import { groupsToCome, progressOf, spreadingOf, whyNeeded } from '../../../domain/rollout/rollout.ts';
import { packIds } from '../edge/value.ts';
import { section } from '../kit/blocks.ts';
import { longTextField } from '../kit/inputs.ts';
import { mrkdwn } from '../kit/mrkdwn.ts';
import { richList, richQuote } from '../kit/rich-text.ts';
import { modal } from '../kit/views.ts';
import { practiceBlocks } from '../launch/prompt/practice.ts';
import { groupName } from './group-words.ts';
import { GROUP_FORMS } from './ids.ts';

const REASON_MAX = 500;

export type GroupForm = keyof typeof GROUP_FORMS;

type Parts = { release: Release; now: Instant; reason: string };

/** What fails, as other systems said it. */
export const redBlocks = (release: Release): KnownBlock[] => {
  const reds = spreadingOf(release)?.reds ?? [];
  return reds.length === 0
    ? []
    : [
        section(mrkdwn`:red_circle: *Other systems report what goes wrong*`),
        richList(reds.map(({ words }) => words)),
      ];
};

/** The way back, as the plan has it. */
export const wayBack = ({ plan }: Release): KnownBlock[] =>
  plan.backOut.trim() === ''
    ? [section(mrkdwn`The plan says nothing about a way back.`)]
    : [section(mrkdwn`*The way back*, by the plan:`), richQuote(plan.backOut, 2000)];

const whatItMeans: Record<GroupForm, (parts: Parts) => KnownBlock[]> = {
  next: ({ release, now }) => {
    const [next] = groupsToCome(release);
    const rollout = spreadingOf(release);
    const isRed = rollout !== null && whyNeeded(rollout, now) === 'red';
    const name = next === undefined ? mrkdwn`the next group` : groupName(next);
    return [
      section(
        isRed
          ? mrkdwn`*${titleOf(release)}*: ${name} gets it now, although something goes wrong.`
          : mrkdwn`*${titleOf(release)}*: ${name} gets it now, before the time is over.`,
      ),
      ...redBlocks(release),
    ];
  },
  stop: ({ release }) => {
    const progress = progressOf(release);
    const who = progress === null ? mrkdwn`Those who have it` : groupName(progress.group);
    return [
      section(
        mrkdwn`*${titleOf(release)}*: ${who} keep it, nobody else gets it. The departments, and everybody who read the announcement, hear of it. It does not go on after that.`,
      ),
    ];
  },
  takeBack: ({ release }) => [
    section(
      mrkdwn`*${titleOf(release)}* is taken back from those who have it. I tell the departments and everybody who read the announcement; people do what the plan says.`,
    ),
    ...wayBack(release),
  ],
};

const TEXTS: Record<GroupForm, { title: string; submit: string; hint: string }> = {
  next: { title: 'Next group', submit: 'Go on', hint: 'It stands in the thread and in the record.' },
  stop: { title: 'Stop here', submit: 'Stop here', hint: 'Everybody who follows it reads this.' },
  takeBack: {
    title: 'Take it back',
    submit: 'It is taken back',
    hint: 'Everybody who follows it reads this.',
  },
};

/** Why: going on before the time is over, stopping, taking it back. */
export const groupForm = (form: GroupForm, parts: Parts, groupId: string | null): ModalView => {
  const { title, submit, hint } = TEXTS[form];
  const { release, reason } = parts;
  return modal({
    callbackId: GROUP_FORMS[form],
    title,
    submit,
    privateMetadata: packIds({ releaseId: release.id, ...(groupId !== null && { extra: groupId }) }),
    blocks: [
      ...practiceBlocks(release),
      ...whatItMeans[form](parts),
      longTextField({ id: 'reason', label: 'Why?', hint, maxLength: REASON_MAX, initial: reason }),
    ],
  });
};
