import type { Command } from '../command.ts';
import { type Context, type Decision, decided } from '../decision.ts';
import { refuse } from '../refusal.ts';
import type { Release } from '../release.ts';
import { lessonTextProblem } from './lesson.ts';

/** Something learnt is kept for those that come after. */
export const keepLesson = (
  release: Release,
  { lessonId, text, tags }: Extract<Command, { type: 'keep_lesson' }>,
  _context: Context,
): Decision => {
  const problem = lessonTextProblem(text);
  if (problem !== null) return refuse({ code: 'fields_invalid', problems: [problem] });
  return decided(release, { type: 'lesson_kept', lessonId, text: text.trim(), tags });
};

/** A lesson is taken into a plan as it is, with other words, or not at all. */
export const useLesson = (
  release: Release,
  { lessonId, as }: Extract<Command, { type: 'use_lesson' }>,
  _context: Context,
): Decision => decided(release, { type: 'lesson_used', lessonId, as });
