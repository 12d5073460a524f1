import type { KnownBlock } from '@slack/types';
import { readWeekly } from '../../../application/subscriptions/weekly-letter.ts';
import { type Release, titleOf } from '../../../domain/release.ts';
import type { WeeklyNews } from '../../../domain/subscriptions/weekly.ts';
import { actions, context, section } from '../kit/blocks.ts';
import { slackDate } from '../kit/dates.ts';
import { button } from '../kit/elements.ts';
import { message, type SlackMessage } from '../kit/message.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import type { Renderer, Renderers } from '../renderer.ts';
import { inlineText } from '../words/inline-text.ts';
import { SUBSCRIPTION_ACTIONS } from './ids.ts';

const MOST = 8;
const VALUE = 120;

const part = (name: string, lines: readonly Mrkdwn[]): Mrkdwn | null => {
  if (lines.length === 0) return null;
  const rest = lines.length - MOST;
  return joinMrkdwn([
    mrkdwn`*${name}*`,
    ...lines.slice(0, MOST).map((line) => mrkdwn`• ${line}`),
    rest > 0 ? mrkdwn`… and ${rest} more` : null,
  ]);
};

const named = (release: Release, when: Mrkdwn): Mrkdwn =>
  mrkdwn`*${titleOf(release)}*, ${when}: ${inlineText(release.plan.value, VALUE)}`;

const held = (release: Release, when: Mrkdwn): Mrkdwn =>
  release.hold === null ? when : mrkdwn`${when}, on hold`;

/** One person's week: what is coming up, what was launched, what was moved. */
export const weeklyMessage = (news: WeeklyNews, zone: string, slashCommand: string): SlackMessage => {
  const parts = [
    part(
      'Coming up',
      news.comingUp.map((each) => named(each, held(each, slackDate(each.plan.launch.at, zone)))),
    ),
    part(
      'Launched',
      news.launched.map((each) => named(each, slackDate(each.launch?.liveAt ?? each.plan.launch.at, zone))),
    ),
    part(
      'Moved',
      news.moved.map(
        ({ release, from }) =>
          mrkdwn`*${titleOf(release)}*, from ${slackDate(from.at, zone)} to ${held(release, slackDate(release.plan.launch.at, zone))}`,
      ),
    ),
  ].filter((each) => each !== null);
  const blocks: KnownBlock[] = [
    section('Your week in releases:'),
    ...parts.map((each) => section(each)),
    actions('subscription', [
      button({ actionId: SUBSCRIPTION_ACTIONS.stop, text: 'Stop this letter' }),
      button({ actionId: SUBSCRIPTION_ACTIONS.open, text: 'Choose what you follow' }),
    ]),
    context(
      mrkdwn`You get this on Mondays because you follow these products or areas: \`${slashCommand} subscribe\`.`,
    ),
  ];
  return message(joinMrkdwn([mrkdwn`Your week in releases:`, ...parts]), blocks);
};

const renderWeekly: Renderer = async ({ workspaceId, slot }, reads, { now, slashCommand }) => {
  if (slot === null || !('user' in slot.audience)) return { skip: 'nobody named' };
  const userId = slot.audience.user;
  const news = await readWeekly(reads, { workspaceId, userId, now });
  if (news === null) return { skip: 'nothing_to_tell' };
  const person = await reads.person(workspaceId, userId);
  const settings = await reads.settings(workspaceId);
  return { message: weeklyMessage(news, person?.zone ?? settings.zone, slashCommand) };
};

export const subscriptionRenderers = { 'statement.weekly': renderWeekly } satisfies Partial<Renderers>;
