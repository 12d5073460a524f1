import { isLegal } from '../../domain/command.ts';
import { fits, questionsFor, suggestedFor } from '../../domain/lessons/fitting.ts';
import type { Lesson, LessonUse } from '../../domain/lessons/lesson.ts';
import type { Actor } from '../../domain/person.ts';
import { maySee } from '../../domain/policy.ts';
import { type Release, titleOf } from '../../domain/release.ts';
import type { WorkspaceSettings } from '../../domain/settings/settings.ts';
import type { Reads } from '../ports.ts';

/** Somebody by themselves, or null for a place that many read: there nothing of a confidential release is said. */
export type LessonReader = Pick<Actor, 'userId' | 'isFullMember'> | null;

type LessonSources = Pick<Reads, 'lessons' | 'lessonUses' | 'release'>;

/** A lesson with the release that it comes from, as it may be named to others. */
export type LessonFrom = { lesson: Lesson; from: string | null };

export type LessonsSeen = { lessons: readonly LessonFrom[]; uses: readonly LessonUse[] };

const isReadable = (source: Release, reader: LessonReader, settings: WorkspaceSettings): boolean => {
  if (source.practice) return false;
  return reader === null ? source.visibility === 'everyone' : maySee(reader, source, settings);
};

/** The lessons that this reader may know of; `which` narrows them before their releases are looked at. */
export const lessonsSeen = async (
  reads: LessonSources,
  settings: WorkspaceSettings,
  reader: LessonReader,
  which: (lesson: Lesson) => boolean = () => true,
): Promise<LessonsSeen> => {
  const { workspaceId } = settings;
  const wanted = (await reads.lessons(workspaceId)).filter(which);
  if (wanted.length === 0) return { lessons: [], uses: [] };
  const sources = new Map<string, Release | null>();
  for (const id of new Set(wanted.map(({ releaseId }) => releaseId))) {
    sources.set(id, await reads.release(workspaceId, id));
  }
  const lessons = wanted.flatMap((lesson) => {
    const source = sources.get(lesson.releaseId) ?? null;
    if (source === null || !isReadable(source, reader, settings)) return [];
    // The name of a confidential release goes nowhere with it.
    return [{ lesson, from: source.visibility === 'confidential' ? null : titleOf(source) }];
  });
  return { lessons, uses: await reads.lessonUses(workspaceId) };
};

const seenFor = (
  reads: LessonSources,
  { release, settings }: { release: Release; settings: WorkspaceSettings },
  reader: LessonReader,
): Promise<LessonsSeen> =>
  lessonsSeen(reads, settings, reader, (lesson) => lesson.releaseId !== release.id && fits(lesson, release));

/** What earlier releases taught, and this plan has not answered yet. */
export const suggestedLessons = async (
  reads: LessonSources,
  scene: { release: Release; settings: WorkspaceSettings },
  reader: LessonReader,
): Promise<readonly LessonFrom[]> => {
  const { lessons, uses } = await seenFor(reads, scene, reader);
  const chosen = suggestedFor(
    scene.release,
    lessons.map(({ lesson }) => lesson),
    uses,
  );
  return chosen.flatMap((lesson) => lessons.filter((each) => each.lesson === lesson));
};

/** How many its manager has not looked at: nobody else decides what a plan takes, and a hotfix has no time for it. */
export const lessonsToLookAt = async (
  reads: LessonSources,
  scene: { release: Release; settings: WorkspaceSettings },
  userId: string,
): Promise<number> => {
  const { release } = scene;
  const isAsked = isLegal('use_lesson', release) && release.urgent === null;
  if (!isAsked || release.manager.userId !== userId) return 0;
  return (await suggestedLessons(reads, scene, { userId, isFullMember: true })).length;
};

/** A question that others learnt to ask, in the words of this plan. */
export type LearntQuestion = { text: string; from: string | null };

/** What a department reads beside its checklist, wherever that stands. */
export const learntQuestions = async (
  reads: LessonSources,
  scene: { release: Release; settings: WorkspaceSettings },
  departmentId: string,
): Promise<readonly LearntQuestion[]> => {
  const { lessons, uses } = await seenFor(reads, scene, null);
  const asked = questionsFor(
    scene.release,
    departmentId,
    lessons.map(({ lesson }) => lesson),
    uses,
  );
  return asked.map(({ lesson, text }) => ({
    text,
    from: lessons.find((each) => each.lesson === lesson)?.from ?? null,
  }));
};
