import { describe, expect, test } from 'vitest';
import { noScores, noWords } from '../../../src/domain/feedback/feedback.ts';
import {
  ASIDE,
  groupingOf,
  type Remark,
  remarksOf,
  THEME_MAX,
  type Theme,
  themeFrom,
  toTell,
} from '../../../src/domain/feedback/themes.ts';
import { NOW } from '../../support/builders.ts';

const remark = (id: string): Remark => ({
  id,
  question: 'wish',
  text: `text ${id}`,
  name: null,
  permalink: null,
  reactions: '',
});
const theme = (id: string, position: number, more: Partial<Theme> = {}): Theme => ({
  ...themeFrom({ text: id, question: 'wish' }, id, position),
  ...more,
});

describe('remarks', () => {
  const ann = {
    releaseId: 'rel-atlas',
    userId: 'U0ANN',
    name: 'Ann',
    ...noScores,
    words: { ...noWords, liked: 'Fast', friction: 'Export by hand' },
    at: NOW,
  };
  const unnamed = (id: string) => ({
    releaseId: 'rel-atlas',
    id,
    ...noScores,
    words: { ...noWords, wish: `wish ${id}` },
    day: '2026-12-11',
  });

  test('are what was said to each question', () => {
    expect(remarksOf([ann], [], []).map(({ id, text, name }) => [id, text, name])).toEqual([
      ['U0ANN:liked', 'Fast', 'Ann'],
      ['U0ANN:friction', 'Export by hand', 'Ann'],
    ]);
  });

  test.each([
    [2, 0],
    [3, 3],
  ])('of %i without a name, %i can be read', (given, read) => {
    expect(remarksOf([], ['a', 'b', 'c'].slice(0, given).map(unnamed), [])).toHaveLength(read);
  });
});

describe('grouping', () => {
  const all = ['a', 'b', 'c', 'd'].map(remark);

  test('what was said most often stands first; what was put aside stands nowhere', () => {
    const where = new Map([
      ['a', 't1'],
      ['b', 't2'],
      ['c', 't2'],
      ['d', ASIDE],
    ]);
    const { themes, loose } = groupingOf(all, [theme('t1', 1), theme('t2', 2)], where);
    expect(themes.map((each) => [each.theme.id, each.remarks.length])).toEqual([
      ['t2', 2],
      ['t1', 1],
    ]);
    expect(loose).toEqual([]);
  });

  test('a remark of a theme that is gone is loose again', () => {
    expect(groupingOf(all, [], new Map([['a', 't9']])).loose).toHaveLength(4);
  });
});

test('a theme begins with the words that it was made from, on one line and cut to fit', () => {
  expect(themeFrom({ text: ' slow\n start ', question: 'friction' }, 't1', 4)).toEqual({
    id: 't1',
    position: 4,
    name: 'slow start',
    tag: 'problem',
    became: null,
    answer: '',
    told: 0,
  });
  expect([...themeFrom({ text: 'x'.repeat(500), question: 'liked' }, 't', 1).name]).toHaveLength(THEME_MAX);
});

test('told is what has an answer that nobody heard', () => {
  const themes = [
    theme('a', 1),
    theme('b', 2, { answer: 'Done' }),
    theme('c', 3, { answer: 'Done', told: 1 }),
  ];
  expect(toTell(themes).map(({ id }) => id)).toEqual(['b']);
});
