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

const POOL_BYTES = 4096;

let pool = Buffer.alloc(0);
let drawn = 0;

/** So many random bytes as hex. Drawn by the page: to ask the kernel took longer than all else about an id. */
const randomHex = (bytes: number): string => {
  if (drawn + bytes > pool.length) {
    pool = randomBytes(POOL_BYTES);
    drawn = 0;
  }
  drawn += bytes;
  return pool.toString('hex', drawn - bytes, drawn);
};

const TIME_CHARACTERS = 9;
const COUNT_CHARACTERS = 4;

const base36 = (value: number, characters: number): string => value.toString(36).padStart(characters, '0');

/**
 * Ids that sort in the order of their making, also within one millisecond and when the clock steps back:
 * time, a count, and 64 random bits.
 *
 * @param epochMs the clock that dates them
 */
export const freshIds = (epochMs: () => number): Ids => {
  let latest = 0;
  let count = 0;
  return {
    next: () => {
      const now = epochMs();
      count = now > latest ? 0 : count + 1;
      latest = Math.max(now, latest);
      return `${base36(latest, TIME_CHARACTERS)}${base36(count, COUNT_CHARACTERS)}${randomHex(8)}`;
    },
    random: () => randomHex(16),
  };
};

export const systemIds: Ids = freshIds(realEpochMs);
