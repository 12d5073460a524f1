import { describe, expect, it } from 'vitest';
import { viewIsTooLarge, viewProblems } from '../../../src/practice/payload/view.ts';
import { input, long, many, modal, mrkdwn, plain, section, textInput } from './samples.ts';

const pointers = (view: unknown, kind: 'modal' | 'home' = 'modal') =>
  viewProblems(view, kind).map((problem) => problem.pointer);
const home = (more: object = {}) => ({ type: 'home', blocks: [section()], ...more });

describe('views', () => {
  it.each([
    ['title', 24, '/title/text', (n: number) => ({ title: plain(long(n)) })],
    ['submit', 24, '/submit/text', (n: number) => ({ submit: plain(long(n)) })],
    ['close', 24, '/close/text', (n: number) => ({ close: plain(long(n)) })],
    ['callback_id', 255, '/callback_id', (n: number) => ({ callback_id: long(n) })],
    ['external_id', 255, '/external_id', (n: number) => ({ external_id: long(n) })],
    ['private_metadata', 3000, '/private_metadata', (n: number) => ({ private_metadata: long(n) })],
  ])('%s: %i characters are taken, one more is refused', (_, limit, pointer, more) => {
    expect(pointers(modal([section()], more(limit)))).toEqual([]);
    expect(pointers(modal([section()], more(limit + 1)))).toEqual([pointer]);
  });

  it('submit is required as soon as there is an input', () => {
    expect(pointers(modal([section()], { submit: undefined }))).toEqual([]);
    expect(pointers(modal([input(textInput())], { submit: undefined }))).toEqual(['/submit']);
  });

  it.each([
    ['a modal without a title', modal([section()], { title: undefined }), 'modal', ''],
    ['mrkdwn in a title', modal([section()], { title: mrkdwn('x') }), 'modal', '/title/type'],
    ['a modal without blocks', modal([], {}), 'modal', '/blocks'],
    ['an unknown field', modal([section()], { width: 3 }), 'modal', '/width'],
    ['a Home where a modal is expected', home(), 'modal', '/type'],
    ['a modal where a Home is expected', modal([section()]), 'home', '/type'],
    ['a Home with a title', home({ title: plain('x') }), 'home', '/title'],
    ['a Home with submit', home({ submit: plain('x') }), 'home', '/submit'],
    ['a Home with close', home({ close: plain('x') }), 'home', '/close'],
    ['a view that is none', 'modal', 'modal', ''],
    [
      'a block of another surface',
      home({ blocks: [{ type: 'alert', text: plain('x') }] }),
      'home',
      '/blocks/0/type',
    ],
  ] as const)('%s is refused', (_, view, kind, pointer) => {
    expect(pointers(view, kind)).toEqual([pointer]);
  });

  it('a view of more than 250 kB is too large', () => {
    const texts = (characters: number) => modal(many(100, () => section(long(characters))));
    expect(viewIsTooLarge(texts(2000))).toBe(false);
    expect(pointers(texts(2000))).toEqual([]);
    expect(viewIsTooLarge(texts(2600))).toBe(true);
    expect(pointers(texts(2600))).toEqual(['']);
  });

  it('the size is counted in bytes, not in characters', () => {
    expect(viewIsTooLarge(modal(many(100, () => section('é'.repeat(1300)))))).toBe(true);
  });
});
