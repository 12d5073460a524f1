import { describe, expect, test } from 'vitest';
import {
  addDays,
  addDuration,
  addMinutes,
  compare,
  daysBetween,
  earlier,
  epochMs,
  formatDate,
  formatDateTime,
  formatTime,
  fromEpochMs,
  isAfter,
  isDate,
  isTime,
  isZone,
  later,
  minutesBetween,
  parseWhen,
  toInstant,
  toWall,
  weekdayOf,
  zoneInWords,
} from '../../src/domain/calendar.ts';

const NOON = '2026-12-12T12:00:00.000Z';
const LATER = '2026-12-12T13:30:30.000Z';

describe('what counts as a zone, a date, a time', () => {
  test.each(['Europe/Berlin', 'America/Argentina/Buenos_Aires', 'Asia/Kathmandu', 'UTC', 'Etc/GMT+5'])(
    '%s is a zone',
    (zone) => expect(isZone(zone)).toBe(true),
  );
  test.each([
    '',
    '+02:00',
    'Europe/Berlln',
    '[Europe/Berlin]',
    'constructor',
    '2026-01-01',
    'Berlin',
    'a'.repeat(5000),
  ])('"%.20s" is no zone', (zone) => expect(isZone(zone)).toBe(false));
  test.each(['2024-02-29', '2026-12-31', '1900-01-01', '2199-12-31'])('%s is a date', (date) =>
    expect(isDate(date)).toBe(true),
  );
  test.each([
    '2025-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-1-1',
    '12026-01-01',
    '2200-01-01',
    '2026-12-31T00:00',
    '',
  ])('"%s" is no date', (date) => expect(isDate(date)).toBe(false));
  test.each([
    ['00:00', true],
    ['23:59', true],
    ['24:00', false],
    ['9:00', false],
    ['12:60', false],
    ['12:00:00', false],
  ])('"%s" as a time of day: %s', (time, expected) => expect(isTime(time)).toBe(expected));
});

describe('moments', () => {
  test('an instant is written in UTC with milliseconds and survives the way to milliseconds and back', () => {
    expect(fromEpochMs(epochMs(NOON))).toBe(NOON);
    expect(fromEpochMs(0)).toBe('1970-01-01T00:00:00.000Z');
    expect(fromEpochMs(epochMs('2026-12-12T13:00:00.5+01:00'))).toBe('2026-12-12T12:00:00.500Z');
  });
  test('a day of duration is 24 hours even when the clocks change', () => {
    const before = toInstant({ date: '2026-03-28', time: '09:00', zone: 'Europe/Berlin' });
    expect(toWall(addDuration(before, { days: 1 }), 'Europe/Berlin').time).toBe('10:00');
  });
  test('durations add up, and negative ones lead back', () => {
    expect(addDuration(NOON, { days: 1, hours: 2, minutes: 3 })).toBe('2026-12-13T14:03:00.000Z');
    expect(addMinutes(addMinutes(NOON, 90.5), -90.5)).toBe(NOON);
    expect(addMinutes(NOON, 90.5)).toBe(LATER);
  });
  test('minutes between two moments keep their fraction and their sign', () => {
    expect(minutesBetween(NOON, LATER)).toBe(90.5);
    expect(minutesBetween(LATER, NOON)).toBe(-90.5);
  });
  test('order is by time, not by spelling', () => {
    expect([compare(NOON, LATER), compare(LATER, NOON), compare(NOON, '2026-12-12T13:00:00+01:00')]).toEqual([
      -1, 1, 0,
    ]);
    expect([earlier(LATER, NOON), later(LATER, NOON)]).toEqual([NOON, LATER]);
    expect([isAfter(LATER, NOON), isAfter(NOON, LATER), isAfter(NOON, NOON)]).toEqual([true, false, false]);
  });
  test.each([
    ['2025-02-30', '10:00', 'Europe/Berlin'],
    ['2025-02-03', '24:00', 'Europe/Berlin'],
    ['2025-02-03', '10:00', 'Nowhere/Land'],
  ])('%s %s in %s is refused, not rounded', (date, time, zone) => {
    expect(() => toInstant({ date, time, zone })).toThrow(RangeError);
  });
});

describe('dates', () => {
  test.each([
    ['2024-02-28', 1, '2024-02-29'],
    ['2025-02-28', 1, '2025-03-01'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2026-03-28', 0, '2026-03-28'],
    ['2024-12-11', 365, '2025-12-11'],
  ])('%s and %i days is %s', (date, days, expected) => {
    expect(addDays(date, days)).toBe(expected);
    expect(daysBetween(date, expected)).toBe(days);
  });
  test('weekdays are numbered from Monday, 1, to Sunday, 7', () => {
    expect(['2024-12-09', '2024-12-12', '2024-12-15'].map(weekdayOf)).toEqual([1, 4, 7]);
  });
});

describe('reading what a person typed', () => {
  test.each([
    ['2026-12-12', '2026-12-12', null],
    ['2026-12-12 14:00', '2026-12-12', '14:00'],
    [' 2026-12-12T14:00 ', '2026-12-12', '14:00'],
  ])('"%s" is understood', (text, date, time) => expect(parseWhen(text)).toEqual({ ok: true, date, time }));
  test.each([
    ['2025-02-30', 'The calendar has no 2025-02-30.'],
    ['2026-12-12 25:00', 'The clock has no 25:00.'],
    ['12.12.2026', 'Write the date as 2026-12-12, with a time as 2026-12-12 14:00.'],
    ['2026-12-12 14:00:00', 'Write the date as 2026-12-12, with a time as 2026-12-12 14:00.'],
    ['tomorrow', 'Write the date as 2026-12-12, with a time as 2026-12-12 14:00.'],
    ['', 'Write the date as 2026-12-12, with a time as 2026-12-12 14:00.'],
  ])('"%s" is refused with what would be right', (text, problem) =>
    expect(parseWhen(text)).toEqual({ ok: false, problem }),
  );
});

describe('times in words', () => {
  const launch = '2024-12-12T13:00:00.000Z';
  test('a moment is shown with the zone that it is shown in', () => {
    expect(formatDateTime(launch, 'Europe/Berlin')).toBe('Thu 12 Dec 2024, 14:00 Berlin time');
    expect(formatDateTime(launch, 'UTC')).toBe('Thu 12 Dec 2024, 13:00 UTC');
    expect(formatTime(launch, 'Asia/Kathmandu')).toBe('18:45');
  });
  test('the year is left out only while it goes without saying', () => {
    expect(formatDateTime(launch, 'Europe/Berlin', '2024-01-01T00:00:00.000Z')).toBe(
      'Thu 12 Dec, 14:00 Berlin time',
    );
    expect(formatDate(launch, 'Europe/Berlin')).toBe('Thu 12 Dec');
    expect(formatDate('2025-01-02', 'UTC', '2024-12-31T12:00:00.000Z')).toBe('Thu 2 Jan 2025');
  });
  test('which year a reference lies in is read in the same zone', () => {
    expect(formatDate('2025-01-02', 'Europe/Berlin', '2024-12-31T23:30:00.000Z')).toBe('Thu 2 Jan');
  });
  test.each([
    ['America/Argentina/Buenos_Aires', 'Buenos Aires time'],
    ['America/New_York', 'New York time'],
    ['Etc/UTC', 'UTC'],
    ['GMT', 'UTC'],
    ['Etc/GMT-3', 'UTC+3'],
    ['europe/berlin', 'Berlin time'],
  ])('%s is called "%s"', (zone, words) => expect(zoneInWords(zone)).toBe(words));
});
