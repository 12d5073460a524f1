import type { KnownBlock } from '@slack/types';
import { comesInSilence } from '../../../application/reminders/digest/postpone-digest.ts';
import {
  type DigestContent,
  type Entry,
  readDigest,
  type SnoozedEntry,
} from '../../../application/reminders/digest/read-digest.ts';
import { formatDate, type Instant } from '../../../domain/calendar.ts';
import { titleOf } from '../../../domain/release.ts';
import { closeBlock, closeLine } from '../after/close-entries.ts';
import { context, divider, section } from '../kit/blocks.ts';
import { slackDate } from '../kit/dates.ts';
import { message, type SlackMessage } from '../kit/message.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import { actionBlock, actionLine } from '../meetings/action-entries.ts';
import type { Renderer } from '../renderer.ts';
import { counted } from '../words/listed.ts';
import { entryControls } from './entry-controls.ts';
import { backgroundOf, saidBefore, saidOf } from './entry-words.ts';

/** Three blocks each; the message takes fifty. */
const MOST_ENTRIES = 12;
/** One block each. */
const MOST_ACTIONS = 8;

type Reader = { userId: string; now: Instant; slashCommand: string };

/** One block each. */
const MOST_CLOSES = 8;

const heading = (entries: readonly Entry[], actions: number, closes: number): Mrkdwn => {
  if (entries.length + actions === 0) {
    return mrkdwn`*${counted(closes, 'release')} ${closes === 1 ? 'is' : 'are'} live and not closed.*`;
  }
  if (entries.length === 0) return mrkdwn`*${counted(actions, 'promise')} of yours.*`;
  const own = entries.filter(({ part }) => part !== 'sponsor').length;
  return own === 0
    ? mrkdwn`*${counted(entries.length, 'answer')} still missing.*`
    : mrkdwn`*${counted(own, 'answer')} still missing from you.*`;
};

const putOffLine = ({ release, light, until }: SnoozedEntry, zone: string): Mrkdwn =>
  mrkdwn`Put off: *${light.name}* for *${titleOf(release)}*, asked again ${slackDate(until, zone)}.`;

const entryBlocks = (
  content: DigestContent,
  entry: Entry,
  { userId, now, index }: Reader & { index: number },
): KnownBlock[] => {
  const { settings, zone } = content;
  const before = saidBefore(entry, { userId, zone, now });
  return [
    ...(index === 0 ? [] : [divider()]),
    section(saidOf(entry, zone, now)),
    ...(before === null ? [] : [context(before)]),
    entryControls(settings, entry, { first: index === 0, index, now }),
  ];
};

/** What one person still owes, over all releases; a line once another digest followed or nothing is left. */
export const digestMessage = (content: DigestContent, reader: Reader): SlackMessage => {
  const { entries, snoozed, actions, closes, newer, zone } = content;
  const { now, slashCommand } = reader;
  const putOff = snoozed.slice(0, MOST_ENTRIES).map((one) => putOffLine(one, zone));
  if (newer !== null) {
    const line = mrkdwn`Reminded again on ${formatDate(newer.sentAt ?? newer.dueAt, zone, now)}.`;
    return message(line, [context(line)]);
  }
  const promised = actions.slice(0, MOST_ACTIONS);
  const open = closes.slice(0, MOST_CLOSES);
  if (entries.length === 0 && promised.length === 0 && open.length === 0) {
    const line = snoozed.length === 0 ? mrkdwn`Nothing is open any more.` : mrkdwn`Nothing else is open.`;
    const lines = joinMrkdwn([...putOff, line], ' ');
    return message(lines, [context(joinMrkdwn([...putOff, line]))]);
  }
  const shown = entries.slice(0, MOST_ENTRIES);
  const left = entries.length - shown.length;
  const more = left === 0 ? null : mrkdwn`and ${left} more: \`${slashCommand}\` shows all.`;
  const head = heading(entries, actions.length, closes.length);
  const text = joinMrkdwn(
    [
      head,
      ...shown.flatMap((entry) => [saidOf(entry, zone, now), backgroundOf(entry, reader.userId, zone)]),
      more,
      ...promised.map((action) => actionLine(action, { zone, now })),
      ...open.map((entry) => closeLine(entry, { zone, now })),
      ...putOff,
    ],
    ' ',
  );
  return message(text, [
    section(head),
    ...shown.flatMap((entry, index) => entryBlocks(content, entry, { ...reader, index })),
    ...(more === null ? [] : [context(more)]),
    ...(promised.length > 0 && shown.length > 0 ? [divider()] : []),
    ...promised.map((action) => actionBlock(action, { zone, now })),
    ...(open.length > 0 && shown.length + promised.length > 0 ? [divider()] : []),
    ...open.map((entry) => closeBlock(entry, { zone, now })),
    ...(putOff.length === 0 ? [] : [context(joinMrkdwn(putOff))]),
  ]);
};

/** `board.reminders`: one person's digest, drawn from what is owed at this moment. */
export const renderReminders: Renderer = async (row, reads, { now, slashCommand }) => {
  const audience = row.slot?.audience;
  if (row.slot === null || row.slotKey === null || audience === undefined || !('user' in audience)) {
    return { skip: 'no_reader' };
  }
  const { workspaceId } = row;
  const userId = audience.user;
  const person = await reads.person(workspaceId, userId);
  if (person?.deleted === true) return { skip: 'has_left' };
  const content = await readDigest(reads, { workspaceId, userId, subject: row.slot.subject, now });
  const standing = await reads.message(workspaceId, row.slotKey);
  // Answered between its moment and its turn; or deleted, with nothing left that is worth saying again.
  if (standing?.state !== 'posted') {
    if (!content.isCalledFor) return { skip: 'answered_meanwhile' };
    const digest = content.own;
    // Slack could not be reached at its moment: it does not arrive in the night.
    if (digest !== null && (await comesInSilence(reads, workspaceId, digest, now)))
      return { skip: 'in_their_silence', postpone: true };
  }
  return { message: digestMessage(content, { userId, now, slashCommand }) };
};
