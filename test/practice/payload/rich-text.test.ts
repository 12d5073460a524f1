import { describe, expect, it } from 'vitest';
import { blockProblems } from '../../../src/practice/payload/blocks.ts';
import { richSection, richText } from './samples.ts';

const pointers = (...parts: object[]) =>
  blockProblems([richText(...parts)], 'message').map((problem) => problem.pointer);

const words = { type: 'text', text: 'Hello' };

const LEAVES: [string, object, string][] = [
  ['text', words, 'text'],
  ['link', { type: 'link', url: 'https://a.example' }, 'url'],
  ['user', { type: 'user', user_id: 'U01' }, 'user_id'],
  ['channel', { type: 'channel', channel_id: 'C01' }, 'channel_id'],
  ['usergroup', { type: 'usergroup', usergroup_id: 'S01' }, 'usergroup_id'],
  ['emoji', { type: 'emoji', name: 'rocket' }, 'name'],
  ['date', { type: 'date', timestamp: 1_733_918_400, format: '{date}' }, 'timestamp'],
  ['date', { type: 'date', timestamp: 1_733_918_400, format: '{date}' }, 'format'],
  ['broadcast', { type: 'broadcast', range: 'here' }, 'range'],
];

describe('rich text', () => {
  it.each(LEAVES)('a %s is taken, also with a style, and refused without its %o', (_, leaf, field) => {
    expect(pointers(richSection(leaf))).toEqual([]);
    expect(pointers(richSection({ ...leaf, style: { bold: true } }))).toEqual([]);
    expect(pointers(richSection({ ...leaf, [field]: undefined }))).toEqual([
      '/blocks/0/elements/0/elements/0',
    ]);
  });

  it('lists, quotes and preformatted text are taken', () => {
    expect(
      pointers(
        richSection(words),
        { type: 'rich_text_list', style: 'bullet', elements: [richSection(words)], indent: 1, border: 1 },
        { type: 'rich_text_quote', elements: [words], border: 0 },
        { type: 'rich_text_preformatted', elements: [words] },
      ),
    ).toEqual([]);
  });

  it.each([
    ['an unknown leaf', richSection({ type: 'marquee', text: 'x' }), '/elements/0/type'],
    ['an unknown field', richSection({ ...words, colour: 'red' }), '/elements/0/colour'],
    ['an unknown style', richSection({ ...words, style: { blink: true } }), '/elements/0/style/blink'],
    ['a bare string', richSection(words, 'Hello' as unknown as object), '/elements/1'],
    ['a broadcast to nobody known', richSection({ type: 'broadcast', range: 'all' }), '/elements/0/range'],
    ['a link to a script', richSection({ type: 'link', url: 'javascript:x' }), '/elements/0/url'],
    ['a list without a style', { type: 'rich_text_list', elements: [richSection(words)] }, ''],
    [
      'a leaf directly in a list',
      { type: 'rich_text_list', style: 'bullet', elements: [words] },
      '/elements/0/type',
    ],
    [
      'a mention in preformatted text',
      { type: 'rich_text_preformatted', elements: [{ type: 'user', user_id: 'U01' }] },
      '/elements/0/type',
    ],
    ['a leaf directly in the block', words, '/type'],
  ])('%s is refused', (_, part, pointer) => {
    expect(pointers(part)).toEqual([`/blocks/0/elements/0${pointer}`]);
  });
});
