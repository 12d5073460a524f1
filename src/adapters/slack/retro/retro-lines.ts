import { mrkdwn } from '../kit/mrkdwn.ts';
import type { EventLines } from '../lights/notices/event-lines.ts';

/** What the thread says of the look back. */
export const RETRO_LINES: Pick<EventLines, 'retro_held' | 'retro_waived' | 'lesson_kept' | 'lesson_used'> = {
  // Its minutes say it.
  retro_held: null,
  retro_waived: ({ reason }, { by }) => ({ line: mrkdwn`*No look back*. ${by.name}:`, quote: reason }),
  lesson_kept: null,
  lesson_used: null,
};
