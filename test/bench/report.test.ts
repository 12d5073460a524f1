import { expect, test } from 'vitest';
import { boundLine, keeps, ratioLine, tableOf } from '../../bench/report/line.ts';
import { figure, median, percentile } from '../../bench/report/numbers.ts';

test.each([
  [[3, 1, 2], 2],
  [[4, 1, 2, 3], 2.5],
  [[7], 7],
])('the median of %j is %d', (values, expected) => {
  expect(median(values)).toBe(expected);
});

test.each([
  [0.5, 50],
  [0.99, 99],
  [1, 100],
  [0, 1],
])('the share %d of 1 to 100 lies at %d', (share, expected) => {
  const values = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect(percentile(values, share)).toBe(expected);
});

test.each([
  [0.1234, '0.12 ms'],
  [12.34, '12.3 ms'],
  [1234.5, '1235 ms'],
])('%d is shown as %s', (value, expected) => {
  expect(figure(value, 'ms')).toBe(expected);
});

test('a bound is kept at the bound itself', () => {
  expect([keeps(2, { atMost: 2 }), keeps(2, { atLeast: 2 }), keeps(3, { atMost: 2 })]).toEqual([
    true,
    true,
    false,
  ]);
});

const show = (value: number): string => `${value} ms`;
const five = [1, 2, 3, 4, 5].map((factor) => ({ greenlight: 2 * factor, peer: factor }));

test('two that are measured in turn are compared by the median of the ratios of each pair', () => {
  expect(ratioLine('a thing', five, { atMost: 1.5 }, show)).toEqual({
    what: 'a thing',
    greenlight: '6 ms',
    peer: '3 ms',
    result: '2.00x',
    goal: 'at most 1.5x',
    reached: false,
  });
});

test('fewer pairs than five are said', () => {
  expect(ratioLine('a thing', five.slice(0, 2), null, show).result).toBe('2.00x (2 pairs only)');
});

test('the table says of each line whether its goal was reached', () => {
  const lines = [
    boundLine('one', 1, { atMost: 2 }, show),
    boundLine('two', 3, { atMost: 2 }, show),
    boundLine('three', 3, null, show),
  ];
  expect(tableOf(lines).split('\n').slice(2)).toEqual([
    '| one | 1 ms |  | 1 ms | at most 2 ms | reached |',
    '| two | 3 ms |  | 3 ms | at most 2 ms | **missed** |',
    '| three | 3 ms |  | 3 ms |  |  |',
  ]);
});
