import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../../src/domain/calendar.ts';
import {
  type DayCount,
  relativeTo,
  resolveWhen,
  tMinusWords,
  type When,
} from '../../../src/domain/contents/when.ts';
import type { WorkingWeek } from '../../../src/domain/working-days.ts';
import { launchOn } from '../../support/builders.ts';

const WEEK: WorkingWeek = { days: [1, 2, 3, 4, 5], start: '09:00', end: '17:00' };
const CHRISTMAS: WorkingWeek = { ...WEEK, holidays: ['2026-12-24', '2026-12-25', '2026-12-28'] };
const SUNDAY_TO_THURSDAY: WorkingWeek = { ...WEEK, days: [7, 1, 2, 3, 4] };

const distance = (
  days: number,
  count: DayCount = 'working_days',
  time: string | null = null,
  zone: string | null = null,
): When => ({ kind: 'relative', days, count, time, zone });
const fixed = (date: string, until: string | null = null, time: string | null = null): When => ({
  kind: 'fixed',
  date,
  until,
  time,
  zone: null,
});

describe('a distance from the launch, by hand', () => {
  test.each<[string, When, string, WorkingWeek, string]>([
    ['the day itself', distance(0), '2026-12-10', WEEK, '2026-12-10'],
    ['the day itself, though nobody works then', distance(0), '2026-12-12', WEEK, '2026-12-12'],
    ['three working days before a Thursday', distance(-3), '2026-12-10', WEEK, '2026-12-07'],
    ['five working days before, over a weekend', distance(-5), '2026-12-10', WEEK, '2026-12-03'],
    ['one working day before a Sunday', distance(-1), '2026-12-13', WEEK, '2026-12-11'],
    ['one working day after a Saturday', distance(1), '2026-12-12', WEEK, '2026-12-14'],
    ['two working days after, over holidays', distance(2), '2026-12-23', CHRISTMAS, '2026-12-30'],
    ['two working days before, over holidays', distance(-2), '2026-12-29', CHRISTMAS, '2026-12-22'],
    [
      'one working day after a Thursday, where Friday is free',
      distance(1),
      '2026-12-10',
      SUNDAY_TO_THURSDAY,
      '2026-12-13',
    ],
    ['five days of the calendar before', distance(-5, 'days'), '2026-12-10', CHRISTMAS, '2026-12-05'],
    ['fourteen days of the calendar after', distance(14, 'days'), '2026-12-20', CHRISTMAS, '2027-01-03'],
    ['over the end of a February', distance(-1, 'days'), '2028-03-01', WEEK, '2028-02-29'],
  ])('%s', (_what, when, launch, week, date) => {
    expect(resolveWhen(when, launchOn(launch), week)).toEqual({
      date,
      until: date,
      time: null,
      zone: 'Europe/Berlin',
      at: null,
    });
  });
});

/** Instants worked out by hand from the offset of that day. */
describe('the time of day across clock changes', () => {
  test.each<[string, When, ReturnType<typeof launchOn>, string]>([
    [
      'Berlin, before summer time',
      distance(-2, 'working_days', '09:00'),
      launchOn('2026-03-31', '14:00', 'Europe/Berlin'),
      '2026-03-27T08:00:00.000Z',
    ],
    [
      'Berlin, in summer time',
      distance(-1, 'working_days', '09:00'),
      launchOn('2026-03-31', '14:00', 'Europe/Berlin'),
      '2026-03-30T07:00:00.000Z',
    ],
    [
      'Berlin, after summer time',
      distance(1, 'days', '09:00'),
      launchOn('2026-10-24', '14:00', 'Europe/Berlin'),
      '2026-10-25T08:00:00.000Z',
    ],
    [
      'New York, before',
      distance(-2, 'working_days', '09:00'),
      launchOn('2026-03-10', '14:00', 'America/New_York'),
      '2026-03-06T14:00:00.000Z',
    ],
    [
      'New York, after',
      distance(-1, 'working_days', '09:00'),
      launchOn('2026-03-10', '14:00', 'America/New_York'),
      '2026-03-09T13:00:00.000Z',
    ],
    [
      'Sydney, whose summer ends in April',
      distance(-3, 'days', '09:00'),
      launchOn('2026-04-07', '14:00', 'Australia/Sydney'),
      '2026-04-03T22:00:00.000Z',
    ],
    [
      'Sydney, after it',
      distance(-1, 'days', '09:00'),
      launchOn('2026-04-07', '14:00', 'Australia/Sydney'),
      '2026-04-05T23:00:00.000Z',
    ],
    [
      'Lord Howe, whose clocks change by half an hour',
      distance(-1, 'days', '09:00'),
      launchOn('2026-04-06', '14:00', 'Australia/Lord_Howe'),
      '2026-04-04T22:30:00.000Z',
    ],
    [
      'Kathmandu, which never changes',
      distance(-5, 'days', '09:00'),
      launchOn('2026-03-31', '14:00', 'Asia/Kathmandu'),
      '2026-03-26T03:15:00.000Z',
    ],
  ])('%s', (_where, when, launch, at) => {
    expect(resolveWhen(when, launch, WEEK).at).toBe(at);
  });
});

