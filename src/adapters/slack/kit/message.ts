import type { KnownBlock } from '@slack/types';
import { context } from './blocks.ts';
import { LIMITS } from './limits.ts';
import type { Mrkdwn } from './mrkdwn.ts';
import type { Picture } from './picture.ts';
import { clipMarkup } from './text.ts';

/** A message as it goes to Slack. `text` carries the whole meaning and is escaped; blocks only present it. */
export type SlackMessage = {
  text: string;
  blocks?: KnownBlock[];
  /** They stand below the blocks, where Slack takes them. */
  pictures?: readonly Picture[];
};

/** Sums every text in the value, the way Slack counts a message's blocks: in UTF-16 code units. */
const textLength = (value: unknown): number => {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + textLength(item), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, inner]) =>
      sum + (key === 'text' && typeof inner === 'string' ? inner.length : textLength(inner)),
    0,
  );
};

const fits = (blocks: readonly KnownBlock[]): boolean =>
  blocks.length <= LIMITS.blocks.message && textLength(blocks) <= LIMITS.blockText;

/** The block to give up next: the last one that is no row of buttons, because a message without them is a dead end. */
const leastNeeded = (blocks: readonly KnownBlock[]): number => {
  const index = blocks.findLastIndex(({ type }) => type !== 'actions');
  return index === -1 ? blocks.length - 1 : index;
};

/**
 * Makes a message that Slack accepts now and whose update it accepts later: at most 50 blocks, 12,000 characters in
 * them, 3,900 in `text`. Whole blocks are left out from the end, rows of buttons last, and a line says so.
 * @param more where the rest can be read
 */
export const fitMessage = (message: SlackMessage, more = '… more in /release show'): SlackMessage => {
  const text = clipMarkup(message.text, LIMITS.messageText);
  const blocks = message.blocks ?? [];
  if (blocks.length === 0) return { text };
  if (fits(blocks)) return { text, blocks: [...blocks] };
  const line = context(more);
  const kept = [...blocks];
  let at = kept.length;
  while (kept.length > 0 && !fits([...kept, line])) {
    at = leastNeeded(kept);
    kept.splice(at, 1);
  }
  return { text, blocks: kept.toSpliced(at, 0, line) };
};

/** A message whose text is escaped for certain, fitted. */
export const message = (text: Mrkdwn, blocks: readonly KnownBlock[] = [], more?: string): SlackMessage =>
  fitMessage({ text: text.text, blocks: [...blocks] }, more);
