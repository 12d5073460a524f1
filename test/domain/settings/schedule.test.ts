import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, cronProblem, nextOccurrence, toWall, weekdayOf } from '../../../src/domain/calendar.ts';
import { scheduleInWords } from '../../../src/domain/settings/schedule-words.ts';
import { cronOf } from '../../../src/domain/settings/weekly-schedule.ts';

const BERLIN = 'Europe/Berlin';

const occurrences = (cron: string, zone: string, after: string, count: number): (string | null)[] => {
  const found: (string | null)[] = [];
  let last: string | null = after;
  while (found.length < count && last !== null) {
    last = nextOccurrence(cron, zone, last);
    found.push(last);
  }
  return found;
};

describe('the next time of a schedule', () => {
  test('comes strictly after the given moment, to the second', () => {
    expect(nextOccurrence('0 10 * * 2', BERLIN, '2026-12-08T09:00:00.000Z')).toBe('2026-12-15T09:00:00.000Z');
    expect(nextOccurrence('0 10 * * 2', BERLIN, '2026-12-08T08:59:59.999Z')).toBe('2026-12-08T09:00:00.000Z');
  });
  test('keeps the wall clock when the clocks change', () => {
    expect(occurrences('0 10 * * 2', BERLIN, '2026-10-15T00:00:00.000Z', 2)).toEqual([
      '2026-10-20T08:00:00.000Z',
      '2026-10-27T09:00:00.000Z',
    ]);
  });
  test('a skipped time runs at the end of the gap, and once even where another time means the same minute', () => {
    expect(occurrences('30 1,2,3 * * *', BERLIN, '2026-03-28T23:00:00.000Z', 4)).toEqual([
      '2026-03-29T00:30:00.000Z',
      '2026-03-29T01:00:00.000Z',
      '2026-03-29T01:30:00.000Z',
      '2026-03-29T23:30:00.000Z',
    ]);
    expect(occurrences('0 * * * *', BERLIN, '2026-03-29T00:30:00.000Z', 2)).toEqual([
      '2026-03-29T01:00:00.000Z',
      '2026-03-29T02:00:00.000Z',
    ]);
  });
  test('a repeated hour runs the first time only, also when asked within its second pass', () => {
    expect(nextOccurrence('30 2 * * *', BERLIN, '2026-10-25T00:30:00.000Z')).toBe('2026-10-26T01:30:00.000Z');
    expect(nextOccurrence('30 2 * * *', BERLIN, '2026-10-25T01:10:00.000Z')).toBe('2026-10-26T01:30:00.000Z');
  });
  test('a day that the zone left out does not silence the days after it', () => {
    expect(nextOccurrence('0 10 * * *', 'Pacific/Apia', '2011-12-30T12:00:00.000Z')).toBe(
      '2011-12-30T20:00:00.000Z',
    );
  });
  test('is null for a date that never comes', () => {
    expect(nextOccurrence('0 10 31 2 *', BERLIN, '2026-01-01T00:00:00.000Z')).toBeNull();
  });
});

describe('what a schedule may not be', () => {
  test.each([
    ['0 0 10 * * 2', 'A schedule has no seconds: write minute, hour, day, month, day of the week.'],
    ['* * * * *', 'A schedule runs once an hour at most: give one minute, as in "0 10 * * 2".'],
    ['*/30 9 * * *', 'A schedule runs once an hour at most: give one minute, as in "0 10 * * 2".'],
    ['0,1 9 * * *', 'A schedule runs once an hour at most: give one minute, as in "0 10 * * 2".'],
    ['0 25 * * *', '"25" is no hour that a schedule can have.'],
    ['0 10 32 * *', '"32" is no day of the month that a schedule can have.'],
    ['0 10 * 13 *', '"13" is no month that a schedule can have.'],
    ['0 10 * * TUES', '"TUES" is no day of the week that a schedule can have.'],
    ['0 10 30 2 *', 'This schedule never happens.'],
    ['@daily', 'A schedule has five parts: minute, hour, day, month, day of the week, as in "0 10 * * 2".'],
    ['', 'A schedule has five parts: minute, hour, day, month, day of the week, as in "0 10 * * 2".'],
  ])('"%s" is refused with the reason', (cron, problem) => expect(cronProblem(cron)).toBe(problem));

  test.each(['0 10 * * 2', ' 0  10 * * MON-FRI ', '30 9 1,15 * *', '0 * * * *', '0 10 29 2 *', '0 9 L * *'])(
    '"%s" is taken, and has a next time',
    (cron) => {
      expect(cronProblem(cron)).toBeNull();
      expect(nextOccurrence(cron, BERLIN, '2026-01-01T00:00:00.000Z')).not.toBeNull();
    },
  );
});

describe('a schedule in words', () => {
  test.each([
    ['0 10 * * 2', 'every Tuesday at 10:00, Berlin time'],
    ['0 10 * * TUE', 'every Tuesday at 10:00, Berlin time'],
    ['5 7 * * 0', 'every Sunday at 07:05, Berlin time'],
    ['5 7 * * 7', 'every Sunday at 07:05, Berlin time'],
    ['30 9 * * 1,3,5', 'every Monday, Wednesday and Friday at 09:30, Berlin time'],
    ['0 10 * * 1-5', 'every working day at 10:00, Berlin time'],
    ['0 10 * * *', 'every day at 10:00, Berlin time'],
    ['0 10 * * 0-6', 'every day at 10:00, Berlin time'],
    ['0 10 * * 2#1', 'every first Tuesday of the month at 10:00, Berlin time'],
    ['0 8 1 * *', 'on day 1 of every month at 08:00, Berlin time'],
    ['0 8 L * *', 'on the last day of every month at 08:00, Berlin time'],
  ])('%s is "%s"', (cron, words) => expect(scheduleInWords(cron, BERLIN)).toBe(words));

  test('working days are those of the workspace', () => {
    expect(scheduleInWords('0 10 * * 0-4', 'UTC', [7, 1, 2, 3, 4])).toBe('every working day at 10:00, UTC');
    expect(scheduleInWords('0 10 * * 1-5', 'UTC', [1, 2, 3, 4])).toBe(
      'every Monday, Tuesday, Wednesday, Thursday and Friday at 10:00, UTC',
    );
  });
  test.each(['0 9-17 * * *', '0 10 1 * 1', '0 10 * 6 *', '0 10 1,15 * *', 'nonsense', '0 10 * * 9'])(
    '"%s" has no short sentence and is shown as it is',
    (cron) => expect(scheduleInWords(cron, BERLIN)).toBe(`${cron}, Berlin time`),
  );

  test('what the words name is when it runs: those days, that time, once each', () => {
    const names = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
    const someDays = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(
        someDays,
        fc.integer({ min: 4, max: 23 }),
        fc.integer({ min: 0, max: 364 }),
        (days, hour, day) => {
          const cron = cronOf({ days, time: `${String(hour).padStart(2, '0')}:05` });
          const words = scheduleInWords(cron, BERLIN, []);
          const first = addDays('2026-01-01', day);
          const runs = occurrences(cron, BERLIN, `${first}T00:00:00.000Z`, 2 * days.length);
          const walls = runs.map((run) => toWall(String(run), BERLIN));
          expect(new Set(walls.map(({ date }) => date)).size).toBe(2 * days.length);
          const run = new Set(walls.map(({ date }) => names[weekdayOf(date) - 1]));
          expect(run).toEqual(new Set(names.filter((name) => words.includes(name))));
          expect(walls.every(({ time }) => words.includes(`at ${time}, Berlin time`))).toBe(true);
        },
      ),
    );
  });
});
