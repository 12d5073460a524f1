import type { Instant } from '../calendar.ts';
import type { PersonStamp } from '../person.ts';

/** What a department says of the date, early, at planning. */
export const REVIEW_ANSWERS = ['fine', 'needs_days', 'missing'] as const;
export type ReviewAnswer = (typeof REVIEW_ANSWERS)[number];

/**
 * A department's word on the plan before it is asked for its light: the date is fine, it needs so many working
 * days, or something is missing in the plan.
 */
export type DateReview = {
  answer: ReviewAnswer;
  /** Working days that it needs, from when it was said; null where the answer is another. */
  days: number | null;
  /** What is missing; may be empty. */
  words: string;
  /** The planned moment that it judged: after a move the question is open again. */
  launchAt: Instant;
  by: PersonStamp;
  at: Instant;
};
