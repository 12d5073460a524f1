import { type ComponentChild, Fragment, h } from 'preact';
import type { Piece } from '../../read/mrkdwn-pieces.ts';
import { Emoji } from './emoji.ts';
import { ChannelMention, SpecialMention, UserMention } from './mention.ts';
import { Moment } from './moment.ts';
import { WebLink } from './web-link.ts';

const TAGS = {
  bold: 'strong',
  italic: 'em',
  strike: 's',
  underline: 'u',
  code: 'code',
  quote: 'blockquote',
} as const;

const list = ({ isOrdered, start, indent, items }: Extract<Piece, { kind: 'list' }>): ComponentChild =>
  h(
    isOrdered ? 'ol' : 'ul',
    {
      class: `words-list words-list-${Math.min(indent, 8)} words-mark-${indent % 3}`,
      ...(isOrdered && { start }),
    },
    items.map((item) => h('li', null, h(Pieces, { pieces: item }))),
  );

const colour = ({ value }: Extract<Piece, { kind: 'colour' }>): ComponentChild =>
  h(
    'span',
    { class: 'colour' },
    /^#[0-9a-f]{3,8}$/i.test(value) && h('span', { class: 'colour-chip', style: { background: value } }),
    value,
  );

const show = (piece: Piece): ComponentChild => {
  switch (piece.kind) {
    case 'text':
      return piece.text;
    case 'line break':
      return h('br', null);
    case 'user':
      return h(UserMention, { id: piece.id });
    case 'channel':
      return h(ChannelMention, { id: piece.id });
    case 'group':
      return h(SpecialMention, { name: (piece.label ?? piece.id).replace(/^@/, '') });
    case 'special':
      return h(SpecialMention, { name: piece.range });
    case 'date':
      return h(Moment, piece);
    case 'emoji':
      return h(Emoji, piece);
    case 'link':
      return h(WebLink, { url: piece.url }, piece.label ?? piece.url);
    case 'pre':
      return h('pre', { class: 'words-pre' }, h('code', null, h(Pieces, { pieces: piece.pieces })));
    case 'list':
      return list(piece);
    case 'colour':
      return colour(piece);
    default:
      return h(TAGS[piece.kind], null, h(Pieces, { pieces: piece.pieces }));
  }
};

/** Shows what a text was taken apart into. */
export const Pieces = ({ pieces }: { pieces: readonly Piece[] }): ComponentChild =>
  h(Fragment, null, ...pieces.map(show));
