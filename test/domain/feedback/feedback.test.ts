import { describe, expect, test } from 'vitest';
import {
  type AnonymousFeedback,
  type NamedFeedback,
  noScores,
  noWords,
  type Rating,
  summarise,
} from '../../../src/domain/feedback/feedback.ts';
import { NOW } from '../../support/builders.ts';

const named = (name: string, rating: Rating | null, liked = ''): NamedFeedback => ({
  releaseId: 'rel-atlas',
  userId: `U0${name}`,
  name,
  ...noScores,
  rating,
  words: { ...noWords, liked },
  at: NOW,
});

const anonymous = (id: string, rating: Rating | null, wish = ''): AnonymousFeedback => ({
  id,
  releaseId: 'rel-atlas',
  ...noScores,
  rating,
  words: { ...noWords, wish },
  day: '2026-12-15',
});

describe('the summary of the feedback', () => {
  test('counts every rating and averages those that were given', () => {
    const summary = summarise([named('Ann', 5), named('Bob', 2), named('Cid', null, 'Fast')], []);
    expect(summary).toEqual({
      ratings: { 1: 0, 2: 1, 3: 0, 4: 0, 5: 1 },
      average: 3.5,
      confidence: null,
      effort: null,
      answers: 3,
      words: [{ ...noWords, liked: 'Fast', name: 'Cid' }],
      withheld: 0,
    });
  });

  test('nobody answered: no average, not a zero', () => {
    expect(summarise([], [])).toMatchObject({ average: null, answers: 0, withheld: 0, words: [] });
  });

  test.each([0, 1, 2])('%i anonymous answers are kept back: neither words nor ratings show', (count) => {
    const few = ['a', 'b'].slice(0, count).map((id) => anonymous(id, 1, 'secret'));
    const summary = summarise([named('Ann', 5)], few);
    expect(summary).toMatchObject({ average: 5, answers: 1, words: [], withheld: count });
    expect(JSON.stringify(summary)).not.toContain('secret');
  });

  test('from three on they are read, without names', () => {
    const three = ['a', 'b', 'c'].map((id) => anonymous(id, 2, `wish ${id}`));
    const summary = summarise([named('Ann', 5)], three);
    expect(summary).toMatchObject({ answers: 4, withheld: 0, average: 2.75 });
    expect(summary.words.map(({ name }) => name)).toEqual([null, null, null]);
  });

  test('shows nothing of an anonymous answer but its rating and words', () => {
    const three = ['id-a', 'id-b', 'id-c'].map((id) => anonymous(id, 2, 'Please'));
    const text = JSON.stringify(summarise([], three));
    expect(text).not.toContain('id-a');
    expect(text).not.toContain('2026-12-15');
  });
});
