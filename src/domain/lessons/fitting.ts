import { compare } from '../calendar.ts';
import type { Release } from '../release.ts';
import type { Lesson, LessonUse } from './lesson.ts';

/** More would be a list that nobody reads. */
export const MOST_SUGGESTED = 5;

const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

/** Whether a lesson belongs to this plan, by its tags. */
export const fits = (
  { tags }: Pick<Lesson, 'tags'>,
  { plan, lights }: Pick<Release, 'plan' | 'lights'>,
): boolean =>
  (tags.product === null || same(tags.product, plan.product)) &&
  (tags.path === null || tags.path === plan.path) &&
  (tags.departmentIds.length === 0 ||
    lights.some(({ departmentId }) => tags.departmentIds.includes(departmentId)));

/** How often a lesson was taken into a plan, and how often it was not wanted. */
export type LessonCount = { used: number; dismissed: number };

export const countOf = (lessonId: string, uses: readonly LessonUse[]): LessonCount => {
  const own = uses.filter((use) => use.lessonId === lessonId);
  const dismissed = own.filter(({ as }) => as === 'dismissed').length;
  return { used: own.length - dismissed, dismissed };
};

const narrowness = ({ tags }: Lesson): number =>
  [tags.product !== null, tags.path !== null, tags.departmentIds.length > 0].filter(Boolean).length;

/** Whatever others dismissed three times and nobody took is no lesson for anybody. */
const WORN_OUT = 3;
const isWornOut = ({ used, dismissed }: LessonCount): boolean => used === 0 && dismissed >= WORN_OUT;

const isKnown = ({ plan }: Release, { text }: Lesson): boolean =>
  plan.contents.risks.some(({ what }) => same(what, text));

/**
 * The lessons that a plan has not answered yet, those that belong to it most closely first, then what helped others.
 *
 * @param lessons those that the reader may know of
 * @param uses of these lessons, in all plans
 */
export const suggestedFor = (
  release: Release,
  lessons: readonly Lesson[],
  uses: readonly LessonUse[],
): readonly Lesson[] => {
  const isAnswered = (id: string): boolean =>
    uses.some(({ lessonId, releaseId }) => lessonId === id && releaseId === release.id);
  const worth = ({ id }: Lesson): number => {
    const { used, dismissed } = countOf(id, uses);
    return used - dismissed;
  };
  return lessons
    .filter(
      (lesson) =>
        lesson.releaseId !== release.id &&
        fits(lesson, release) &&
        !isAnswered(lesson.id) &&
        !isKnown(release, lesson) &&
        !isWornOut(countOf(lesson.id, uses)),
    )
    .toSorted(
      (a, b) =>
        narrowness(b) - narrowness(a) || worth(b) - worth(a) || compare(b.at, a.at) || (a.id < b.id ? -1 : 1),
    )
    .slice(0, MOST_SUGGESTED);
};

/**
 * What a department reads beside its checklist: questions that others learnt to ask, in the words in which the plan
 * took them. One that the manager dismissed is not asked.
 */
export const questionsFor = (
  release: Release,
  departmentId: string,
  lessons: readonly Lesson[],
  uses: readonly LessonUse[],
): readonly { lesson: Lesson; text: string }[] =>
  lessons
    .filter(
      (lesson) =>
        lesson.releaseId !== release.id &&
        lesson.tags.kind === 'question' &&
        lesson.tags.departmentIds.includes(departmentId) &&
        fits(lesson, release),
    )
    .toSorted((a, b) => compare(b.at, a.at) || (a.id < b.id ? -1 : 1))
    .flatMap((lesson) => {
      const use = uses.find((each) => each.lessonId === lesson.id && each.releaseId === release.id);
      if (use?.as === 'dismissed') return [];
      if (use === undefined && isWornOut(countOf(lesson.id, uses))) return [];
      return [{ lesson, text: use?.text ?? lesson.text }];
    })
    .slice(0, MOST_SUGGESTED);
