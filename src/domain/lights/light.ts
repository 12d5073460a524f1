import type { Severity, Solver } from '../blockers/blocker.ts';
import { type Instant, isAfter } from '../calendar.ts';
import { counts, type Waiver } from '../launch/waiver.ts';
import type { Confirmation } from '../launch-day/confirmation.ts';
import type { PersonStamp } from '../person.ts';
import type { DateReview } from '../review/date-review.ts';
import type { FactChange, JudgedFacts } from './facts.ts';
import type { LightRules } from './light-rules.ts';

/**
 * One department's light. It walks
 *
 *   waiting ──> on_track ──> green | conditional | conditional_asked | not_yet | not_applicable_asked
 *      └────────────────────────┘
 *   conditional_asked    ──> conditional | waiting           (a condition due after the launch)
 *   conditional          ──> green | not_yet                 (its conditions are met, or one lapsed)
 *   not_applicable_asked ──> not_applicable | waiting
 *   green, conditional, not_applicable ──> stale ──> the same again, when what changed is changed back
 *
 * and any answer can become any other until the launch. `on_track` stays grey: it counts as waiting. What
 * ends in `_asked` counts only after the release manager's consent. `stale`: what it judged has changed, or it
 * was given too long ago.
 */
export type LightState =
  | 'waiting'
  | 'on_track'
  | 'green'
  | 'conditional'
  | 'conditional_asked'
  | 'not_yet'
  | 'not_applicable_asked'
  | 'not_applicable'
  | 'stale';

/** What a person answers. */
export type LightAnswer =
  | { answer: 'green' }
  /** Green, if: what, by whom, until when ('YYYY-MM-DD' on the department's wall). */
  | { answer: 'conditional'; condition: string; owner: PersonStamp; dueOn: string }
  | { answer: 'on_track'; askAgainOn: string }
  | {
      answer: 'not_yet';
      reason: string;
      /** Who can solve it, as it is shown; `solvedBy` where it is somebody who can be told. */
      solver: string;
      solvedBy?: Solver;
      severity?: Severity;
      expectedOn: string;
    }
  | { answer: 'not_applicable'; reason: string };

/** An answer as it was recorded: who, when, and for whom a deputy stood in. */
export type RecordedAnswer = LightAnswer & {
  by: PersonStamp;
  at: Instant;
  /** True when a deputy answered in the lead's place; shown as "deputy for lead". */
  asDeputy: boolean;
  /** What was judged; answers from before facts were kept have none and judge nothing. */
  judged?: JudgedFacts;
  /** They count elsewhere too: departments that they gave a light for, or that they manage the release. */
  also?: Overlap;
};

/** One person in two parts of one release. */
export type Overlap = { departments: readonly string[]; manager: boolean };

/** One of several green lights that a department needs from its people. */
export type Vote = { by: PersonStamp; at: Instant };

/** Somebody the release manager let answer while the department's own people are away. */
export type Delegate = { userId: string; name: string; until: string | null };

/**
 * A department's part in one release. Question, lead time and required stay as they were when the plan was
 * started; leads, deputies, zone and channel follow the settings.
 */
export type Light = {
  departmentId: string;
  name: string;
  question: string;
  leadTimeDays: number;
  required: boolean;
  state: LightState;
  /** When the department was last asked; null before its preparation begins. */
  askedAt: Instant | null;
  /** Why it was asked again, in the words shown to it; null for the first ask. */
  askedAgainBecause: string | null;
  answer: RecordedAnswer | null;
  rules: LightRules;
  /** Which questions it was asked with; null where its department has none but the main one. */
  packId: string | null;
  /** What changed since it was answered; empty unless `stale`. */
  changes: readonly FactChange[];
  /** Green lights so far, where it needs several. */
  votes: readonly Vote[];
  waiver: Waiver | null;
  delegates: readonly Delegate[];
  /** What it said of the date at planning; null while it said nothing. */
  review: DateReview | null;
  /** When it was asked about the date; null where nobody did. */
  reviewAskedAt: Instant | null;
  /** "Still green?", shortly before the launch; null before its turn came. */
  confirmation: Confirmation | null;
};

/** Settled lights do not stand in the way of the launch. */
export const isSettled = (light: Light): boolean => SETTLED.includes(light.state) || counts(light.waiver);

const SETTLED: readonly LightState[] = ['green', 'conditional', 'not_applicable'];

/** Asked, and nothing said since. "On track" has its own date, red is asked again on the one it named. */
export const isOwed = (light: Light): boolean => {
  if (light.askedAt === null) return false;
  if (isSettled(light)) return false;
  if (light.state === 'waiting' || light.state === 'stale') return true;
  if (light.state !== 'not_yet' || light.answer === null) return false;
  // Red because its condition was not met in time: nobody named another day.
  return light.answer.answer !== 'not_yet' || isAfter(light.askedAt, light.answer.at);
};

/** Still owed an answer: nobody has said anything that ends the question. */
export const isOpen = (light: Light): boolean =>
  !isSettled(light) && (light.state === 'waiting' || light.state === 'on_track' || light.state === 'stale');

export const stateAfter: Record<LightAnswer['answer'], LightState> = {
  green: 'green',
  conditional: 'conditional',
  on_track: 'on_track',
  not_yet: 'not_yet',
  not_applicable: 'not_applicable_asked',
};
