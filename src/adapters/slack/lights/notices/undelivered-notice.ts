import type { ActionsBlock } from '@slack/types';
import { z } from 'zod';
import type { Retried } from '../../../../application/delivery/retry-undelivered.ts';
import { whatMends } from '../../../../application/delivery/what-mends.ts';
import { type Release, titleOf } from '../../../../domain/release.ts';
import { packIds } from '../../edge/value.ts';
import { actions, section } from '../../kit/blocks.ts';
import { button } from '../../kit/elements.ts';
import type { SlackMessage } from '../../kit/message.ts';
import { channelMention, mrkdwn, renderedMrkdwn } from '../../kit/mrkdwn.ts';
import { counted } from '../../words/listed.ts';
import { plainName } from '../../words/plain-name.ts';
import { messageOf } from '../card/practice-mark.ts';
import type { Scene } from '../card/scene.ts';
import { DELIVERY_ACTIONS } from '../ids.ts';

const shape = z.object({
  what: z.literal('undelivered'),
  kind: z.string(),
  channel: z.string().nullable(),
  target: z.string().nullable().default(null),
  department: z.string().nullable().default(null),
  problem: z.string(),
});

/** What it was; those that are for a department are followed by "to" and its name. */
const WHAT: Readonly<Record<string, string>> = {
  'board.announcement': 'The announcement',
  'board.version_post': 'The announcement for its readers',
  'board.brief': 'The brief for a team with customers',
  'board.department_card': 'The question',
  'board.date_review': 'The question about the date',
  'board.release_card': 'The release card',
  'board.milestones': 'The message about milestones',
  'statement.heads_up': 'The heads-up',
  'statement.reminder': 'A reminder',
  'statement.asked_again': 'The question',
  'statement.feedback_prompt': 'The question for feedback',
  'statement.fetch_by': 'The reminder by when everybody needs it',
  'statement.feedback_told': 'What became of the feedback',
};

/** Cards are tried again each morning while the release runs; what is said once is not. */
const isTriedAgain = (kind: string): boolean =>
  kind === 'board.department_card' || kind === 'board.release_card';

const isDoubtful = (problem: string): boolean => problem === 'delivery_uncertain';

/** For once the cause is mended: everything that was given up because of it, in one click. */
const retryControls = (release: Release, target: string, problem: string): ActionsBlock => {
  const text = isDoubtful(problem) ? 'Look again' : 'Retry';
  return actions('retry', [
    button({
      actionId: DELIVERY_ACTIONS.retry,
      text,
      value: packIds({ releaseId: release.id, extra: `${target}|${problem}` }),
      accessibilityLabel: `${text}: ${plainName(titleOf(release), 40)}`,
    }),
  ]);
};

/** What came of "Retry" or "Look again". */
export const retriedMessage = ({ release, sent, looked }: Extract<Retried, { ok: true }>): SlackMessage => {
  const name = titleOf(release);
  const again = mrkdwn`You hear of it only if it fails once more.`;
  const text =
    sent > 0
      ? mrkdwn`*${name}*: ${counted(sent, 'message')} ${sent === 1 ? 'is' : 'are'} sent again. ${again}`
      : looked > 0
        ? mrkdwn`*${name}*: Greenlight looks again whether ${counted(looked, 'message')} arrived, and sends what did not. ${again}`
        : mrkdwn`*${name}*: nothing was sent again. What this was about has been sent meanwhile, is on its way, or is no longer wanted.`;
  return messageOf(release, release.manager.name, text, [section(text)]);
};

/** A message did not arrive: which, where, why, and what mends it. Null for a payload that nobody wrote. */
export const undeliveredNotice = (payload: unknown, { release }: Scene): SlackMessage | null => {
  const read = shape.safeParse(payload);
  if (!read.success) return null;
  const { kind, channel, department, problem, target } = read.data;
  const where = channel === null ? 'its reader' : channelMention(channel);
  const sort = WHAT[kind] ?? 'A message';
  const what = department === null ? mrkdwn`${sort}` : mrkdwn`${sort} to ${department}`;
  const again = isTriedAgain(kind) ? mrkdwn` I try again tomorrow morning.` : mrkdwn``;
  const text = mrkdwn`*${titleOf(release)}*: ${what} did not reach ${where}. ${renderedMrkdwn(whatMends(problem))}${again}`;
  const controls = target === null ? [] : [retryControls(release, target, problem)];
  return messageOf(release, release.manager.name, text, [section(text), ...controls]);
};
