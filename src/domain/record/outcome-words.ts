import type { GoalAnswer } from '../outcome/outcome.ts';
import type { OutcomeEvent } from '../outcome/outcome-event.ts';
import type { Told } from './told.ts';

const GOAL: Record<GoalAnswer, string> = {
  reached: 'the goal is reached',
  partly: 'the goal is reached in part',
  not: 'the goal is not reached',
  too_early: 'it is too early to say whether the goal is reached',
};

/** What came of it, for a report. */
export const OUTCOME_EVENTS: { [Type in OutcomeEvent['type']]: Told<Type> } = {
  goal_checked: {
    section: 'after',
    words: ({ days, value, answer }) =>
      `After ${days} ${days === 1 ? 'day' : 'days'}: ${GOAL[answer]}.${value === '' ? '' : ` The measure says: ${value}.`}`,
  },
  trouble_answered: {
    section: 'after',
    words: ({ trouble }) => (trouble ? 'Said that there was trouble.' : 'Said that there was no trouble.'),
  },
  retro_held: { section: 'after', words: () => 'The look back was held.' },
  retro_waived: {
    section: 'after',
    words: ({ reason, month }) =>
      month === null ? `No look back: ${reason}.` : `It shares the look back of ${month}.`,
  },
};
