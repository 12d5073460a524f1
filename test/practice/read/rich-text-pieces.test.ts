import { describe, expect, it } from 'vitest';
import { richTextPieces } from '../../../src/practice/read/rich-text-pieces.ts';

const leaf = (text: string, style?: Record<string, boolean>) => ({
  type: 'text',
  text,
  ...(style && { style }),
});
const section = (...elements: unknown[]) => ({ type: 'rich_text_section', elements });
const pieces = (...elements: unknown[]) => richTextPieces({ type: 'rich_text', elements });

describe('rich text', () => {
  it.each([
    ['a text', leaf('*a*'), { kind: 'text', text: '*a*' }],
    [
      'a text with styles, the strongest outside',
      leaf('a', { bold: true, code: true }),
      { kind: 'bold', pieces: [{ kind: 'code', pieces: [{ kind: 'text', text: 'a' }] }] },
    ],
    ['a person', { type: 'user', user_id: 'U01' }, { kind: 'user', id: 'U01' }],
    ['a channel', { type: 'channel', channel_id: 'C01' }, { kind: 'channel', id: 'C01' }],
    ['a group', { type: 'usergroup', usergroup_id: 'S01' }, { kind: 'group', id: 'S01', label: null }],
    ['everyone', { type: 'broadcast', range: 'here' }, { kind: 'special', range: 'here' }],
    [
      'a link',
      { type: 'link', url: 'https://a.example', text: 'a' },
      { kind: 'link', url: 'https://a.example', label: 'a' },
    ],
    [
      'a link without words',
      { type: 'link', url: 'https://a.example' },
      { kind: 'link', url: 'https://a.example', label: null },
    ],
    [
      'an emoji with its code points',
      { type: 'emoji', name: 'flag', unicode: '1f1e9-1f1ea' },
      { kind: 'emoji', name: 'flag', glyph: '🇩🇪' },
    ],
    [
      'an emoji by its name only',
      { type: 'emoji', name: 'tada' },
      { kind: 'emoji', name: 'tada', glyph: null },
    ],
    [
      'a date',
      { type: 'date', timestamp: 5, format: '{date}', fallback: 'then' },
      { kind: 'date', seconds: 5, format: '{date}', fallback: 'then', url: null },
    ],
    ['a colour', { type: 'color', value: '#14532d' }, { kind: 'colour', value: '#14532d' }],
  ])('%s', (_, element, piece) => {
    expect(pieces(section(element))).toEqual([piece]);
  });

  it('a list knows its numbers and how deep it stands', () => {
    const list = {
      type: 'rich_text_list',
      style: 'ordered',
      offset: 2,
      indent: 1,
      elements: [section(leaf('a'))],
    };
    expect(pieces(list)).toEqual([
      { kind: 'list', isOrdered: true, start: 3, indent: 1, items: [[{ kind: 'text', text: 'a' }]] },
    ]);
  });

  it('a section after a section starts a new line; a quote is a block of its own', () => {
    const quote = { type: 'rich_text_quote', elements: [leaf('q')] };
    expect(pieces(section(leaf('a')), section(leaf('b')), quote)).toEqual([
      { kind: 'text', text: 'a' },
      { kind: 'line break' },
      { kind: 'text', text: 'b' },
      { kind: 'quote', pieces: [{ kind: 'text', text: 'q' }] },
    ]);
  });

  it('what is not known is left out', () => {
    expect(pieces(section({ type: 'hologram' }), { type: 'rich_text_wave' })).toEqual([]);
  });
});
