import fc from 'fast-check';
import { expect, test } from 'vitest';
import { numbersOf } from '../../../src/domain/numbers/numbers.ts';
import { rowsOf } from '../../../src/domain/numbers/rows.ts';
import { storiesIn } from '../../../src/domain/numbers/story.ts';
import { naiveNumbers } from './naive-numbers.ts';
import { history, ZONES } from './random-history.ts';

const YEARS = [2024, 2025, 2026, 2027, null];

/** To the millionth: sums of fractions differ by the order in which they are added. */
const rounded = (value: number | null): number | null =>
  value === null ? null : Math.round(value * 1e6) / 1e6;

test('each number equals a naive computation over 1,000 random histories, across years and clock changes', () => {
  const seen = new Map<string, number>();
  const zones = new Set<string>();
  fc.assert(
    fc.property(history, ({ entries, zone }) => {
      const stories = storiesIn(entries, zone);
      for (const year of YEARS) {
        const own = rowsOf(numbersOf(stories, year, zone));
        const naive = naiveNumbers(entries, year, zone);
        expect(own.map(({ name, of, value, releases }) => [name, of, rounded(value), releases])).toEqual(
          naive.map(({ name, of, value, releases }) => [name, of, rounded(value), releases]),
        );
        for (const { name, value } of own) {
          if (value !== null && value !== 0) seen.set(name, (seen.get(name) ?? 0) + 1);
        }
      }
      zones.add(zone);
    }),
    { numRuns: 1000, seed: 20261121, endOnFailure: true },
  );
  // The search must have been everywhere, or it proves nothing. Nobody was asked how much effort it was.
  const names = new Set(rowsOf(numbersOf([], null, 'UTC')).map(({ name }) => name));
  names.delete('effort');
  for (const name of names) expect([name, (seen.get(name) ?? 0) > 40]).toEqual([name, true]);
  expect(zones.size).toBe(ZONES.length);
});
