import { type ComponentChild, h } from 'preact';
import { useMemo } from 'preact/hooks';
import { fieldsOf, listOf, stringOf } from '../../read/pieces.ts';
import { markdownPieces } from '../words/markdown-pieces.ts';
import { Pieces } from '../words/pieces.ts';
import { RichText, Text, wordsOf } from '../words/text.ts';
import { WebLink } from '../words/web-link.ts';
import type { BlockProps } from './block-props.ts';
import { Picture } from './picture.ts';

export const Header = ({ block }: BlockProps): ComponentChild => {
  const level = typeof block.level === 'number' ? block.level : 1;
  return h(
    'div',
    { class: `header header-${level}`, role: 'heading', 'aria-level': level + 2 },
    h(Text, { text: block.text }),
  );
};

export const Divider = (): ComponentChild => h('hr', { class: 'divider' });

export const Context = ({ block }: BlockProps): ComponentChild =>
  h(
    'div',
    { class: 'context words' },
    listOf(block.elements).map((element) =>
      element.type === 'image'
        ? h(Picture, { image: element, look: 'context' })
        : h('span', { class: 'context-words' }, h(Text, { text: element })),
    ),
  );

export const Image = ({ block }: BlockProps): ComponentChild =>
  h(
    'figure',
    { class: 'image' },
    block.title !== undefined && h('figcaption', { class: 'image-title' }, h(Text, { text: block.title })),
    h(Picture, { image: block, look: 'block' }),
  );

export const RichTextBlock = ({ block }: BlockProps): ComponentChild =>
  h('div', { class: 'words' }, h(RichText, { block }));

export const Markdown = ({ block }: BlockProps): ComponentChild => {
  const text = stringOf(block.text);
  const parts = useMemo(() => markdownPieces(text), [text]);
  return h(
    'div',
    { class: 'words markdown' },
    parts.map((part) =>
      part.kind === 'heading'
        ? h(
            'div',
            { class: `header header-${part.level}`, role: 'heading', 'aria-level': part.level + 2 },
            h(Pieces, { pieces: part.pieces }),
          )
        : part.kind === 'rule'
          ? h('hr', { class: 'divider' })
          : h('div', { class: 'paragraph' }, h(Pieces, { pieces: part.pieces })),
    ),
  );
};

const LEVELS: Readonly<Record<string, string>> = { warning: '⚠️', error: '⛔', success: '✅', info: 'ℹ️' };

export const Alert = ({ block }: BlockProps): ComponentChild => {
  const level = stringOf(block.level) || 'default';
  const sign = LEVELS[level];
  return h(
    'div',
    { class: `alert alert-${level} words`, role: level === 'error' ? 'alert' : 'note' },
    sign !== undefined && h('span', { class: 'emoji', 'aria-hidden': true }, sign),
    h('div', null, h(Text, { text: block.text })),
  );
};

/** A card with a link: nothing is played here, because nothing is loaded from elsewhere. */
export const Video = ({ block }: BlockProps): ComponentChild => {
  const by = [stringOf(block.provider_name), stringOf(block.author_name)].filter(Boolean).join(', ');
  return h(
    'div',
    { class: 'video words' },
    by !== '' && h('p', { class: 'video-by' }, by),
    h(
      'p',
      { class: 'video-title' },
      h(WebLink, { url: stringOf(block.title_url) || stringOf(block.video_url) }, wordsOf(block.title)),
    ),
    block.description !== undefined && h('p', null, h(Text, { text: block.description })),
    h(Picture, { image: { image_url: block.thumbnail_url, alt_text: block.alt_text }, look: 'block' }),
  );
};

/** Rows of cells, wider than the message where they need to be. */
export const Table = ({ block }: BlockProps): ComponentChild => {
  const rows: unknown[] = Array.isArray(block.rows) ? block.rows : [];
  const settings = Array.isArray(block.column_settings) ? block.column_settings.map(fieldsOf) : [];
  const look = (column: number): string => {
    const { align, is_wrapped } = settings[column] ?? {};
    return `cell cell-${stringOf(align) || 'left'}${is_wrapped === true ? ' cell-wrapped' : ''}`;
  };
  return h(
    'div',
    { class: 'table-frame', role: 'region', 'aria-label': 'Table', tabIndex: 0 },
    h(
      'table',
      { class: 'table words' },
      h(
        'tbody',
        null,
        rows.map((cells) =>
          h(
            'tr',
            null,
            listOf(cells).map((cell, column) =>
              h(
                'td',
                { class: look(column) },
                cell.type === 'rich_text' ? h(RichText, { block: cell }) : stringOf(cell.text),
              ),
            ),
          ),
        ),
      ),
    ),
  );
};
