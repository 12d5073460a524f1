import { expect, test } from 'vitest';
import { addWorkingMinutes, workingMinutesBetween } from '../../../src/domain/forecast/working-time.ts';
import { ZONE } from '../../support/builders.ts';

const week = { days: [1, 2, 3, 4, 5], start: '09:00', end: '17:00', holidays: ['2026-12-08'] };
const wall = { week, zone: ZONE };
/** On the wall in Berlin, in December. */
const at = (day: number, hour: number, minute = 0): string =>
  new Date(Date.UTC(2026, 11, day, hour - 1, minute)).toISOString();

test.each([
  ['within a day', at(1, 10), at(1, 12, 30), 150],
  ['over a night', at(1, 16), at(2, 10), 120],
  ['over a weekend and a day off', at(4, 16), at(9, 10), 60 + 8 * 60 + 60],
  ['from a night to a morning', at(1, 22), at(2, 9, 30), 30],
  ['answered at night', at(1, 16), at(1, 23), 60],
  ['on a weekend alone', at(5, 10), at(6, 12), 0],
  ['backwards', at(2, 10), at(1, 10), 0],
  ['no time at all', at(1, 10), at(1, 10), 0],
])('minutes of work: %s', (_case, from, to, minutes) => {
  expect(workingMinutesBetween(from, to, wall)).toBe(minutes);
});

test.each([
  ['within a day', at(1, 10), 150, at(1, 12, 30)],
  ['to the end of a day', at(1, 10), 7 * 60, at(1, 17)],
  ['a minute more is the next day', at(1, 10), 7 * 60 + 1, at(2, 9, 1)],
  ['over a weekend and a day off', at(4, 16), 60 + 8 * 60 + 60, at(9, 10)],
  ['begun at night', at(1, 22), 30, at(2, 9, 30)],
  ['none at all, at night: when work begins', at(1, 22), 0, at(2, 9)],
])('so much work later: %s', (_case, from, minutes, expected) => {
  expect(addWorkingMinutes(from, minutes, wall)).toBe(expected);
});

test('what was added is what lies between, wherever it begins', () => {
  for (let hour = 0; hour < 48; hour++) {
    for (const minutes of [1, 59, 480, 481, 2000]) {
      const from = at(3, hour);
      expect(workingMinutesBetween(from, addWorkingMinutes(from, minutes, wall), wall)).toBe(minutes);
    }
  }
});
