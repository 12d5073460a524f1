import type { Instant } from '../calendar.ts';

export const RATINGS = [1, 2, 3, 4, 5] as const;
export type Rating = (typeof RATINGS)[number];

export type FeedbackWords = { liked: string; disliked: string; wish: string };

/** Feedback that says whose it is. */
export type NamedFeedback = {
  releaseId: string;
  userId: string;
  name: string;
  rating: Rating | null;
  words: FeedbackWords;
  at: Instant;
};

/** Feedback that nobody can tie to a person: a random id and a day, nothing else. */
export type AnonymousFeedback = {
  id: string;
  releaseId: string;
  rating: Rating | null;
  words: FeedbackWords;
  /** `YYYY-MM-DD`: a time of day could give somebody away. */
  day: string;
};

/** Anonymous answers are readable from this many on, so that nobody can be guessed. */
export const ANONYMOUS_FROM = 3;

export const noWords: FeedbackWords = { liked: '', disliked: '', wish: '' };

export type FeedbackSummary = {
  ratings: Record<Rating, number>;
  average: number | null;
  answers: number;
  words: readonly (FeedbackWords & { name: string | null })[];
  /** Anonymous answers that are kept back because there are fewer than three. */
  withheld: number;
};

const hasWords = (words: FeedbackWords): boolean =>
  words.liked !== '' || words.disliked !== '' || words.wish !== '';

/** What the release manager reads. Anonymous answers come without names, in no order of arrival. */
export const summarise = (
  named: readonly NamedFeedback[],
  anonymous: readonly AnonymousFeedback[],
): FeedbackSummary => {
  const readable = anonymous.length >= ANONYMOUS_FROM ? anonymous : [];
  const all = [...named, ...readable];
  const given = all.map((each) => each.rating).filter((rating) => rating !== null);
  const ratings: Record<Rating, number> = { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 };
  for (const rating of given) ratings[rating] += 1;
  return {
    ratings,
    average: given.length === 0 ? null : given.reduce<number>((sum, each) => sum + each, 0) / given.length,
    answers: all.length,
    words: all
      .filter((each) => hasWords(each.words))
      .map((each) => ({ ...each.words, name: 'name' in each ? each.name : null })),
    withheld: anonymous.length - readable.length,
  };
};
