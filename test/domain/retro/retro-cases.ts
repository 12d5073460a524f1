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

/** The look back and what was learnt. */
export const RETRO_CASES = {
  record_retro: { command: { type: 'record_retro' }, actor: anActor(), given: asIs, legal: 'l r' },
  waive_retro: {
    command: { type: 'waive_retro', reason: 'Nothing happened.' },
    actor: anActor(),
    given: asIs,
    legal: 'l r',
  },
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
  record_retro: RETRO_CASES.record_retro.command,
  waive_retro: RETRO_CASES.waive_retro.command,
  keep_lesson: RETRO_CASES.keep_lesson.command,
  use_lesson: RETRO_CASES.use_lesson.command,
} as const;

/** By hand, in the letters of `policy.test.ts`. */
export const RETRO_MAY: Record<keyof typeof RETRO_COMMANDS, string> = {
  record_retro: 'M',
  waive_retro: 'M',
  keep_lesson: 'M L D l d',
  use_lesson: 'M',
};

const manager = { role: 'release_manager', userIds: [MAYA.userId] };

export const RETRO_NAMED: Record<keyof typeof RETRO_COMMANDS, { role: string; userIds: string[] }> = {
  record_retro: manager,
  waive_retro: manager,
  keep_lesson: manager,
  use_lesson: manager,
};

type RetroEvent = 'retro_held' | 'retro_waived' | 'lesson_kept' | 'lesson_used';

/** Everything that happens to a look back, with this text in every name and every free text. */
export const retroEvents = (
  text: string,
): { [Type in RetroEvent]: readonly Extract<DomainEvent, { type: Type }>[] } => ({
  retro_held: [{ type: 'retro_held' }],
  retro_waived: [{ type: 'retro_waived', reason: text }],
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
