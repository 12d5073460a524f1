import { describe, expect, test } from 'vitest';
import { fromEpochMs, nextOccurrence, toInstant, toWall } from '../../src/domain/calendar.ts';
import { changesOf, dateAt, firstShowing, readings, timesOfDay, ZONES } from './calendar-oracle.ts';

describe.each(ZONES)('around every clock change of $zone from 2024 to 2027', ({ zone, changes }) => {
  const changeDays = changesOf(zone, 2024, 2027);
  const days = changes ? changeDays : [Date.UTC(2025, 5, 1)];

  test('the oracle finds the changes that the zone is known for', () => {
    expect(changeDays.length > 0).toBe(changes);
  });

  test('a wall clock means the moment at which a clock first shows it, or the end of the gap', () => {
    const wrong: string[] = [];
    for (const day of days) {
      const list = readings(day, zone);
      for (const date of [dateAt(day, -1), dateAt(day, 0), dateAt(day, 1)]) {
        for (const time of timesOfDay(15)) {
          const expected = fromEpochMs(firstShowing(list, `${date}T${time}`));
          const actual = toInstant({ date, time, zone });
          if (actual !== expected) wrong.push(`${date} ${time}: ${actual}, not ${expected}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  test('a moment is shown as the clock on the wall shows it', () => {
    const wrong: string[] = [];
    for (const { ms, wall } of days.flatMap((day) => readings(day, zone))) {
      const { date, time } = toWall(fromEpochMs(ms), zone);
      if (`${date}T${time}` !== wall) wrong.push(`${fromEpochMs(ms)}: ${date} ${time}, not ${wall}`);
    }
    expect(wrong).toEqual([]);
  });

  test('a daily schedule runs once for every date, at the moment that its wall clock means', () => {
    const wrong: string[] = [];
    for (const day of days.slice(0, 4)) {
      const list = readings(day, zone);
      const dates = [-1, 0, 1, 2].map((days) => dateAt(day, days));
      for (const time of timesOfDay(30, 5)) {
        const cron = `${Number(time.slice(3))} ${Number(time.slice(0, 2))} * * *`;
        const expected = dates.map((date) => fromEpochMs(firstShowing(list, `${date}T${time}`)));
        let after = toInstant({ date: dateAt(day, -2), time: '23:59', zone });
        const actual = dates.map(() => {
          after = nextOccurrence(cron, zone, after) ?? 'never';
          return after;
        });
        if (actual.join() !== expected.join()) wrong.push(`${cron}: ${actual}, not ${expected}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});

describe('clock changes worth knowing by name', () => {
  test.each([
    [
      'a skipped time is the next valid minute',
      '2026-03-29',
      '02:30',
      'Europe/Berlin',
      '2026-03-29T01:00:00.000Z',
    ],
    ['the first skipped minute too', '2026-03-29', '02:00', 'Europe/Berlin', '2026-03-29T01:00:00.000Z'],
    ['a repeated time is its first', '2026-10-25', '02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
    ['half an hour is skipped', '2026-10-04', '02:15', 'Australia/Lord_Howe', '2026-10-03T15:30:00.000Z'],
    ['half an hour is repeated', '2026-04-05', '01:45', 'Australia/Lord_Howe', '2026-04-04T14:45:00.000Z'],
    ['midnight is skipped', '2026-09-06', '00:00', 'America/Santiago', '2026-09-06T04:00:00.000Z'],
    ['a whole day is skipped', '2011-12-30', '10:00', 'Pacific/Apia', '2011-12-30T10:00:00.000Z'],
    [
      'a quarter of an hour belongs to the zone',
      '2026-01-01',
      '12:00',
      'Asia/Kathmandu',
      '2026-01-01T06:15:00.000Z',
    ],
  ])('%s', (_rule, date, time, zone, expected) => {
    expect(toInstant({ date, time, zone })).toBe(expected);
  });

  test('the day after a skipped day is the date that the zone went on with', () => {
    expect(toWall('2011-12-30T10:00:00.000Z', 'Pacific/Apia')).toEqual({
      date: '2011-12-31',
      time: '00:00',
      zone: 'Pacific/Apia',
    });
  });
});
