import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromEpochMs, nextOccurrence, toInstant, toWall } from '../../src/domain/calendar.ts';
import {
  addWorkingDays,
  isWorkingMoment,
  nextWorkingMoment,
  type WorkingWeek,
  workingDaysBetween,
} from '../../src/domain/working-days.ts';
import { changeMoments, dateAt, momentOf, wallByIntl, weekdayByUtc } from './calendar-oracle.ts';
import { firstWorkedMoment, nthWorkingDay } from './working-days-oracle.ts';

const SEED = Number(process.env.SEED ?? 20_261_121);
const RUNS = { seed: SEED, numRuns: 1000 };
const MINUTE = 60_000;
const DAY = 86_400_000;

const ALL_ZONES = Intl.supportedValuesOf('timeZone');

/** A zone and a moment from 1980 to 2037: anywhere, or within a day of one of that zone's clock changes. */
const places = fc
  .record({
    zone: fc.constantFrom(...ALL_ZONES),
    year: fc.integer({ min: 1980, max: 2037 }),
    minute: fc.integer({ min: 0, max: 365 * 24 * 60 - 1 }),
    change: fc.option(fc.nat(1), { nil: null }),
    near: fc.integer({ min: -24 * 60, max: 24 * 60 }),
  })
  .map(({ zone, year, minute, change, near }) => {
    const moment = change === null ? undefined : changeMoments(zone, year, year)[change];
    const ms = moment === undefined ? Date.UTC(year, 0, 1) + minute * MINUTE : moment + near * MINUTE;
    return { zone, ms };
  });

const weeks: fc.Arbitrary<{ days: number[]; start: string; end: string; off: number[] }> = fc.record({
  days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 6 }),
  start: fc.constantFrom('00:00', '02:15', '07:30', '09:00'),
  end: fc.constantFrom('02:45', '12:00', '17:00', '23:59'),
  off: fc.uniqueArray(fc.integer({ min: -20, max: 20 }), { maxLength: 10 }),
});

const weekAt = (
  week: { days: number[]; start: string; end: string; off: number[] },
  ms: number,
): WorkingWeek => ({
  days: week.days,
  start: week.start,
  end: week.end > week.start ? week.end : '23:59',
  holidays: week.off.map((days) => dateAt(ms, days)),
});

describe(`1,000 zones and dates, seed ${SEED}`, () => {
  test('a moment is shown, and a wall clock is read, as the oracle does', () => {
    fc.assert(
      fc.property(places, fc.integer({ min: 0, max: 24 * 60 - 1 }), ({ zone, ms }, minute) => {
        const shown = toWall(fromEpochMs(ms), zone);
        expect(`${shown.date}T${shown.time}`).toBe(wallByIntl(ms, zone));
        const time = wallByIntl(minute * MINUTE, 'UTC').slice(11);
        for (const date of [shown.date, dateAt(ms, 1)]) {
          expect(toInstant({ date, time, zone })).toBe(fromEpochMs(momentOf(`${date}T${time}`, zone)));
        }
        // What a clock shows means that moment, or the first of two.
        const first = Date.parse(toInstant(shown));
        expect([ms, momentOf(wallByIntl(ms, zone), zone)]).toContain(first);
      }),
      RUNS,
    );
  });

  test('the next time of a schedule is the one that looking at every date finds', () => {
    const rules = fc.record({
      hour: fc.integer({ min: 0, max: 23 }),
      minute: fc.integer({ min: 0, max: 59 }),
      weekday: fc.option(fc.integer({ min: 1, max: 7 }), { nil: null }),
    });
    fc.assert(
      fc.property(places, rules, ({ zone, ms }, { hour, minute, weekday }) => {
        const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
        const dates = Array.from({ length: 12 }, (_, i) => dateAt(ms, i - 2));
        const runs = dates
          .filter((date) => weekday === null || weekdayByUtc(date) === weekday)
          .map((date) => momentOf(`${date}T${time}`, zone))
          .sort((a, b) => a - b);
        const expected = runs.find((run) => run > ms);
        const actual = nextOccurrence(`${minute} ${hour} * * ${weekday ?? '*'}`, zone, fromEpochMs(ms));
        expect(actual).toBe(expected === undefined ? null : fromEpochMs(expected));
      }),
      RUNS,
    );
  });

  test('working days are counted as they are on a list of all of them', () => {
    fc.assert(
      fc.property(places, weeks, fc.integer({ min: -15, max: 15 }), ({ ms }, chosen, n) => {
        const week = weekAt(chosen, ms);
        const date = dateAt(ms);
        const there = addWorkingDays(date, n, week);
        expect(there).toBe(nthWorkingDay(date, n, week));
        expect(workingDaysBetween(date, there, week)).toBe(n);
      }),
      RUNS,
    );
  });

  test('the next working moment is the first within the hours of a working day', () => {
    fc.assert(
      fc.property(places, weeks, ({ zone, ms }, chosen) => {
        const week = weekAt(chosen, ms);
        const next = nextWorkingMoment(fromEpochMs(ms), week, zone);
        expect(next).toBe(fromEpochMs(firstWorkedMoment(ms, week, zone)));
        expect(isWorkingMoment(next, week, zone)).toBe(true);
      }),
      RUNS,
    );
  });

  test('time goes on: a later moment never has an earlier next working moment', () => {
    fc.assert(
      fc.property(places, weeks, fc.integer({ min: 0, max: 3 * DAY }), ({ zone, ms }, chosen, ahead) => {
        const week = weekAt(chosen, ms);
        const [one, other] = [ms, ms + ahead].map((at) => nextWorkingMoment(fromEpochMs(at), week, zone));
        expect(String(one) <= String(other)).toBe(true);
      }),
      RUNS,
    );
  });
});
