import { describe, expect, test } from 'vitest';
import {
  addWorkingDays,
  isWorkingDay,
  isWorkingMoment,
  nextWorkingDay,
  nextWorkingMoment,
  previousWorkingDay,
  type WorkingWeek,
  weekProblem,
  workingDaysBefore,
  workingDaysBetween,
  workingHoursAfter,
} from '../../src/domain/working-days.ts';

const WEEK: WorkingWeek = { days: [1, 2, 3, 4, 5], start: '09:00', end: '17:00' };
const CHRISTMAS: WorkingWeek = { ...WEEK, holidays: ['2024-12-25', '2024-12-26', '2025-01-01'] };
const SUNDAY_TO_THURSDAY: WorkingWeek = { ...WEEK, days: [7, 1, 2, 3, 4] };
const BERLIN = 'Europe/Berlin';

test.each([
  ['2024-12-12', WEEK, true],
  ['2024-12-14', WEEK, false],
  ['2024-12-15', WEEK, false],
  ['2024-12-15', SUNDAY_TO_THURSDAY, true],
  ['2024-12-13', SUNDAY_TO_THURSDAY, false],
  ['2024-12-25', CHRISTMAS, false],
  ['2024-12-25', WEEK, true],
])('%s in its week is a working day: $2', (date, week, expected) => {
  expect(isWorkingDay(date, week)).toBe(expected);
});

describe('counting working days', () => {
  test.each([
    ['2024-12-12', 1, WEEK, '2024-12-13'],
    ['2024-12-13', 1, WEEK, '2024-12-16'],
    ['2024-12-12', -3, WEEK, '2024-12-09'],
    ['2024-12-12', -5, WEEK, '2024-12-05'],
    ['2024-12-12', 0, WEEK, '2024-12-12'],
    ['2024-12-14', 0, WEEK, '2024-12-14'],
    ['2024-12-14', 1, WEEK, '2024-12-16'],
    ['2024-12-14', -1, WEEK, '2024-12-13'],
    ['2024-12-24', 1, CHRISTMAS, '2024-12-27'],
    ['2024-12-24', 4, CHRISTMAS, '2025-01-02'],
    ['2025-01-02', -4, CHRISTMAS, '2024-12-24'],
    ['2024-12-12', 1, SUNDAY_TO_THURSDAY, '2024-12-15'],
    ['2024-12-11', 14, WEEK, '2024-12-31'],
  ])('%s and %i working days is $3', (date, n, week, expected) => {
    expect(addWorkingDays(date, n, week)).toBe(expected);
    expect(workingDaysBetween(date, expected, week)).toBe(n);
  });
  test('days before a launch are counted back from it', () => {
    expect(workingDaysBefore('2024-12-12', 3, WEEK)).toBe('2024-12-09');
    expect(workingDaysBefore('2024-12-12', 5, WEEK)).toBe(addWorkingDays('2024-12-12', -5, WEEK));
  });
  test('between a Friday and the Monday after it lies one working day, from a Saturday too', () => {
    expect(workingDaysBetween('2024-12-13', '2024-12-16', WEEK)).toBe(1);
    expect(workingDaysBetween('2024-12-14', '2024-12-16', WEEK)).toBe(1);
    expect(workingDaysBetween('2024-12-14', '2024-12-15', WEEK)).toBe(0);
  });
  test('the neighbours of a weekend are its Friday and its Monday', () => {
    expect([previousWorkingDay('2024-12-15', WEEK), nextWorkingDay('2024-12-15', WEEK)]).toEqual([
      '2024-12-13',
      '2024-12-16',
    ]);
  });
  test('a week without working days ends in an error, not in an endless search', () => {
    expect(() => addWorkingDays('2024-12-12', 1, { ...WEEK, days: [] })).toThrow(RangeError);
  });
  test('a date that does not exist ends in an error', () => {
    expect(() => workingDaysBetween('2024-12-12', '2024-02-30', WEEK)).toThrow(RangeError);
  });
});

