import type { Instant } from '../calendar.ts';

export const RATINGS = [1, 2, 3, 4, 5] as const;
export type Rating = (typeof RATINGS)[number];

/** What people are asked in their own words; friction: what they have to work around now. */
export const QUESTIONS = ['liked', 'disliked', 'wish', 'friction'] as const;
export type Question = (typeof QUESTIONS)[number];

export type FeedbackWords = Readonly<Record<Question, string>>;

/** What is said by a tap, each from 1 to 5: how it is, how sure they feel with it, how much effort it was. */
export const SCORES = ['rating', 'confidence', 'effort'] as const;
export type Score = (typeof SCORES)[number];
export type Scores = Readonly<Record<Score, Rating | null>>;

/** Feedback that says whose it is. */
export type NamedFeedback = Scores & {
  releaseId: string;
  userId: string;
  name: string;
  words: FeedbackWords;
  at: Instant;
};

/** Feedback that nobody can tie to a person: a random id and a day, nothing else. */
export type AnonymousFeedback = Scores & {
  id: string;
  releaseId: string;
  words: FeedbackWords;
  /** `YYYY-MM-DD`: a time of day could give somebody away. */
  day: string;
};

/** Anonymous answers are readable from this many on, so that nobody can be guessed. */
export const ANONYMOUS_FROM = 3;

export const noWords: FeedbackWords = { liked: '', disliked: '', wish: '', friction: '' };
export const noScores: Scores = { rating: null, confidence: null, effort: null };

/** Anonymous answers as far as they may be read: all of them from three on, before that none. */
export const readable = <Answer>(anonymous: readonly Answer[]): readonly Answer[] =>
  anonymous.length >= ANONYMOUS_FROM ? anonymous : [];

/** Of a few, as numbers: what was given is added up. */
export type Sum = { sum: number; count: number };

/** How a score was given over all of these. */
export const sumOf = (answers: readonly Scores[], score: Score): Sum => {
  const given = answers.map((answer) => answer[score]).filter((each) => each !== null);
  return { sum: given.reduce<number>((sum, each) => sum + each, 0), count: given.length };
};

/** Null where nobody said anything. */
export const averageOf = ({ sum, count }: Sum): number | null => (count === 0 ? null : sum / count);

export type FeedbackSummary = {
  ratings: Record<Rating, number>;
  average: number | null;
  confidence: number | null;
  effort: number | null;
  answers: number;
  words: readonly (FeedbackWords & { name: string | null })[];
  /** Anonymous answers that are kept back because there are fewer than three. */
  withheld: number;
};

const hasWords = (words: FeedbackWords): boolean => QUESTIONS.some((question) => words[question] !== '');

/** What the release manager reads. Anonymous answers come without names, in no order of arrival. */
export const summarise = (
  named: readonly NamedFeedback[],
  anonymous: readonly AnonymousFeedback[],
): FeedbackSummary => {
  const read = readable(anonymous);
  const all = [...named, ...read];
  const ratings: Record<Rating, number> = { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 };
  for (const { rating } of all) if (rating !== null) ratings[rating] += 1;
  return {
    ratings,
    average: averageOf(sumOf(all, 'rating')),
    confidence: averageOf(sumOf(all, 'confidence')),
    effort: averageOf(sumOf(all, 'effort')),
    answers: all.length,
    words: all
      .filter((each) => hasWords(each.words))
      .map((each) => ({ ...each.words, name: 'name' in each ? each.name : null })),
    withheld: anonymous.length - read.length,
  };
};

/** Those who ran it, and those who use or sell it. */
export type Groups = { ran: number | null; use: number | null };

/**
 * How those who ran it rate it beside those who use or sell it: of answers with a name only, and not at all where
 * either side is so small that one could be guessed. Anonymous answers say nothing of a group.
 * @param ran the people of its departments
 */
export const byGroup = (named: readonly NamedFeedback[], ran: readonly string[]): Groups | null => {
  const rated = named.filter(({ rating }) => rating !== null);
  const own = rated.filter(({ userId }) => ran.includes(userId));
  const others = rated.filter(({ userId }) => !ran.includes(userId));
  if (own.length < ANONYMOUS_FROM || others.length < ANONYMOUS_FROM) return null;
  return { ran: averageOf(sumOf(own, 'rating')), use: averageOf(sumOf(others, 'rating')) };
};
