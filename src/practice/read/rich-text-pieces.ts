import type { Piece } from './mrkdwn-pieces.ts';
import { type Fields, fieldsOf, listOf, stringOf } from './pieces.ts';

const glyphOf = (unicode: string): string | null => {
  const points = unicode.split('-').map((hex) => Number.parseInt(hex, 16));
  return points.every((point) => point <= 0x10ffff) ? String.fromCodePoint(...points) : null;
};

const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** What each element inside a line of rich text is. */
const LEAVES: Readonly<Record<string, (leaf: Fields) => Piece>> = {
  text: ({ text }) => ({ kind: 'text', text: stringOf(text) }),
  link: ({ url, text }) => ({
    kind: 'link',
    url: stringOf(url),
    label: text === url ? null : textOrNull(text),
  }),
  user: ({ user_id }) => ({ kind: 'user', id: stringOf(user_id) }),
  channel: ({ channel_id }) => ({ kind: 'channel', id: stringOf(channel_id) }),
  usergroup: ({ usergroup_id }) => ({ kind: 'group', id: stringOf(usergroup_id), label: null }),
  broadcast: ({ range }) => ({ kind: 'special', range: stringOf(range) }),
  emoji: ({ name, unicode }) => ({ kind: 'emoji', name: stringOf(name), glyph: glyphOf(stringOf(unicode)) }),
  date: ({ timestamp, format, fallback, url }) => ({
    kind: 'date',
    seconds: Number(timestamp),
    format: stringOf(format),
    fallback: stringOf(fallback),
    url: textOrNull(url),
  }),
  color: ({ value }) => ({ kind: 'colour', value: stringOf(value) }),
};

const STYLES = ['code', 'underline', 'strike', 'italic', 'bold'] as const;

const leafPiece = (leaf: Fields): Piece[] => {
  const plain = LEAVES[stringOf(leaf.type)]?.(leaf);
  if (plain === undefined) return [];
  const style = fieldsOf(leaf.style);
  return [
    STYLES.reduce<Piece>((inner, kind) => (style[kind] === true ? { kind, pieces: [inner] } : inner), plain),
  ];
};

const leavesOf = (part: Fields): Piece[] => listOf(part.elements).flatMap(leafPiece);

const listPiece = (part: Fields): Piece => ({
  kind: 'list',
  isOrdered: part.style === 'ordered',
  start: 1 + Number(part.offset ?? 0),
  indent: Number(part.indent ?? 0),
  items: listOf(part.elements).map(leavesOf),
});

const PARTS: Readonly<Record<string, (part: Fields) => Piece[]>> = {
  rich_text_section: leavesOf,
  rich_text_list: (part) => [listPiece(part)],
  rich_text_quote: (part) => [{ kind: 'quote', pieces: leavesOf(part) }],
  rich_text_preformatted: (part) => [{ kind: 'pre', pieces: leavesOf(part) }],
};

/** Takes a rich_text block apart into what a client shows; a section after a section starts a new line. */
export const richTextPieces = (block: unknown): Piece[] => {
  const parts = listOf(fieldsOf(block).elements);
  return parts.flatMap((part, index): Piece[] => {
    const isSecondSection =
      part.type === 'rich_text_section' && parts[index - 1]?.type === 'rich_text_section';
    const pieces = PARTS[stringOf(part.type)]?.(part) ?? [];
    return isSecondSection ? [{ kind: 'line break' }, ...pieces] : pieces;
  });
};
