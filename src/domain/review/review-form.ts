import type { Command } from '../command.ts';
import type { FieldProblem } from '../refusal.ts';
import { REVIEW_ANSWERS, type ReviewAnswer } from './date-review.ts';

/** What somebody said of the date, as it was typed. */
export type ReviewForm = { answer: string; days: string; words: string };

export const REVIEW_WORDS_MAX = 500;
/** Nobody plans further than a working year. */
export const REVIEW_DAYS_MAX = 250;

type Said = Pick<Extract<Command, { type: 'review_date' }>, 'answer' | 'days' | 'words'>;

const isAnswer = (answer: string): answer is ReviewAnswer =>
  (REVIEW_ANSWERS as readonly string[]).includes(answer);

const problem = (field: string, what: string): { problems: readonly FieldProblem[] } => ({
  problems: [{ field, problem: what }],
});

/** What it means, or what is wrong with it at its field. Fields that an answer does not need are left out. */
export const readReview = ({
  answer,
  days,
  words,
}: ReviewForm): Said | { problems: readonly FieldProblem[] } => {
  if (!isAnswer(answer)) return problem('answer', 'Choose one of the answers.');
  const said = words.trim();
  if ([...said].length > REVIEW_WORDS_MAX) return problem('words', `At most ${REVIEW_WORDS_MAX} characters.`);
  if (answer === 'fine') return { answer, days: null, words: '' };
  if (answer === 'missing') {
    return said === '' ? problem('words', 'Say what is missing.') : { answer, days: null, words: said };
  }
  const count = /^\d{1,4}$/.test(days.trim()) ? Number(days.trim()) : 0;
  return count < 1 || count > REVIEW_DAYS_MAX
    ? problem('days', `A number of working days, from 1 to ${REVIEW_DAYS_MAX}.`)
    : { answer, days: count, words: said };
};
