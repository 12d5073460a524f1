import { describe, expect, test } from 'vitest';
import { nearestWord, slipsBetween } from '../../src/domain/nearest-word.ts';

const COMMANDS = [
  'new',
  'list',
  'show',
  'status',
  'edit',
  'hold',
  'resume',
  'cancel',
  'launch',
  'handover',
  'help',
];

describe('the nearest word', () => {
  test.each([
    ['status', 'status'],
    ['STATUS', 'status'],
    ['stauts', 'status'],
    ['stat', 'status'],
    ['lsit', 'list'],
    ['lanch', 'launch'],
    ['cancle', 'cancel'],
    ['handovr', 'handover'],
    ['hlep', 'help'],
    ['nwe', 'new'],
  ])('to "%s" is %s', (typed, expected) => expect(nearestWord(typed, COMMANDS)).toBe(expected));

  test.each(['', 'x', 'deploy', 'rollback', 'banana', 'l'.repeat(100_000)])(
    'to "%.10s" is nothing',
    (typed) => {
      expect(nearestWord(typed, COMMANDS)).toBeNull();
    },
  );
  test('of two equally near ones is the one that comes first', () => {
    expect(nearestWord('hxld', ['held', 'hold'])).toBe('held');
  });
});

test.each([
  ['', '', 0],
  ['abc', '', 3],
  ['hold', 'hold', 0],
  ['hold', 'hodl', 1],
  ['kitten', 'sitting', 3],
  ['ca', 'abc', 3],
])('between "%s" and "%s" lie %i slips', (a, b, slips) => {
  expect(slipsBetween(a, b)).toBe(slips);
  expect(slipsBetween(b, a)).toBe(slips);
});
