import type { RichTextBlock, RichTextElement, RichTextSection } from '@slack/types';
import { clip } from './clip.ts';
import { LIMITS } from './limits.ts';
import { splitText } from './split-text.ts';

const leaves = (userText: string, max: number): RichTextElement[] => {
  const text = clip(userText, Math.min(max, LIMITS.richText));
  const pieces = text.trim() === '' ? ['–'] : splitText(text, LIMITS.text);
  return pieces.map((piece) => ({ type: 'text', text: piece }));
};

const section = (userText: string, max: number): RichTextSection => ({
  type: 'rich_text_section',
  elements: leaves(userText, max),
});

/**
 * What a person wrote, as it was written: stars, angle brackets and entities are shown, nothing formats, pings or
 * links. Cut after 10,000 characters, or after `max` if that is less.
 */
export const richText = (userText: string, max: number = LIMITS.richText): RichTextBlock => ({
  type: 'rich_text',
  elements: [section(userText, max)],
});

/** The same with a bar at its side: somebody's words within a message of ours. */
export const richQuote = (userText: string, max: number = LIMITS.richText): RichTextBlock => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_quote', elements: leaves(userText, max) }],
});

/** Room for the line that counts what was left out. */
const REST = 40;

/** Items of one list: more are counted, nobody reads them in a message. */
const MOST_ITEMS = 100;

/** How many items fit together. */
const fitting = (items: readonly string[], room: number): number => {
  let left = room;
  const full = items.findIndex((item, index) => {
    left -= item.length;
    return index === MOST_ITEMS || left < 0;
  });
  return full === -1 ? items.length : full;
};

/** A bulleted list of what people wrote; of items that do not fit together the last line gives the number. */
export const richList = (items: readonly string[], max: number = LIMITS.richText): RichTextBlock => {
  const room = Math.min(max, LIMITS.richText) - REST;
  const clipped = (items.length > 0 ? items : ['–']).map((item) => clip(item, Math.min(LIMITS.text, room)));
  const count = fitting(clipped, room);
  const shown = clipped.slice(0, count).map((item) => section(item, LIMITS.text));
  const left = clipped.length - count;
  const elements = left > 0 ? [...shown, section(`… and ${left} more`, REST)] : shown;
  return { type: 'rich_text', elements: [{ type: 'rich_text_list', style: 'bullet', elements }] };
};
