import type { MessageSeen } from '../../demo/protocol.ts';
import { dayNumber, momentOfTs } from '../time/moments.ts';

/** What stands under each other in a list of messages. */
export type Row =
  | { kind: 'day'; key: string; day: number }
  | { kind: 'new'; key: string }
  /** `isFollowUp`: plain words of the same author as before, so that name and picture need no repeating. */
  | { kind: 'message'; key: string; message: MessageSeen; isFollowUp: boolean };

export type RowsOptions = {
  zone: string;
  /** ts of the last message that was seen before; messages after it stand under a line "New". */
  readUpTo: string;
  /** ts of the newest message when the channel was opened: what arrives later is seen at once, not new. */
  openedUpTo: string;
};

const TOGETHER_MS = 5 * 60_000;

const isFollowUp = (message: MessageSeen, before: MessageSeen | null): boolean =>
  before !== null &&
  before.user === message.user &&
  message.blocks.length === 0 &&
  !message.isEphemeral &&
  !before.isEphemeral &&
  !message.isPinned &&
  before.replies === null &&
  momentOfTs(message.ts) - momentOfTs(before.ts) < TOGETHER_MS;

/** Puts the messages of a channel, oldest first and without replies, under days and under the line "New". */
export const rowsOf = (messages: readonly MessageSeen[], options: RowsOptions): Row[] => {
  const { zone, readUpTo, openedUpTo } = options;
  const rows: Row[] = [];
  let before: MessageSeen | null = null;
  let lastDay: number | null = null;
  let isNew = false;
  for (const message of messages) {
    const day = dayNumber(momentOfTs(message.ts), zone);
    if (day !== lastDay) {
      rows.push({ kind: 'day', key: `day ${day}`, day });
      before = null;
    }
    lastDay = day;
    if (!isNew && !message.isEphemeral && message.ts > readUpTo && message.ts <= openedUpTo) {
      // Where nothing was seen before, a line above everything would tell nothing.
      if (rows.some(({ kind }) => kind === 'message')) {
        rows.push({ kind: 'new', key: 'new' });
        before = null;
      }
      isNew = true;
    }
    rows.push({ kind: 'message', key: message.ts, message, isFollowUp: isFollowUp(message, before) });
    before = message;
  }
  return rows;
};

/** The messages of the channel itself, without the replies in threads. */
export const withoutReplies = (messages: readonly MessageSeen[]): MessageSeen[] =>
  messages.filter(({ threadTs, ts }) => threadTs === null || threadTs === ts);

/** ts of the newest message outside threads that the reader wrote, or that only they see; empty where there is none. */
export const newestOwn = (messages: readonly MessageSeen[], me: string): string =>
  withoutReplies(messages).findLast(({ user, isEphemeral }) => user === me || isEphemeral)?.ts ?? '';
