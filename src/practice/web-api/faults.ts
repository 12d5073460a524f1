import type { Json } from '../json.ts';

/**
 * Ways in which Slack or the network may misbehave. `stored` says whether the call took effect all the same.
 */
export type Fault =
  | { kind: 'rate limited'; retryAfterSeconds: number | null }
  | { kind: 'status'; status: number; stored?: boolean }
  | { kind: 'html'; stored?: boolean }
  | { kind: 'refused'; error: string; stored?: boolean }
  | { kind: 'reset before' }
  | { kind: 'reset after' }
  | { kind: 'stall'; stored?: boolean }
  | { kind: 'truncated' }
  /** Slack accepts only after so many real milliseconds, even when the client has gone by then. */
  | { kind: 'late'; realMs: number }
  | { kind: 'offline' };

export type FaultyCall = { method: string; args: Json };

/** Which calls a fault meets: a method name, '*' for all, or a condition. */
export type Matcher = string | ((call: FaultyCall) => boolean);

export type Faults = {
  /** The next `times` matching calls meet the fault. */
  next(matcher: Matcher, fault: Fault, times?: number): void;
  /** Every matching call meets one of the faults by chance, the same for the same seed. Rates are between 0 and 1. */
  random(seed: number, rates: readonly { rate: number; fault: Fault; matcher?: Matcher }[]): void;
  /** While off line every call finds a broken connection. */
  offline(off: boolean): void;
  clear(): void;
  /** Faults that were ordered by `next` and not met yet. */
  pending(): number;
  /** The fault that this call meets, used up by asking. */
  take(call: FaultyCall): Fault | null;
};

const matches = (matcher: Matcher, call: FaultyCall): boolean =>
  typeof matcher === 'function' ? matcher(call) : matcher === '*' || matcher === call.method;

/** Numbers between 0 and 1, always the same for a seed (mulberry32). */
const seededChance = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

/** A list of ordered misbehaviour, empty at first. */
export const noFaults = (): Faults => {
  let ordered: { matcher: Matcher; fault: Fault; left: number }[] = [];
  let chance: () => number = () => 1;
  let rates: readonly { rate: number; fault: Fault; matcher?: Matcher }[] = [];
  let offline = false;

  return {
    next: (matcher, fault, times = 1) => {
      ordered.push({ matcher, fault, left: times });
    },
    random: (seed, wanted) => {
      chance = seededChance(seed);
      rates = wanted;
    },
    offline: (off) => {
      offline = off;
    },
    clear: () => {
      ordered = [];
      rates = [];
      offline = false;
    },
    pending: () => ordered.reduce((sum, { left }) => sum + left, 0),
    take: (call) => {
      if (offline) return { kind: 'offline' };
      const due = ordered.find(({ matcher }) => matches(matcher, call));
      if (due) {
        due.left -= 1;
        ordered = ordered.filter(({ left }) => left > 0);
        return due.fault;
      }
      for (const { rate, fault, matcher } of rates)
        if (matches(matcher ?? '*', call) && chance() < rate) return fault;
      return null;
    },
  };
};
