import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { startHeartbeat } from '../../../src/adapters/worker/heartbeat.ts';
import { fromEpochMs } from '../../../src/domain/calendar.ts';
import { changeMoments, ZONES } from '../../domain/calendar-oracle.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** The longest time without a beat, in milliseconds, while so much time passes; `disturb` is called in the middle. */
const longestSilence = (ms: number, disturb: () => void = () => undefined): number => {
  let sinceBeat = 0;
  let longest = 0;
  const heartbeat = startHeartbeat(() => {
    sinceBeat = 0;
  });
  const pass = (part: number): void => {
    for (let passed = 0; passed < part; passed += 500) {
      vi.advanceTimersByTime(500);
      sinceBeat += 500;
      longest = Math.max(longest, sinceBeat);
    }
  };
  pass(ms / 2);
  disturb();
  pass(ms / 2);
  heartbeat.stop();
  return longest;
};

const NIGHTS = ZONES.flatMap(({ zone }) =>
  changeMoments(zone, 2026, 2026).map((ms) => [zone, fromEpochMs(ms)] as const),
);

describe('the beat', () => {
  test.each(NIGHTS)('stays even through the clock change of %s at %s', (_zone, at) => {
    vi.setSystemTime(new Date(Date.parse(at) - 1.5 * HOUR_MS));
    expect(longestSilence(3 * HOUR_MS)).toBeLessThanOrEqual(2000);
  });

  test.each([
    ['an hour back', -HOUR_MS],
    ['a day back', -DAY_MS],
    ['an hour ahead', HOUR_MS],
    ['a month ahead', 30 * DAY_MS],
    ['ten years ahead', 3650 * DAY_MS],
  ])('stays even when the clock of the machine steps %s', (_, stepMs) => {
    const longest = longestSilence(60_000, () => vi.setSystemTime(Date.now() + stepMs));
    expect(longest).toBeLessThanOrEqual(2000);
  });

  test('does not make up for beats that could not come', () => {
    let beats = 0;
    const heartbeat = startHeartbeat(() => {
      beats += 1;
    });
    vi.setSystemTime(Date.now() + DAY_MS);
    vi.advanceTimersByTime(3000);
    expect(beats).toBe(3);
    heartbeat.stop();
    vi.advanceTimersByTime(3000);
    expect(beats).toBe(3);
  });
});
