import { describe, expect, test } from 'vitest';
import { createSteadyClock } from '../../../src/adapters/worker/steady-clock.ts';
import { epochMs, fromEpochMs } from '../../../src/domain/calendar.ts';
import { NOW } from '../../support/builders.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const aClock = () => {
  const time = { wall: epochMs(NOW), mono: 1234.5 };
  const clock = createSteadyClock({ now: () => fromEpochMs(time.wall), monotonicMs: () => time.mono });
  const passes = (ms: number): void => {
    time.wall += ms;
    time.mono += ms;
  };
  const shownMs = (): number => epochMs(clock.now()) - epochMs(NOW);
  return { time, clock, passes, shownMs };
};

describe('a steady clock', () => {
  test('shows what the machine shows while both count alike', () => {
    const { clock, passes, shownMs } = aClock();
    passes(400 * DAY);
    expect(shownMs()).toBe(400 * DAY);
    expect(clock.isApart()).toBe(false);
  });

  test.each([-365, -1, 1, 365])('counts on when the machine steps by %i days', (days) => {
    const { clock, time, passes, shownMs } = aClock();
    time.wall += days * DAY;
    passes(MINUTE);
    expect(shownMs()).toBe(MINUTE);
    expect(clock.isApart()).toBe(true);
    expect(epochMs(clock.machineNow())).toBe(time.wall);
  });

  test('goes along with the machine again once it is put right', () => {
    const { clock, time, passes, shownMs } = aClock();
    time.wall += DAY;
    passes(MINUTE);
    expect(shownMs()).toBe(MINUTE);
    time.wall -= DAY - 2000;
    expect(shownMs()).toBe(MINUTE + 2000);
    expect(clock.isApart()).toBe(false);
  });

  test('follows small steps, also many of them', () => {
    const { time, passes, shownMs } = aClock();
    for (let i = 0; i < 10; i += 1) {
      time.wall += 4 * MINUTE;
      passes(1000);
      expect(shownMs()).toBe((i + 1) * (4 * MINUTE + 1000));
    }
  });

  test('takes over the time that it is told, and counts on from there', () => {
    const { clock, time, passes, shownMs } = aClock();
    time.wall += 2 * DAY;
    clock.set(fromEpochMs(epochMs(NOW) + DAY));
    passes(MINUTE);
    expect(shownMs()).toBe(DAY + MINUTE);
    expect(clock.isApart()).toBe(true);
    clock.set(clock.machineNow());
    expect(shownMs()).toBe(2 * DAY + MINUTE);
    expect(clock.isApart()).toBe(false);
  });

  test('knows what the machine will show at one of its own instants', () => {
    const { clock, time, passes } = aClock();
    expect(clock.toMachine(NOW)).toBe(NOW);
    time.wall += DAY;
    passes(MINUTE);
    expect(clock.toMachine(clock.now())).toBe(clock.machineNow());
  });
});
