import { expect, test } from 'vitest';
import { countedBefore, countOf, uncounted } from '../../../src/domain/feedback/count.ts';
import {
  type AnonymousFeedback,
  byGroup,
  type NamedFeedback,
  noScores,
  noWords,
  type Rating,
} from '../../../src/domain/feedback/feedback.ts';
import { NOW } from '../../support/builders.ts';
import { aCount } from './feedback-cases.ts';

const named = (userId: string, rating: Rating | null, counted = false) => ({
  ...({
    releaseId: 'rel-atlas',
    userId,
    name: userId,
    ...noScores,
    rating,
    words: noWords,
    at: NOW,
  } satisfies NamedFeedback),
  counted,
});

const unnamed = (id: string, rating: Rating | null, counted = false) => ({
  ...({
    releaseId: 'rel-atlas',
    id,
    ...noScores,
    rating,
    effort: 2,
    words: noWords,
    day: '2026-12-11',
  } satisfies AnonymousFeedback),
  counted,
});

test('each answer is counted once', () => {
  const { named: some } = uncounted([named('U1', 5, true), named('U2', 3)], []);
  expect(some.map(({ userId }) => userId)).toEqual(['U2']);
});

test.each([
  [2, 0],
  [3, 3],
  [4, 4],
])(
  'of %i new answers without a name %i are counted: fewer than three would give somebody away',
  (given, count) => {
    const answers = ['a', 'b', 'c', 'd'].slice(0, given).map((id) => unnamed(id, 1));
    const before = [unnamed('x', 1, true), unnamed('y', 1, true)];
    expect(uncounted([], [...before, ...answers]).anonymous).toHaveLength(count);
  },
);

test('a count is sums alone: what nobody said is in neither sum nor count', () => {
  expect(countOf('late', [named('U1', 5), named('U2', null), unnamed('a', 2)])).toEqual({
    round: 'late',
    answers: 3,
    ratings: { sum: 7, count: 2 },
    confidence: { sum: 0, count: 0 },
    effort: { sum: 2, count: 1 },
  });
});

test('a close is counted before; where nothing is new, nothing is said', () => {
  const closed = { type: 'release_closed', outcome: 'x', lessons: 'y' } as const;
  expect(countedBefore([closed], aCount)).toEqual([{ type: 'feedback_counted', ...aCount }, closed]);
  expect(countedBefore([closed], { ...aCount, answers: 0 })).toEqual([closed]);
});

test.each([
  [3, 3, { ran: 5, use: 2 }],
  [2, 3, null],
  [3, 2, null],
])('%i who ran it beside %i others: %j, small groups are not broken down', (ran, use, groups) => {
  const own = ['U1', 'U2', 'U3'].slice(0, ran);
  const others = ['U7', 'U8', 'U9'].slice(0, use);
  const answers = [...own.map((id) => named(id, 5)), ...others.map((id) => named(id, 2))];
  expect(byGroup(answers, own)).toEqual(groups);
});
