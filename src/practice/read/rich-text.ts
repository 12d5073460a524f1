import { readDate } from './date-tokens.ts';
import { type Fields, fieldsOf, listOf, prefixLines, printable, stringOf } from './pieces.ts';
import type { Reader } from './reader.ts';

const emoji = ({ unicode, name }: Fields): string => {
  const points = stringOf(unicode)
    .split('-')
    .map((hex) => Number.parseInt(hex, 16));
  return points.every((point) => point <= 0x10ffff) ? String.fromCodePoint(...points) : `:${stringOf(name)}:`;
};

const link = ({ url, text }: Fields): string =>
  text === undefined || text === url ? stringOf(url) : `${stringOf(text)} (${stringOf(url)})`;

const LEAVES: Readonly<Record<string, (leaf: Fields, reader: Reader) => string>> = {
  text: ({ text }) => stringOf(text),
  link,
  user: ({ user_id }, reader) => `@${reader.nameOfUser(stringOf(user_id))}`,
  channel: ({ channel_id }, reader) => `#${reader.nameOfChannel(stringOf(channel_id))}`,
  usergroup: ({ usergroup_id }) => `@${stringOf(usergroup_id)}`,
  emoji,
  date: ({ timestamp, format, fallback }, reader) =>
    readDate(Number(timestamp), stringOf(format), stringOf(fallback), reader),
  broadcast: ({ range }) => `@${stringOf(range)}`,
};

const MARKS = [
  ['code', '`'],
  ['strike', '~'],
  ['italic', '_'],
  ['bold', '*'],
] as const;

const readLeaf = (leaf: Fields, reader: Reader): string => {
  const shown = LEAVES[stringOf(leaf.type)]?.(leaf, reader) ?? '';
  const style = fieldsOf(leaf.style);
  return MARKS.reduce((text, [name, mark]) => (style[name] === true ? mark + text + mark : text), shown);
};

const readLeaves = (part: Fields, reader: Reader): string =>
  listOf(part.elements)
    .map((leaf) => readLeaf(leaf, reader))
    .join('');

const readList = (part: Fields, reader: Reader): string => {
  const indent = '  '.repeat(Number(part.indent ?? 0));
  const first = 1 + Number(part.offset ?? 0);
  return listOf(part.elements)
    .map((item, index) => {
      const mark = part.style === 'ordered' ? `${first + index}.` : '•';
      return `${indent}${mark} ${readLeaves(item, reader)}`;
    })
    .join('\n');
};

const PARTS: Readonly<Record<string, (part: Fields, reader: Reader) => string>> = {
  rich_text_section: readLeaves,
  rich_text_list: readList,
  rich_text_quote: (part, reader) => prefixLines(readLeaves(part, reader), '> '),
  rich_text_preformatted: (part, reader) => prefixLines(readLeaves(part, reader), '    '),
};

/** Shows a rich_text block: its words as they are, lists with their marks, quotes and code set off. */
export const readRichText = (block: unknown, reader: Reader): string =>
  printable(
    listOf(fieldsOf(block).elements)
      .map((part) => PARTS[stringOf(part.type)]?.(part, reader) ?? '')
      .join('\n'),
  );
