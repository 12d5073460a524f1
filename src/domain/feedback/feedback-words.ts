import type { Told } from '../record/told.ts';
import type { Sum } from './feedback.ts';

type FeedbackEvent = 'feedback_counted' | 'feedback_told';

const mean = (name: string, { sum, count }: Sum): string =>
  count === 0 ? '' : `; ${name} ${(sum / count).toFixed(1)} of 5`;

/** What people said, for a report: numbers alone. */
export const FEEDBACK_EVENTS: { [Type in FeedbackEvent]: Told<Type> } = {
  feedback_counted: {
    section: 'after',
    words: ({ answers, ratings, confidence, effort }) =>
      `Counted ${answers} ${answers === 1 ? 'answer' : 'answers'} of those who were asked how it is${mean('rated', ratings)}${mean('how sure', confidence)}${mean('how much effort', effort)}.`,
  },
  feedback_told: {
    section: 'after',
    words: ({ entries, people }) =>
      `Told ${people} ${people === 1 ? 'person' : 'people'} who answered what became of it: ${entries.map(({ said, did }) => `"${said}": ${did}`).join('; ')}.`,
  },
};
