import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { cronProblem } from '../../../src/domain/calendar.ts';
import { cronOf, weeklyOf } from '../../../src/domain/settings/weekly-schedule.ts';

test.each([
  ['0 10 * * 2', { days: [2], time: '10:00' }],
  ['30 9 * * MON-FRI', { days: [1, 2, 3, 4, 5], time: '09:30' }],
  ['5 16 * * 1,0', { days: [1, 7], time: '16:05' }],
  ['0 8 * * *', { days: [1, 2, 3, 4, 5, 6, 7], time: '08:00' }],
])('%s is a weekly schedule', (cron, schedule) => {
  expect(weeklyOf(cron)).toEqual(schedule);
});

test.each(['0 9 1 * *', '0 9 * 6 1', '0 9 * * 1#2', '0 9 L * *', '*/5 9 * * 1', '0 9-12 * * 1', 'nonsense'])(
  '%s is none',
  (cron) => {
    expect(weeklyOf(cron)).toBeNull();
  },
);

test('days and a time become a schedule that says the same', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      fc.integer({ min: 0, max: 23 }),
      fc.integer({ min: 0, max: 59 }),
      (days, hour, minute) => {
        const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
        const cron = cronOf({ days, time });
        expect(cronProblem(cron)).toBeNull();
        expect(weeklyOf(cron)).toEqual({ days: [...days].sort((a, b) => a - b), time });
      },
    ),
  );
});

test('no day, or a time that no clock shows, is a mistake of the caller', () => {
  expect(() => cronOf({ days: [], time: '10:00' })).toThrow(RangeError);
  expect(() => cronOf({ days: [1], time: '25:00' })).toThrow(RangeError);
});
