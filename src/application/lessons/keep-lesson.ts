import type { PersonCommand } from '../../domain/command.ts';
import { LESSON_MAX, type LessonForm, readLesson } from '../../domain/lessons/lesson.ts';
import { stampOf } from '../../domain/person.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Release } from '../../domain/release.ts';
import { changeInTransaction, type Outcome } from '../change-release.ts';
import type { House, Request } from '../house.ts';
import { once } from '../once.ts';
import { previewCommand } from '../plan/preview-command.ts';
import type { Transaction } from '../ports.ts';

/** Placeholder words with which the rules are asked beforehand; they are never stored. */
export const LESSON_PROBE = {
  type: 'keep_lesson',
  lessonId: '…',
  text: '…',
  tags: { departmentIds: [], product: null, path: null, kind: 'risk' },
} as const satisfies PersonCommand;

/** Keeps what was learnt for the releases that come after, or says what is wrong with the form. */
export const keepLesson = async (
  house: House,
  request: Request,
  { releaseId, form }: { releaseId: string; form: LessonForm },
): Promise<Outcome> => {
  const { actor } = request;
  const { workspaceId } = actor;
  // Whether they may is said before what is wrong with the words.
  const probed = await previewCommand(house, actor, releaseId, LESSON_PROBE);
  if (!probed.ok) return probed;
  const read = readLesson(form, probed.release);
  if ('problems' in read) return refuse({ code: 'fields_invalid', problems: read.problems });
  return once(house, request, async (tx): Promise<Outcome> => {
    const lessonId = house.ids.next();
    const command = { type: 'keep_lesson', lessonId, ...read } as const;
    const outcome = await changeInTransaction(tx, house, { actor, workspaceId, releaseId, command });
    if (!outcome.ok) return outcome;
    const by = stampOf(actor);
    await tx.addLesson(workspaceId, { id: lessonId, releaseId, ...read, by, at: house.clock.now() });
    return outcome;
  });
};

const MOST_LINES = 7;
/** What people write where a field wants something. */
const SAYS_NOTHING = /^(nothing|none|no lessons?|n\/a)\b/i;

const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim().replace(/^[-*•]\s+/, ''))
    .filter((line) => line !== '' && !SAYS_NOTHING.test(line))
    .slice(0, MOST_LINES)
    .map((line) => [...line].slice(0, LESSON_MAX).join(''));

/**
 * What the manager wrote when the release was closed comes back like every lesson, line by line, in later plans of the
 * product. The event of the closing holds the words: these rows only find them again.
 */
export const keepClosingLessons = async (
  tx: Pick<Transaction, 'lessons' | 'addLesson'>,
  { ids, now }: { ids: Pick<House['ids'], 'next'>; now: string },
  { workspaceId, id: releaseId, lessons, plan, manager, practice }: Release,
): Promise<void> => {
  if (practice) return;
  const known = (await tx.lessons(workspaceId))
    .filter((lesson) => lesson.releaseId === releaseId)
    .map(({ text }) => text.toLowerCase());
  const tags = { departmentIds: [], product: plan.product.trim(), path: null, kind: 'risk' } as const;
  for (const text of linesOf(lessons)) {
    if (known.includes(text.toLowerCase())) continue;
    await tx.addLesson(workspaceId, { id: ids.next(), releaseId, text, tags, by: manager, at: now });
  }
};
