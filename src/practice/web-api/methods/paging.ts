import type { Json } from '../../json.ts';
import { optionalText } from '../arguments.ts';
import { SlackRefusal } from '../refusal.ts';

const encode = (offset: string): string => Buffer.from(`next:${offset}`).toString('base64');

/** What a cursor of ours points at; undefined without one. Refuses a foreign one with `invalid_cursor`. */
export const cursorTarget = (args: Json): string | undefined => {
  const cursor = optionalText(args, 'cursor');
  if (cursor === undefined) return undefined;
  const [mark, target] = Buffer.from(cursor, 'base64').toString().split('next:');
  if (mark !== '' || !target) throw new SlackRefusal('invalid_cursor');
  return target;
};

/** One page of a list, and Slack's cursor to the next ('' at the end). Positions are taken by key, so that a list may grow meanwhile. */
export const pageOf = <Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  args: Json,
  limit: number,
): { page: Item[]; nextCursor: string } => {
  const target = cursorTarget(args);
  const start = target === undefined ? 0 : items.findIndex((item) => keyOf(item) === target);
  if (start < 0) return { page: [], nextCursor: '' };
  const next = items[start + limit];
  return {
    page: items.slice(start, start + limit),
    nextCursor: next === undefined ? '' : encode(keyOf(next)),
  };
};
