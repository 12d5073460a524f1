import type { MessageSeen } from '../../../src/practice/demo/protocol.ts';

/** Seconds of a message's ts: 2 November 2026, 09:00 in Berlin. */
export const MORNING = Date.UTC(2026, 10, 2, 8) / 1000;

/** A message as the page gets it, so many seconds after that morning. */
export const message = (seconds: number, more: Partial<MessageSeen> = {}): MessageSeen => ({
  ts: `${MORNING + seconds}.000100`,
  channel: 'C1',
  user: 'U1',
  text: `after ${seconds} seconds`,
  blocks: [],
  threadTs: null,
  isEdited: false,
  isEphemeral: false,
  isPinned: false,
  replies: null,
  values: {},
  ...more,
});
