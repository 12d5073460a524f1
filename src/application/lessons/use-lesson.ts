import type { Command } from '../../domain/command.ts';
import type { Item } from '../../domain/contents/parts.ts';
import { LESSON_USES, type LessonUseKind, lessonTextProblem } from '../../domain/lessons/lesson.ts';
import { stampOf } from '../../domain/person.ts';
import { refuse } from '../../domain/refusal.ts';
import { changeInTransaction, type Outcome } from '../change-release.ts';
import type { House, Request } from '../house.ts';
import { once } from '../once.ts';
import { type LessonFrom, lessonsSeen } from './read-lessons.ts';

export type LessonWish = {
  releaseId: string;
  lessonId: string;
  as: LessonUseKind;
  /** Other words for it; null where it is taken as it is, or not at all. */
  text: string | null;
};

const riskFrom = ({ from }: LessonFrom, what: string): Omit<Item<'risks'>, 'id' | 'doneAt'> => ({
  what,
  likelihood: 'medium',
  impact: 'medium',
  mitigation: from === null ? '' : `Learnt from ${from}.`,
  owner: null,
});

/**
 * A lesson is taken into a plan, in other words where they fit better, or is left out. A risk then stands among the
 * risks; a question stands beside the checklist of its department.
 */
export const useLesson = (
  house: House,
  request: Request,
  { releaseId, lessonId, as, text }: LessonWish,
): Promise<Outcome> =>
  once(house, request, async (tx): Promise<Outcome> => {
    const { actor } = request;
    const { workspaceId } = actor;
    const settings = await tx.settings(workspaceId);
    const change = (command: Command): Promise<Outcome> =>
      changeInTransaction(tx, house, { actor, workspaceId, releaseId, command });
    const { lessons, uses } = await lessonsSeen(tx, settings, actor, ({ id }) => id === lessonId);
    const [found] = lessons;
    if (found === undefined || !LESSON_USES.includes(as)) return refuse({ code: 'unknown_matter' });
    const isAnswered = uses.some((use) => use.lessonId === lessonId && use.releaseId === releaseId);
    if (isAnswered) return { ok: true, releaseId, changed: false };
    const said = (text ?? found.lesson.text).trim();
    const problem = lessonTextProblem(said);
    if (problem !== null) return refuse({ code: 'fields_invalid', problems: [problem] });
    const used = await change({ type: 'use_lesson', lessonId, as });
    if (!used.ok) return used;
    await tx.saveLessonUse(
      workspaceId,
      { lessonId, releaseId, as, text: said, at: house.clock.now() },
      stampOf(actor),
    );
    if (as === 'dismissed' || found.lesson.tags.kind === 'question') return used;
    return change({ type: 'put_item', part: 'risks', itemId: null, values: riskFrom(found, said) });
  });
