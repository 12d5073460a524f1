import { type Instant, isAfter } from '../calendar.ts';
import type { PersonStamp } from '../person.ts';

/**
 * One department's light. It walks
 *
 *   waiting ──> on_track ──> green | not_yet | not_applicable_asked
 *      └────────────────────────┘            not_applicable_asked ──> not_applicable | waiting
 *
 * and any answer can become any other until the launch. `on_track` stays grey: it counts as waiting.
 * `not_applicable` counts only after the release manager's consent.
 */
export type LightState =
  | 'waiting'
  | 'on_track'
  | 'green'
  | 'not_yet'
  | 'not_applicable_asked'
  | 'not_applicable';

/** What a person answers. */
export type LightAnswer =
  | { answer: 'green' }
  | { answer: 'on_track'; askAgainOn: string }
  | { answer: 'not_yet'; reason: string; solver: string; expectedOn: string }
  | { answer: 'not_applicable'; reason: string };

/** An answer as it was recorded: who, when, and for whom a deputy stood in. */
export type RecordedAnswer = LightAnswer & {
  by: PersonStamp;
  at: Instant;
  /** True when a deputy answered in the lead's place; shown as "deputy for lead". */
  asDeputy: boolean;
};

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
};

/** Settled lights do not stand in the way of the launch. */
export const isSettled = (light: Light): boolean =>
  light.state === 'green' || light.state === 'not_applicable';

/** Asked, and nothing said since. "On track" has its own date, red is asked again on the one it named. */
export const isOwed = (light: Light): boolean => {
  if (light.askedAt === null) return false;
  if (light.state === 'waiting') return true;
  return light.state === 'not_yet' && light.answer !== null && isAfter(light.askedAt, light.answer.at);
};

/** Still owed an answer: nobody has said anything that ends the question. */
export const isOpen = (light: Light): boolean => light.state === 'waiting' || light.state === 'on_track';

export const stateAfter: Record<LightAnswer['answer'], LightState> = {
  green: 'green',
  on_track: 'on_track',
  not_yet: 'not_yet',
  not_applicable: 'not_applicable_asked',
};
