import type { EventLines } from '../lights/notices/event-lines.ts';

/** What was learnt stands in the minutes of the look back, and in plans. */
export const RETRO_LINES: Pick<EventLines, 'lesson_kept' | 'lesson_used'> = {
  lesson_kept: null,
  lesson_used: null,
};