describe('the zone', () => {
  const tokyo = launchOn('2026-12-10', '08:00', 'Asia/Tokyo');

  test('is that of the launch, unless it has one of its own', () => {
    expect(resolveWhen(distance(-1, 'days', '09:00'), tokyo, WEEK)).toMatchObject({
      date: '2026-12-09',
      zone: 'Asia/Tokyo',
      at: '2026-12-09T00:00:00.000Z',
    });
    const here = distance(-1, 'days', '09:00', 'America/Los_Angeles');
    expect(resolveWhen(here, tokyo, WEEK)).toMatchObject({
      zone: 'America/Los_Angeles',
      at: '2026-12-09T17:00:00.000Z',
    });
  });

  test('days are counted on the wall of the launch, where it may be tomorrow already', () => {
    // It is still the ninth in Los Angeles when it launches in Tokyo.
    const here = distance(0, 'days', null, 'America/Los_Angeles');
    expect(resolveWhen(here, tokyo, WEEK).date).toBe('2026-12-10');
  });
});

describe('a day of the calendar', () => {
  test('stays where it is when the launch moves, and has its last day', () => {
    const fair = fixed('2026-12-01', '2026-12-03');
    for (const launch of ['2026-12-10', '2027-02-01']) {
      expect(resolveWhen(fair, launchOn(launch), WEEK)).toMatchObject({
        date: '2026-12-01',
        until: '2026-12-03',
      });
    }
    expect(resolveWhen(fixed('2026-12-01', null, '12:30'), launchOn('2026-12-10'), WEEK)).toMatchObject({
      until: '2026-12-01',
      at: '2026-12-01T11:30:00.000Z',
    });
  });

  test('said as a distance is in working days, else in days of the calendar', () => {
    const day = (date: string) =>
      relativeTo({ date, time: '09:00', zone: null }, launchOn('2026-12-10'), WEEK);
    expect(day('2026-12-07')).toEqual(distance(-3, 'working_days', '09:00'));
    expect(day('2026-12-06')).toEqual(distance(-4, 'days', '09:00'));
    expect(day('2026-12-10')).toEqual(distance(0, 'working_days', '09:00'));
    expect(day('2026-12-14')).toEqual(distance(2, 'working_days', '09:00'));
  });
});

test.each<[When, string | null]>([
  [distance(-5), 'T-5'],
  [distance(0), 'T-0'],
  [distance(0, 'days'), 'T-0'],
  [distance(1), 'T+1'],
  [distance(14, 'days'), 'T+14 calendar days'],
  [distance(-2, 'days'), 'T-2 calendar days'],
  [fixed('2026-12-01'), null],
])('%j is said as %s', (when, words) => {
  expect(tMinusWords(when)).toBe(words);
});

const weeks = fc.constantFrom(WEEK, CHRISTMAS, SUNDAY_TO_THURSDAY, { ...WEEK, days: [3] });
const dates = fc.integer({ min: 0, max: 800 }).map((days) => addDays('2026-01-01', days));
const zones = fc.constantFrom('Europe/Berlin', 'Asia/Tokyo', 'America/New_York', 'Pacific/Apia');

test('any day said as a distance is the same day again, and the same moment', () => {
  fc.assert(
    fc.property(
      dates,
      dates,
      weeks,
      zones,
      fc.constantFrom(null, '09:00', '23:30'),
      fc.option(zones),
      (launchDate, date, week, launchZone, time, zone) => {
        const launch = launchOn(launchDate, '14:00', launchZone);
        const relative = relativeTo({ date, time, zone }, launch, week);
        const there = resolveWhen(relative, launch, week);
        expect(there).toEqual(resolveWhen({ kind: 'fixed', date, until: null, time, zone }, launch, week));
        expect(relative.kind).toBe('relative');
      },
    ),
  );
});
