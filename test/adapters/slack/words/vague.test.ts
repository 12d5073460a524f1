import { expect, test } from 'vitest';
import { vagueWords } from '../../../../src/adapters/slack/words/vague.ts';
import type { Vague } from '../../../../src/domain/plan/vague-plan.ts';

test.each<[Vague, string]>([
  [{ kind: 'no_gain', points: 2 }, '2 points of the scope do not say what users gain.'],
  [{ kind: 'no_gain', points: 1 }, '1 point of the scope does not say what users gain.'],
  [{ kind: 'grown', points: 3 }, '3 points of the scope were added since Start.'],
  [{ kind: 'grown', points: 1 }, '1 point of the scope was added since Start.'],
  [{ kind: 'no_limits' }, 'It does not say what is out of scope.'],
])('%o is said in words', (vague, words) => {
  expect(vagueWords(vague)).toBe(words);
});
