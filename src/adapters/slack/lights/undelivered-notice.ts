import { z } from 'zod';
import { titleOf } from '../../../domain/release.ts';
import { section } from '../kit/blocks.ts';
import type { SlackMessage } from '../kit/message.ts';
import { channelMention, type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import { messageOf } from './practice-mark.ts';
import type { Scene } from './scene.ts';

const shape = z.object({
  what: z.literal('undelivered'),
  kind: z.string(),
  channel: z.string().nullable(),
  department: z.string().nullable().default(null),
  problem: z.string(),
});

/** What it was; those that are for a department are followed by "to" and its name. */
const WHAT: Readonly<Record<string, string>> = {
  'board.announcement': 'The announcement',
  'board.department_card': 'The question',
  'board.release_card': 'The release card',
  'statement.heads_up': 'The heads-up',
  'statement.reminder': 'A reminder',
  'statement.asked_again': 'The question',
  'statement.feedback_prompt': 'The question for feedback',
};

const INVITE = mrkdwn`Greenlight is not in that channel. Type \`/invite @Greenlight\` there.`;
const RESTRICTED = mrkdwn`Only some people may post there. Let Greenlight post, or choose another channel in the settings.`;
const GONE = mrkdwn`That channel is archived or deleted. An admin can choose another one in the settings.`;
const LEFT = mrkdwn`That person's account is deactivated. An admin can name somebody else in the settings.`;

/** What mends it, by Slack's code. */
const MEND: Readonly<Record<string, Mrkdwn>> = {
  not_in_channel: INVITE,
  channel_not_found: INVITE,
  is_archived: GONE,
  is_inactive: GONE,
  user_not_found: LEFT,
  account_inactive: LEFT,
  user_disabled: LEFT,
  delivery_uncertain: mrkdwn`It may have arrived: please look there. It is not sent again, so that nobody reads it twice.`,
};

const mendOf = (problem: string): Mrkdwn => {
  if (problem.startsWith('restricted_action')) return RESTRICTED;
  return (
    MEND[problem] ??
    mrkdwn`Slack says: ${problem.replaceAll('_', ' ')}. The button Check in the settings may say more.`
  );
};

/** Cards are tried again each morning while the release runs; what is said once is not. */
const isTriedAgain = (kind: string): boolean =>
  kind === 'board.department_card' || kind === 'board.release_card';

/** A message did not arrive: which, where, why, and what mends it. Null for a payload that nobody wrote. */
export const undeliveredNotice = (payload: unknown, { release }: Scene): SlackMessage | null => {
  const read = shape.safeParse(payload);
  if (!read.success) return null;
  const { kind, channel, department, problem } = read.data;
  const where = channel === null ? 'its reader' : channelMention(channel);
  const sort = WHAT[kind] ?? 'A message';
  const what = department === null ? mrkdwn`${sort}` : mrkdwn`${sort} to ${department}`;
  const again = isTriedAgain(kind) ? mrkdwn` I try again tomorrow morning.` : mrkdwn``;
  const text = mrkdwn`*${titleOf(release)}*: ${what} did not reach ${where}. ${mendOf(problem)}${again}`;
  return messageOf(release, release.manager.name, text, [section(text)]);
};
