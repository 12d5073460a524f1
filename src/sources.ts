import { randomBytes } from 'node:crypto';
import type { Clock, Ids } from './application/ports.ts';
import { fromEpochMs } from './domain/calendar.ts';

/** The clock of the machine: the only place where the program asks what time it is. */
export const systemClock: Clock = {
  now: () => fromEpochMs(Date.now()),
  monotonicMs: () => performance.now(),
};

/** The real time, also in a rehearsal: signatures are dated with it. */
export const realEpochMs = (): number => Date.now();

const TIME_CHARACTERS = 9;

/**
 * Ids that sort by the time of their making (to the millisecond) and end in 80 random bits.
 *
 * @param epochMs the clock that dates them
 */
export const freshIds = (epochMs: () => number): Ids => ({
  next: () =>
    `${epochMs().toString(36).padStart(TIME_CHARACTERS, '0')}${BigInt(`0x${randomBytes(10).toString('hex')}`)
      .toString(36)
      .padStart(16, '0')}`,
  random: () => randomBytes(16).toString('hex'),
});

export const systemIds: Ids = freshIds(realEpochMs);
