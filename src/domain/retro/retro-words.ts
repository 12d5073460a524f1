import type { LessonUseKind } from '../lessons/lesson.ts';
import type { Told } from '../record/told.ts';

type LessonEvent = 'lesson_kept' | 'lesson_used';

const USED: Record<LessonUseKind, string> = {
  accepted: 'Took an earlier lesson into the plan.',
  adapted: 'Took an earlier lesson into the plan, in other words.',
  dismissed: 'Left an earlier lesson out of the plan.',
};

/** What was learnt, and what became of it, for a report. */
export const RETRO_EVENTS: { [Type in LessonEvent]: Told<Type> } = {
  lesson_kept: { section: 'after', words: ({ text }) => `Learnt: ${text}.` },
  lesson_used: { section: 'plan', words: ({ as }) => USED[as] },
};
