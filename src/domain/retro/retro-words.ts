import type { LessonUseKind } from '../lessons/lesson.ts';
import type { Told } from '../record/told.ts';

type RetroEvent = 'retro_held' | 'retro_waived' | 'lesson_kept' | 'lesson_used';

const USED: Record<LessonUseKind, string> = {
  accepted: 'Took an earlier lesson into the plan.',
  adapted: 'Took an earlier lesson into the plan, in other words.',
  dismissed: 'Left an earlier lesson out of the plan.',
};

/** What became of the look back, and of what was learnt, for a report. */
export const RETRO_EVENTS: { [Type in RetroEvent]: Told<Type> } = {
  retro_held: { section: 'after', words: () => 'The look back was held.' },
  retro_waived: { section: 'after', words: ({ reason }) => `No look back: ${reason}.` },
  lesson_kept: { section: 'after', words: ({ text }) => `Learnt: ${text}.` },
  lesson_used: { section: 'plan', words: ({ as }) => USED[as] },
};
