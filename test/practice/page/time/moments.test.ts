import { describe, expect, test } from 'vitest';
import {
  dayNumber,
  dayWords,
  fullMomentWords,
  momentOfTs,
  nearMomentWords,
  shortMomentWords,
  zoneWords,
} from '../../../../src/practice/page/time/moments.ts';

const at = (iso: string): number => Date.parse(iso);
const THURSDAY = at('2026-12-03T09:00:00Z');

describe('a moment', () => {
  test.each([
    ['Europe/Berlin', 'Thu 3 Dec 10:00'],
    ['America/New_York', 'Thu 3 Dec 04:00'],
    ['Asia/Kolkata', 'Thu 3 Dec 14:30'],
  ])('is told in %s as a person there reads it', (zone, words) => {
    expect(shortMomentWords(THURSDAY, zone)).toBe(words);
  });

  test('is told in full for whoever hovers', () => {
    expect(fullMomentWords(THURSDAY, 'Europe/Berlin')).toBe('Thursday 3 December 2026, 10:00');
  });

  test('of a message is that of its ts', () => {
    expect(momentOfTs('1796288400.000200')).toBe(1796288400000);
  });

  test.each([
    ['2026-12-03T20:00:00Z', 'today at 21:00'],
    ['2026-12-03T23:30:00Z', 'tomorrow at 00:30'],
    ['2026-12-02T20:00:00Z', 'yesterday at 21:00'],
    ['2026-12-07T08:00:00Z', 'Mon 7 Dec 09:00'],
  ])('%s is near or far in the days of the reader', (iso, words) => {
    expect(nearMomentWords(at(iso), THURSDAY, 'Europe/Berlin')).toBe(words);
  });
});

describe('days', () => {
  test('are counted by the calendar, also when the clocks change', () => {
    const zone = 'Europe/Berlin';
    const days = ['2026-10-24T12:00:00Z', '2026-10-25T12:00:00Z', '2026-10-26T12:00:00Z'].map((iso) =>
      dayNumber(at(iso), zone),
    );
    expect(days.map((day) => day - (days[0] ?? 0))).toEqual([0, 1, 2]);
  });

  test('begin at midnight of the zone, half hours included', () => {
    const before = dayNumber(at('2026-12-03T18:29:59Z'), 'Asia/Kolkata');
    expect(dayNumber(at('2026-12-03T18:30:00Z'), 'Asia/Kolkata')).toBe(before + 1);
  });

  test.each([
    [0, 'Today'],
    [-1, 'Yesterday'],
    [1, 'Tomorrow'],
    [-7, 'Thursday 26 November 2026'],
  ])('%i days away are called as people call them', (distance, words) => {
    const today = dayNumber(THURSDAY, 'Europe/Berlin');
    expect(dayWords(today + distance, today)).toBe(words);
  });
});

test.each([
  ['America/New_York', 'New York, GMT-5'],
  ['Europe/Berlin', 'Berlin, GMT+1'],
  ['Asia/Kolkata', 'Kolkata, GMT+5:30'],
])('the zone %s is named by its city and its distance', (zone, words) => {
  expect(zoneWords(zone, THURSDAY)).toBe(words);
});
