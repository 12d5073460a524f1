/**
 * What a bot under the practice clock says to its parent. Times are epoch milliseconds: `nextAt` as the bot's own
 * wall clock shows them, which may run ahead of the practice clock.
 */
export type BotMessage =
  | { type: 'ready'; url: string; nextAt: number | null }
  /** Everything that was due at the time of that `seq` is done; `nextAt` is when something is due again. */
  | { type: 'idle'; seq: number; nextAt: number | null };

/**
 * What the parent says: it is `now`; run everything that is due, until idle. The bot's wall clock shows so many
 * milliseconds more (less, when negative); its monotonic clock follows `now`.
 */
export type ParentMessage = { type: 'time'; seq: number; now: number; wallAheadMs: number };

const isTime = (value: unknown): boolean => value === null || typeof value === 'number';

/** Whether a message over the IPC channel is one of a bot. */
export const isBotMessage = (message: unknown): message is BotMessage => {
  if (typeof message !== 'object' || message === null || !('type' in message) || !('nextAt' in message))
    return false;
  if (!isTime(message.nextAt)) return false;
  if (message.type === 'ready') return 'url' in message && typeof message.url === 'string';
  return message.type === 'idle' && 'seq' in message && typeof message.seq === 'number';
};

/** Whether a message over the IPC channel is one of the parent. */
export const isParentMessage = (message: unknown): message is ParentMessage =>
  typeof message === 'object' &&
  message !== null &&
  'type' in message &&
  message.type === 'time' &&
  'seq' in message &&
  typeof message.seq === 'number' &&
  'now' in message &&
  typeof message.now === 'number' &&
  'wallAheadMs' in message &&
  typeof message.wallAheadMs === 'number';
