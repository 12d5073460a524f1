import type { Command } from '../command.ts';
import { type Decision, decided } from '../decision.ts';
import type { ReleaseEvent } from '../event.ts';
import type { Release } from '../release.ts';
import {
  type AnonymousFeedback,
  type NamedFeedback,
  readable,
  type Scores,
  type Sum,
  sumOf,
} from './feedback.ts';
import type { FeedbackRound } from './rounds.ts';

/** What a round brought, as numbers alone: nothing of it says who answered, or what in words. */
export type FeedbackCount = {
  round: FeedbackRound;
  answers: number;
  ratings: Sum;
  confidence: Sum;
  effort: Sum;
};

/** Answers that no count has held yet; anonymous ones only from three on, so that a sum gives nobody away. */
export const uncounted = (
  named: readonly (NamedFeedback & { counted: boolean })[],
  anonymous: readonly (AnonymousFeedback & { counted: boolean })[],
): { named: readonly NamedFeedback[]; anonymous: readonly AnonymousFeedback[] } => ({
  named: named.filter(({ counted }) => !counted),
  anonymous: readable(anonymous.filter(({ counted }) => !counted)),
});

/** These answers, added up. */
export const countOf = (round: FeedbackRound, answers: readonly Scores[]): FeedbackCount => ({
  round,
  answers: answers.length,
  ratings: sumOf(answers, 'rating'),
  confidence: sumOf(answers, 'confidence'),
  effort: sumOf(answers, 'effort'),
});

/** The record takes in what a round brought. */
export const countFeedback = (
  release: Release,
  { count }: Extract<Command, { type: 'count_feedback' }>,
): Decision =>
  count.answers === 0 ? decided(release) : decided(release, { type: 'feedback_counted', ...count });

/** What somebody closes is counted before it: the count stands in front of what ends the release. */
export const countedBefore = (
  events: readonly ReleaseEvent[],
  count: FeedbackCount,
): readonly ReleaseEvent[] =>
  count.answers === 0 ? events : [{ type: 'feedback_counted', ...count }, ...events];
