import { describe, expect, test } from 'vitest';
import {
  type HolidayCalendars,
  holidayOn,
  readRegion,
  regionsToRead,
  weekInRegion,
  yearsToKnow,
} from '../../../src/domain/settings/public-holidays.ts';
import { addWorkingDays, nextWorkingMoment, type WorkingWeek } from '../../../src/domain/working-days.ts';

const WEEK: WorkingWeek = { days: [1, 2, 3, 4, 5], start: '09:00', end: '17:00', holidays: ['2026-12-24'] };

const KNOWN: HolidayCalendars = {
  'DE-BY': {
    firstYear: 2025,
    lastYear: 2028,
    days: [
      { date: '2026-01-06', name: 'Epiphany' },
      { date: '2026-12-25', name: 'Christmas Day' },
    ],
  },
  'DE-BE': { firstYear: 2024, lastYear: 2027, days: [{ date: '2026-12-25', name: 'Christmas Day' }] },
};
const YEARS = { firstYear: 2025, lastYear: 2028 };

test.each([
  ['DE', 'DE'],
  ['de-by', 'DE-BY'],
  [' us.la.no ', 'US-LA-NO'],
  ['DE BY A', 'DE-BY-A'],
  ['GB/SCT', 'GB-SCT'],
  ['Germany', null],
  ['', null],
  ['D', null],
  ['DE-BY-A-1', null],
  ['__proto__', null],
])('"%s" is read as the region %s', (text, region) => {
  expect(readRegion(text)).toBe(region);
});

describe('working in a region', () => {
  test.each([
    ['2026-01-05', 1, 'DE-BY', '2026-01-07'],
    ['2026-01-05', 1, 'DE-BE', '2026-01-06'],
    ['2026-01-05', 1, null, '2026-01-06'],
    ['2026-12-28', -1, 'DE-BE', '2026-12-23'],
    ['2026-12-28', -1, null, '2026-12-25'],
    ['2026-12-28', -1, 'FR', '2026-12-25'],
  ])('from %s %i working days in %s lead to %s', (date, n, region, expected) => {
    expect(addWorkingDays(date, n, weekInRegion(WEEK, region, KNOWN))).toBe(expected);
  });

  test('a reminder due on a holiday waits for the morning after it', () => {
    const week = weekInRegion(WEEK, 'DE-BY', KNOWN);
    expect(nextWorkingMoment('2026-01-06T10:00:00.000Z', week, 'Europe/Berlin')).toBe(
      '2026-01-07T08:00:00.000Z',
    );
  });

  test('without holidays the week stays the very same', () => {
    expect(weekInRegion(WEEK, null, KNOWN)).toBe(WEEK);
    expect(weekInRegion(WEEK, 'constructor', {})).toBe(WEEK);
  });

  test.each([
    ['2026-01-06', 'DE-BY', 'Epiphany'],
    ['2026-01-06', 'DE-BE', null],
    ['2026-01-06', null, null],
  ])('%s in %s is %s', (date, region, name) => {
    expect(holidayOn(date, region, KNOWN)).toBe(name);
  });
});

describe('what must be read', () => {
  test('is last year, this year and the two after it, where the workspace is', () => {
    expect(yearsToKnow('2026-12-31T23:30:00.000Z', 'UTC')).toEqual(YEARS);
    expect(yearsToKnow('2026-12-31T23:30:00.000Z', 'Europe/Berlin')).toEqual({
      firstYear: 2026,
      lastYear: 2029,
    });
  });
  test('is each region that is unknown, or known for too few years', () => {
    expect(regionsToRead(['GB', null, 'DE-BY', 'DE-BE', 'GB'], KNOWN, YEARS)).toEqual(['DE-BE', 'GB']);
    expect(regionsToRead(['DE-BY'], KNOWN, YEARS)).toEqual([]);
  });
});
