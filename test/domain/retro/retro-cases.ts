import type { DomainEvent } from '../../../src/domain/event.ts';
import type { Lesson } from '../../../src/domain/lessons/lesson.ts';
import type { Release } from '../../../src/domain/release.ts';
import { anActor, MAYA, NOW } from '../../support/builders.ts';
import type { Case } from '../decide-cases.ts';
import { leadActor } from '../deciding.ts';

const asIs = (release: Release): Release => release;

export const TAGS = { departmentIds: [], product: null, path: null, kind: 'risk' } as const;

/** Maya learnt it from another release. */
export const aLesson = (overrides: Partial<Lesson> = {}): Lesson => ({
  id: 'les-1',
  releaseId: 'rel-earlier',
  text: 'The import takes an hour.',
  tags: TAGS,
  by: MAYA,
  at: NOW,
  ...overrides,
});

/** What was learnt. */
export const RETRO_CASES = {
  keep_lesson: {
    command: { type: 'keep_lesson', lessonId: 'les-1', text: 'Test the import.', tags: TAGS },
    actor: leadActor('sales'),
    given: asIs,
    legal: 'l r',
  },
  use_lesson: {
    command: { type: 'use_lesson', lessonId: 'les-1', as: 'accepted' },
    actor: anActor(),
    given: asIs,
    legal: 'd p s',
  },
} as const satisfies Record<string, Case>;

/** As `policy.test.ts` tries them. */
export const RETRO_COMMANDS = {
  keep_lesson: RETRO_CASES.keep_lesson.command,
  use_lesson: RETRO_CASES.use_lesson.command,
} as const;

/** By hand, in the letters of `policy.test.ts`. */
export const RETRO_MAY: Record<keyof typeof RETRO_COMMANDS, string> = {
  keep_lesson: 'M L D l d',
  use_lesson: 'M',
};

const manager = { role: 'release_manager', userIds: [MAYA.userId] };

export const RETRO_NAMED: Record<keyof typeof RETRO_COMMANDS, { role: string; userIds: string[] }> = {
  keep_lesson: manager,
  use_lesson: manager,
};

type LessonEvent = 'lesson_kept' | 'lesson_used';

/** Everything that happens to a lesson, with this text in every name and every free text. */
export const retroEvents = (
  text: string,
): { [Type in LessonEvent]: readonly Extract<DomainEvent, { type: Type }>[] } => ({
  lesson_kept: [
    {
      type: 'lesson_kept',
      lessonId: 'les-1',
      text,
      tags: { departmentIds: ['dep-docs'], product: 'Atlas', path: 'pull', kind: 'question' },
    },
  ],
  lesson_used: [{ type: 'lesson_used', lessonId: 'les-1', as: 'adapted' }],
});
