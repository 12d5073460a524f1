import { expect, test } from 'vitest';
import { addDays, compare, epochMs, toInstant, toWall } from '../../src/domain/calendar.ts';

test('asked in any order, and again after thousands of others, the calendar answers the same', () => {
  const first = addDays('2026-01-31', 1);
  const asked = Array.from({ length: 12_000 }, (_, days) => addDays('2026-01-31', days));
  expect(new Set(asked).size).toBe(12_000);
  expect([addDays('2026-01-31', 1), first, asked[1]]).toEqual(['2026-02-01', '2026-02-01', '2026-02-01']);
  expect(asked).toEqual(Array.from({ length: 12_000 }, (_, days) => addDays('2026-01-31', days)));
});

test('arguments that look alike when they are put together are told apart', () => {
  expect([addDays('2026-01-01', 11), addDays('2026-01-11', 1)]).toEqual(['2026-01-12', '2026-01-12']);
  expect(toWall('2026-06-01T08:00:00.000Z', 'UTC').time).toBe('08:00');
  expect(toWall('2026-06-01T08:00:00.000Z', 'Europe/Berlin').time).toBe('10:00');
});

test('nobody can change what the calendar remembers', () => {
  const wall = toWall('2026-06-01T08:00:00.000Z', 'Europe/Berlin');
  expect(() => Object.assign(wall, { date: '1999-01-01' })).toThrow();
  expect(toWall('2026-06-01T08:00:00.000Z', 'Europe/Berlin').date).toBe('2026-06-01');
});

test('asked twice, what does not exist is refused twice', () => {
  for (let times = 0; times < 2; times += 1) {
    expect(() => toInstant({ date: '2026-02-30', time: '10:00', zone: 'UTC' })).toThrow(RangeError);
    expect(() => epochMs('2026-02-30T10:00:00.000Z')).toThrow(RangeError);
    expect(() => addDays('2026-02-30', 1)).toThrow(RangeError);
  }
});

test('moments that are written otherwise than here are compared as moments, not as texts', () => {
  expect(compare('2026-12-12T13:00:00+01:00', '2026-12-12T12:00:00.000Z')).toBe(0);
  expect(compare('2026-12-12T12:00:00Z', '2026-12-12T12:00:00.001Z')).toBe(-1);
});
