import { FEEDBACK_ACTIONS } from '../../src/adapters/slack/feedback/ids.ts';
import { RATINGS } from '../../src/domain/feedback/feedback.ts';
import type { PracticeSlack } from '../../src/practice/slack.ts';
import type { Fault, FaultyCall } from '../../src/practice/web-api/faults.ts';
import { seededChance } from '../support/seeded-chance.ts';

/** What becomes of the call on which the bot dies. */
export type Fate = 'lost' | 'accepted' | 'accepted late';

/** When the bot dies: right after it acknowledged something, or on a call that it just made. */
export type Death =
  /** Before the so-many-th settling: whatever a person's act or the time caused is still to be done. */
  | { at: 'settling'; number: number }
  /** On the so-many-th call while it settles. */
  | { at: 'call'; number: number; fate: Fate }
  /** On the first call like this, with anything of it in its arguments. */
  | { at: 'first'; method: string; containing: string; fate: Fate };

/** Long enough for a bot that was started again to look for the post, were it not for the settling time. */
const LATE_MS = 1000;

const FAULTS: Readonly<Record<Fate, Fault>> = {
  lost: { kind: 'reset before' },
  accepted: { kind: 'reset after' },
  'accepted late': { kind: 'late', realMs: LATE_MS },
};

const FATES: readonly Fate[] = ['lost', 'accepted', 'accepted late'];

/** So many deaths by chance, spread over a tour with so many settlings and calls. */
export const someDeaths = (seed: number, count: number, seen: Scythe['seen']): Death[] => {
  const chance = seededChance(seed);
  return Array.from({ length: count }, (_, index): Death => {
    // Each death saves some settlings: the last ones may never come.
    const share = (0.9 * (index + chance())) / count;
    if (chance() < 0.25) return { at: 'settling', number: 1 + Math.floor(share * seen.settlings) };
    const fate = FATES[Math.floor(chance() * FATES.length)] ?? 'lost';
    return { at: 'call', number: 1 + Math.floor(share * seen.calls), fate };
  });
};

export const wordsFor = (death: Death): string =>
  death.at === 'first'
    ? `on ${death.method} with ${death.containing}, ${death.fate}`
    : `${death.at} ${death.number}${death.at === 'call' ? `, ${death.fate}` : ''}`;

export type Scythe = {
  /** Whether it is time to die before this settling. */
  beforeSettling(): boolean;
  /** While it is open, calls are counted and may be the last. */
  open(kill: () => void): void;
  close(): void;
  /** Late posts that Slack has not accepted yet. */
  lateOnes(): number;
  seen: { settlings: number; calls: number };
  /** Deaths that were not met yet. */
  left(): readonly Death[];
};

/** A tap on a rating is answered by a message for this person only, which nobody promised: they would tap again. */
const isRating = (slack: PracticeSlack): boolean => {
  const newest = JSON.stringify(slack.log.deliveries.at(-1)?.payload.actions ?? []);
  return RATINGS.some((rating) => newest.includes(FEEDBACK_ACTIONS.rate(rating)));
};

/** Waits for the moments of the deaths and brings them about, the fate of the call included. */
export const sharpen = (slack: PracticeSlack, deaths: readonly Death[]): Scythe => {
  const seen = { settlings: 0, calls: 0 };
  let waiting = [...deaths];
  let kill: (() => void) | null = null;
  let fate: Fate | null = null;
  let late = 0;

  const isNow = (death: Death, { method, args }: FaultyCall): boolean => {
    if (death.at === 'settling') return false;
    if (death.at === 'call') return seen.calls >= death.number;
    return method === death.method && JSON.stringify(args).includes(death.containing);
  };
  /** Stands before all faults, sees every call, and never is a fault itself. */
  slack.faults.next(
    (call) => {
      if (kill === null || call.method === 'response_url' || isRating(slack)) return false;
      seen.calls += 1;
      const death = waiting.find((each) => isNow(each, call));
      if (death === undefined || death.at === 'settling') return false;
      waiting = waiting.filter((each) => each !== death);
      fate = death.fate;
      if (fate === 'accepted late') late += 1;
      kill();
      return false;
    },
    { kind: 'offline' },
  );
  for (const [wanted, fault] of Object.entries(FAULTS)) {
    const isItsFate = (): boolean => {
      if (fate !== wanted) return false;
      fate = null;
      return true;
    };
    slack.faults.next(isItsFate, fault, Number.POSITIVE_INFINITY);
  }

  return {
    beforeSettling: () => {
      seen.settlings += 1;
      if (isRating(slack)) return false;
      const death = waiting.find((each) => each.at === 'settling' && seen.settlings >= each.number);
      waiting = waiting.filter((each) => each !== death);
      return death !== undefined;
    },
    open: (howTo) => {
      kill = howTo;
    },
    close: () => {
      kill = null;
    },
    lateOnes: () => late - slack.log.calls.filter((call) => call.fault === 'late').length,
    seen,
    left: () => waiting,
  };
};
