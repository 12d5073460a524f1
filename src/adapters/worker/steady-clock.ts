import type { Clock } from '../../application/ports.ts';
import { epochMs, fromEpochMs, type Instant } from '../../domain/calendar.ts';

/** A clock that does not step: what it shows differs from the machine's own only while that one is doubtful. */
export type SteadyClock = Clock & {
  /** What the clock of the machine shows, right or wrong. */
  machineNow(): Instant;
  /** What the clock of the machine will show at this instant. */
  toMachine(instant: Instant): Instant;
  /** Whether the machine's clock shows another time. */
  isApart(): boolean;
  /** Takes this for the time from now on. */
  set(now: Instant): void;
};

/** So far may two clocks be apart and still show the same time. */
const TOLERANCE_MS = 5 * 60_000;

/** Whether two clocks that show these show the same time. */
export const isSameTime = (a: Instant, b: Instant): boolean =>
  Math.abs(epochMs(a) - epochMs(b)) <= TOLERANCE_MS;

/**
 * Follows the clock of the machine in small steps, and counts on by the monotonic clock where it makes a large
 * one. Without it, what is decided and planned while the clock is wrong would be dated by it: a message of now
 * would be due in a year, and stay there when the clock is put right.
 */
export const createSteadyClock = (machine: Clock): SteadyClock => {
  let anchor = { at: machine.now(), mono: machine.monotonicMs() };

  const look = (): { now: Instant; machineNow: Instant; isApart: boolean } => {
    const machineNow = machine.now();
    const mono = machine.monotonicMs();
    const counted = fromEpochMs(Math.round(epochMs(anchor.at) + (mono - anchor.mono)));
    if (!isSameTime(machineNow, counted)) return { now: counted, machineNow, isApart: true };
    anchor = { at: machineNow, mono };
    return { now: machineNow, machineNow, isApart: false };
  };

  return {
    now: () => look().now,
    monotonicMs: machine.monotonicMs,
    machineNow: machine.now,
    toMachine: (instant) => {
      const { now, machineNow } = look();
      return fromEpochMs(epochMs(instant) + epochMs(machineNow) - epochMs(now));
    },
    isApart: () => look().isApart,
    set: (now) => {
      anchor = { at: now, mono: machine.monotonicMs() };
    },
  };
};
