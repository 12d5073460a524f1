import { type ComponentChild, h } from 'preact';
import { useMemo } from 'preact/hooks';
import { fieldsOf, stringOf } from '../../read/pieces.ts';
import { richTextPieces } from '../../read/rich-text-pieces.ts';
import { plainPieces, withGlyphs } from './emoji-table.ts';
import { Mrkdwn } from './mrkdwn.ts';
import { Pieces } from './pieces.ts';

/** Shows plain text, with its emoji. */
export const Plain = ({ text }: { text: string }): ComponentChild =>
  h(Pieces, { pieces: useMemo(() => plainPieces(text), [text]) });

/** Shows a text object: mrkdwn as it reads, plain text literally. */
export const Text = ({ text }: { text: unknown }): ComponentChild => {
  const { type, text: words } = fieldsOf(text);
  return h(type === 'mrkdwn' ? Mrkdwn : Plain, { text: stringOf(words) });
};

/** Shows a rich_text block or value. */
export const RichText = ({ block }: { block: unknown }): ComponentChild =>
  h(Pieces, { pieces: useMemo(() => richTextPieces(block), [block]) });

/** The words of a text object as a string, for names of controls. */
export const wordsOf = (text: unknown): string => withGlyphs(stringOf(fieldsOf(text).text));
