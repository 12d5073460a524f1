import { describe, expect, test } from 'vitest';
import { momentOfWallClock, wallClock } from '../../../../src/practice/page/time/wall-clock.ts';

describe('a clock on the wall', () => {
  test.each([
    ['Europe/Berlin', '2026-11-12T14:00', '2026-11-12T13:00:00Z'],
    ['America/Los_Angeles', '2026-07-01T09:30', '2026-07-01T16:30:00Z'],
    ['Asia/Kolkata', '2026-01-01T00:00', '2025-12-31T18:30:00Z'],
    ['the hour after the clocks went on: Europe/Berlin', '2026-03-29T03:00', '2026-03-29T01:00:00Z'],
    ['the first of two equal hours: Europe/Berlin', '2026-10-25T02:30', '2026-10-25T00:30:00Z'],
    ['an hour that the clocks skip: Europe/Berlin', '2026-03-29T02:30', '2026-03-29T01:30:00Z'],
  ])('%s %s is %s', (name, text, iso) => {
    const zone = name.slice(name.lastIndexOf(' ') + 1);
    expect(momentOfWallClock(text, zone)).toBe(Date.parse(iso));
  });

  test.each(['', '2026-11-12', '2026-13-40T10:00', 'tomorrow'])('%j is no time', (text) => {
    expect(momentOfWallClock(text, 'Europe/Berlin')).toBeNull();
  });

  test('shows what leads back to the same moment', () => {
    const moment = Date.parse('2026-11-01T05:30:00Z');
    for (const zone of ['Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Auckland']) {
      expect(momentOfWallClock(wallClock(moment, zone), zone)).toBe(moment);
    }
  });
});
