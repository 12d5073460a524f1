import { describe, expect, test } from 'vitest';
import { fromEpochMs, toInstant, toWall } from '../../src/domain/calendar.ts';
import {
  CHANGED_RULES,
  changeMoments,
  dateAt,
  momentOf,
  offsetAt,
  timesOfDay,
  wallByIntl,
  ZONES,
} from './calendar-oracle.ts';

const MINUTE = 60_000;

const CASES = [
  ...ZONES.map(({ zone, changes }) => ({ zone, first: 2024, last: 2027, changes })),
  ...CHANGED_RULES.map(({ zone, year }) => ({ zone, first: year, last: year, changes: true })),
];

const minutesAround = (ms: number, minutes: number): number[] =>
  Array.from({ length: 2 * minutes + 1 }, (_, i) => ms + (i - minutes) * MINUTE);

describe.each(CASES)('around every clock change of $zone from $first to $last', (one) => {
  const { zone, changes } = one;
  const found = changeMoments(zone, one.first, one.last);
  const moments = changes ? found : [Date.UTC(2025, 5, 1)];

  test('the oracle finds the changes that the zone is known for', () => {
    expect(found.length > 0).toBe(changes);
  });

  test('a wall clock means the moment at which a clock first shows it, or the end of the gap', () => {
    const wrong: string[] = [];
    for (const moment of moments) {
      const shown = minutesAround(moment, 150).map((ms) => wallByIntl(ms, zone));
      // The minutes of a gap are shown at no moment: they are read as if the old offset went on.
      const offset = offsetAt(moment - MINUTE, zone);
      const skipped = minutesAround(moment, 150).map((ms) => wallByIntl(ms + offset, 'UTC'));
      const wide = timesOfDay(30).flatMap((time) => [-1, 0, 1].map((d) => `${dateAt(moment, d)}T${time}`));
      for (const wall of new Set([...shown, ...skipped, ...wide])) {
        const [date = '', time = ''] = wall.split('T');
        const expected = fromEpochMs(momentOf(wall, zone));
        const actual = toInstant({ date, time, zone });
        if (actual !== expected) wrong.push(`${wall}: ${actual}, not ${expected}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('every minute is shown as the clock on the wall shows it', () => {
    const wrong: string[] = [];
    for (const ms of moments.flatMap((moment) => minutesAround(moment, 150))) {
      const { date, time } = toWall(fromEpochMs(ms), zone);
      const expected = wallByIntl(ms, zone);
      if (`${date}T${time}` !== expected) wrong.push(`${fromEpochMs(ms)}: ${date} ${time}, not ${expected}`);
    }
    expect(wrong).toEqual([]);
  });
});

describe('clock changes worth knowing by name', () => {
  test.each([
    ['a skipped time is the next valid minute', '2026-03-29', '02:30', 'Europe/Berlin', '2026-03-29T01:00'],
    ['the first skipped minute too', '2026-03-29', '02:00', 'Europe/Berlin', '2026-03-29T01:00'],
    ['a repeated time is its first', '2026-10-25', '02:30', 'Europe/Berlin', '2026-10-25T00:30'],
    ['half an hour is skipped', '2026-10-04', '02:15', 'Australia/Lord_Howe', '2026-10-03T15:30'],
    ['half an hour is repeated', '2026-04-05', '01:45', 'Australia/Lord_Howe', '2026-04-04T14:45'],
    ['midnight is skipped', '2026-09-06', '00:00', 'America/Santiago', '2026-09-06T04:00'],
    ['a whole day is skipped', '2011-12-30', '10:00', 'Pacific/Apia', '2011-12-30T10:00'],
    ['a quarter of an hour is skipped', '1986-01-01', '00:10', 'Asia/Kathmandu', '1985-12-31T18:30'],
    ['half an hour is skipped for good', '2016-05-01', '02:45', 'America/Caracas', '2016-05-01T07:00'],
    ['two hours are skipped', '2026-03-29', '02:10', 'Antarctica/Troll', '2026-03-29T01:00'],
    ['the summer that stayed', '2025-01-10', '12:00', 'America/Asuncion', '2025-01-10T15:00'],
    ['a quarter of an hour belongs to it', '2026-01-01', '12:00', 'Asia/Kathmandu', '2026-01-01T06:15'],
  ])('%s', (_rule, date, time, zone, expected) => {
    expect(toInstant({ date, time, zone })).toBe(`${expected}:00.000Z`);
  });

  test('the day after a skipped day is the date that the zone went on with', () => {
    expect(toWall('2011-12-30T10:00:00.000Z', 'Pacific/Apia')).toEqual({
      date: '2011-12-31',
      time: '00:00',
      zone: 'Pacific/Apia',
    });
  });
});
