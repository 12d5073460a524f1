import type { PracticeSlack } from '../../src/practice/slack.ts';
import type { Fault, FaultyCall } from '../../src/practice/web-api/faults.ts';
import { type Dice, seededDice } from './dice.ts';

/** When the bot dies. Real milliseconds, or on the so-many-th call from now on. */
export type Strike = { afterMs: number } | { onCall: number };

/** The bot's wall clock is wrong between two moments of the practice clock. */
export type ClockStep = { from: number; until: number; aheadMs: number };

export type Occasion = 'start' | 'settling' | 'act';

/** What has happened so far. */
export type Toll = { kills: number; faults: number; lateOnes: number; calls: number };

/** Everything bad that happens in one run. */
export type Dangers = {
  /** How the bot dies on this occasion; null when it lives. */
  strike(occasion: Occasion): Strike | null;
  /** Brings it about; `kill` is used at most once, and says whether anybody died of it. */
  arm(strike: Strike, kill: () => boolean): void;
  steps: readonly ClockStep[];
  /** Slack is well again, and nobody dies any more. */
  calm(): void;
  /** Posts that Slack will still accept, and when the first of them was sent (virtual); null when there are none. */
  lateSince(): number | null;
  toll: Toll;
};

/** Longer than the bot waits for an answer (see TIMEOUT_MS): most of them arrive when it has given up. */
const LATEST_MS = 400;

const OUT_OF_ORDER: readonly [Fault, ...Fault[]] = [
  { kind: 'status', status: 500 },
  { kind: 'status', status: 500, stored: true },
  { kind: 'status', status: 503 },
  { kind: 'html' },
  { kind: 'html', stored: true },
  { kind: 'refused', error: 'internal_error' },
  { kind: 'refused', error: 'internal_error', stored: true },
  { kind: 'reset before' },
  { kind: 'reset after' },
  { kind: 'reset after' },
  { kind: 'truncated' },
  { kind: 'truncated' },
];

/** The answer that never comes costs real time: rarer than the others. */
const STALLS: readonly [Fault, ...Fault[]] = [{ kind: 'stall' }, { kind: 'stall', stored: true }];

const someFault = (dice: Dice, { method }: FaultyCall): Fault => {
  // A private answer is given five seconds; nobody waits for it here.
  if (dice.happens(0.06) && method !== 'response_url') return dice.pick(STALLS);
  if (dice.happens(0.25)) return { kind: 'late', realMs: dice.between(10, LATEST_MS) };
  if (dice.happens(0.2)) {
    return { kind: 'rate limited', retryAfterSeconds: dice.pick([1, 1, 2, 5, 30, null]) };
  }
  return dice.pick(OUT_OF_ORDER);
};

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Small ones stay unnoticed; the others are noticed, and last until somebody has set the clock right. */
const AHEAD_MS: readonly [number, ...number[]] = [
  -4 * MINUTE,
  -2 * MINUTE,
  3 * MINUTE,
  4 * MINUTE,
  -HOUR,
  HOUR,
  -DAY,
  DAY,
  -3 * DAY,
  400 * DAY,
];

const someSteps = (dice: Dice, [from, to]: readonly [number, number]): ClockStep[] => {
  const steps = Array.from({ length: dice.between(0, 4) }, (): ClockStep => {
    const aheadMs = dice.pick(AHEAD_MS);
    const beginsAt = dice.between(from, to);
    const lasts =
      Math.abs(aheadMs) < 5 * MINUTE ? dice.between(MINUTE, 8 * HOUR) : dice.between(1000, 7 * MINUTE);
    return { from: beginsAt, until: beginsAt + lasts, aheadMs };
  });
  return steps.sort((a, b) => a.from - b.from);
};

/** How many of a hundred calls go wrong. */
const FAULTS_IN_100: readonly [number, ...number[]] = [0, 5, 15, 30];

/** On how many of a thousand occasions of a kind the bot dies. */
const DEATHS_IN_1000: Readonly<Record<Occasion, number>> = { start: 100, settling: 30, act: 120 };
const MOST_KILLS = 5;

const someStrike = (dice: Dice, occasion: Occasion): Strike => {
  if (occasion === 'start') return { afterMs: dice.between(0, 400) };
  if (dice.happens(0.5)) return { onCall: dice.between(1, 8) };
  return { afterMs: dice.between(0, occasion === 'act' ? 15 : 60) };
};

/**
 * The dangers of one seed, and Slack made to bring them about.
 *
 * @param times the virtual times between which the clock may step
 */
export const bringDangers = (
  slack: PracticeSlack,
  seed: number,
  times: readonly [number, number],
): Dangers => {
  const fates = seededDice(seed, 'fates');
  const deaths = seededDice(seed, 'deaths');
  const rate = seededDice(seed, 'rate').pick(FAULTS_IN_100) / 100;
  const toll: Toll = { kills: 0, faults: 0, lateOnes: 0, calls: 0 };
  const late = new Set<{ since: number }>();
  let isCalm = false;
  let armed: { left: number; kill: () => void } | null = null;

  const noteLate = (fault: Fault): Fault => {
    if (fault.kind !== 'late') return fault;
    toll.lateOnes += 1;
    const entry = { since: slack.clock.now() };
    late.add(entry);
    // A little after Slack has accepted it: both count real milliseconds from now.
    setTimeout(() => late.delete(entry), fault.realMs + 20);
    return fault;
  };

  slack.faults.take = (call) => {
    toll.calls += 1;
    if (isCalm) return null;
    if (armed !== null) {
      armed.left -= 1;
      if (armed.left === 0) {
        armed.kill();
        armed = null;
        toll.faults += 1;
        return noteLate(
          fates.pick<Fault>([
            { kind: 'reset before' },
            { kind: 'reset after' },
            { kind: 'late', realMs: fates.between(100, LATEST_MS) },
          ]),
        );
      }
    }
    if (!fates.happens(rate)) return null;
    toll.faults += 1;
    return noteLate(someFault(fates, call));
  };

  return {
    strike: (occasion) => {
      if (isCalm || armed !== null || toll.kills >= MOST_KILLS) return null;
      if (!deaths.happens(DEATHS_IN_1000[occasion] / 1000)) return null;
      return someStrike(deaths, occasion);
    },
    arm: (strike, kill) => {
      const killOnce = (): void => {
        if (!isCalm && kill()) toll.kills += 1;
      };
      if ('onCall' in strike) armed = { left: strike.onCall, kill: killOnce };
      else setTimeout(killOnce, strike.afterMs);
    },
    steps: someSteps(seededDice(seed, 'steps'), times),
    calm: () => {
      isCalm = true;
      armed = null;
    },
    lateSince: () => (late.size === 0 ? null : Math.min(...[...late].map(({ since }) => since))),
    toll,
  };
};

/** A Slack that is well: for the run that all others are compared with. */
export const noDangers = (slack: PracticeSlack): Dangers => {
  const toll: Toll = { kills: 0, faults: 0, lateOnes: 0, calls: 0 };
  slack.faults.take = () => {
    toll.calls += 1;
    return null;
  };
  return {
    strike: () => null,
    arm: () => undefined,
    steps: [],
    calm: () => undefined,
    lateSince: () => null,
    toll,
  };
};