describe('working hours in Berlin', () => {
  test.each([
    ['within the hours the moment itself', '2024-12-12T12:34:56.000Z', '2024-12-12T12:34:56.000Z', true],
    ['at the opening the moment itself', '2024-12-12T08:00:00.000Z', '2024-12-12T08:00:00.000Z', true],
    ['before the opening the opening', '2024-12-12T05:00:00.000Z', '2024-12-12T08:00:00.000Z', false],
    ['at the closing the next morning', '2024-12-12T16:00:00.000Z', '2024-12-13T08:00:00.000Z', false],
    ['on Friday evening Monday', '2024-12-13T18:00:00.000Z', '2024-12-16T08:00:00.000Z', false],
    ['on Sunday Monday', '2024-12-15T12:00:00.000Z', '2024-12-16T08:00:00.000Z', false],
    ['after midnight the same local morning', '2024-12-11T23:30:00.000Z', '2024-12-12T08:00:00.000Z', false],
    ['on a holiday the day after it', '2024-12-25T10:00:00.000Z', '2024-12-27T08:00:00.000Z', false],
    [
      'after the clocks went forward an hour earlier',
      '2026-03-28T12:00:00.000Z',
      '2026-03-30T07:00:00.000Z',
      false,
    ],
  ])('%s', (_rule, instant, next, within) => {
    expect(nextWorkingMoment(instant, CHRISTMAS, BERLIN)).toBe(next);
    expect(isWorkingMoment(instant, CHRISTMAS, BERLIN)).toBe(within);
  });
  test('the next working moment is a working moment, and waiting for it again changes nothing', () => {
    const next = nextWorkingMoment('2024-12-14T03:00:00.000Z', WEEK, 'Asia/Kathmandu');
    expect(isWorkingMoment(next, WEEK, 'Asia/Kathmandu')).toBe(true);
    expect(nextWorkingMoment(next, WEEK, 'Asia/Kathmandu')).toBe(next);
  });
  test('in a repeated hour a moment after the first opening is worked, and is never sent back', () => {
    const nights: WorkingWeek = { days: [7], start: '02:30', end: '12:00' };
    const secondPass = '2026-10-25T01:10:00.000Z';
    expect(isWorkingMoment(secondPass, nights, BERLIN)).toBe(true);
    expect(nextWorkingMoment(secondPass, nights, BERLIN)).toBe(secondPass);
  });
  test.each([
    [
      'a shift within the skipped hour',
      { days: [6, 7, 1], start: '02:15', end: '02:45' },
      BERLIN,
      '2026-03-28T12:00:00.000Z',
      '2026-03-30T00:15:00.000Z',
    ],
    ['a skipped day', WEEK, 'Pacific/Apia', '2011-12-30T05:00:00.000Z', '2012-01-01T19:00:00.000Z'],
  ])('%s is no work: the next hours are those of the next working day', (_rule, week, zone, from, next) => {
    expect(nextWorkingMoment(from, week, zone)).toBe(next);
    expect(isWorkingMoment(next, week, zone)).toBe(true);
  });
  test.each([
    ['2024-12-12T13:30:00.000Z', 2.5],
    ['2024-12-12T05:00:00.000Z', 8],
    ['2024-12-12T16:00:00.000Z', 0],
    ['2024-12-12T20:00:00.000Z', 0],
    ['2024-12-14T10:00:00.000Z', 0],
  ])('%s leaves %d hours of work that day', (instant, hours) => {
    expect(workingHoursAfter(instant, WEEK, BERLIN)).toBe(hours);
  });
});

test.each([
  [{ ...WEEK, days: [] }, 'A working week needs at least one day.'],
  [{ ...WEEK, days: [0, 1] }, 'Days are numbered from 1, Monday, to 7, Sunday; 0 is none.'],
  [{ ...WEEK, start: '9:00' }, 'Working hours are written as 09:00; "9:00" is no time of day.'],
  [{ ...WEEK, end: '09:00' }, 'Working hours must end after they start: 09:00 to 09:00.'],
  [{ ...WEEK, holidays: ['2025-02-29'] }, 'Holidays are written as 2026-12-25; "2025-02-29" is no date.'],
  [CHRISTMAS, null],
])('a working week is checked: case %#', (week, problem) => {
  expect(weekProblem(week)).toBe(problem);
});
