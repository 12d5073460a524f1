import { expect, test } from 'vitest';
import { fewWords, valueWords } from '../../../src/domain/numbers/figure-words.ts';
import type { Unit } from '../../../src/domain/numbers/figures.ts';
import { readScope } from '../../../src/domain/numbers/scope.ts';

const PRODUCTS = ['Atlas', 'Atlas Mobile', 'Orion 2000'];

test.each([
  ['', null, 2026],
  ['2025', null, 2025],
  ['all', null, null],
  ['atlas', 'Atlas', 2026],
  ['ATLAS 2025', 'Atlas', 2025],
  ['atlas mobile all', 'Atlas Mobile', null],
  ['mobile', 'Atlas Mobile', 2026],
  ['orion 2000', 'Orion 2000', 2026],
  ['orion 2000 2025', 'Orion 2000', 2025],
  ['  orion   2000  ', 'Orion 2000', 2026],
])('"%s" means %s in %s', (typed, product, year) => {
  expect(readScope(typed, PRODUCTS, 2026)).toEqual({ ok: true, scope: { product, year } });
});

test('what fits several products, or none, names those that there are', () => {
  expect(readScope('la', PRODUCTS, 2026)).toEqual({
    ok: false,
    typed: 'la',
    products: ['Atlas', 'Atlas Mobile'],
  });
  expect(readScope('zeus 2025', PRODUCTS, 2026)).toEqual({ ok: false, typed: 'zeus', products: PRODUCTS });
});

test.each<[number, Unit, string]>([
  [75.4, 'percent', '75%'],
  [1, 'days', '1 day'],
  [0.96, 'days', '1 day'],
  [-2, 'days', '-2 days'],
  [5.25, 'hours', '5.3 hours'],
  [71.9, 'hours', '71.9 hours'],
  [84, 'hours', '3.5 days'],
  [12, 'times', '12'],
  [4.25, 'points', '4.3 of 5'],
])('%s %s reads "%s"', (value, unit, words) => {
  expect(valueWords(value, unit)).toBe(words);
});

test.each([
  [1, 'only 1 release'],
  [4, 'only 4 releases'],
  [5, null],
])('a number on %s releases says %s', (releases, words) => {
  expect(fewWords({ releases })).toBe(words);
});
