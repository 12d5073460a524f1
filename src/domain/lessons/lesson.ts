import type { Instant } from '../calendar.ts';
import type { PersonStamp } from '../person.ts';
import type { FieldProblem } from '../refusal.ts';
import { DEPLOYMENT_PATHS, type DeploymentPath, type Release } from '../release.ts';

/** How a lesson comes back: as a risk of the plan, or as a question to a department. */
export const LESSON_KINDS = ['risk', 'question'] as const;
export type LessonKind = (typeof LESSON_KINDS)[number];

/** Where a lesson belongs; what is left open fits everything. */
export type LessonTags = {
  departmentIds: readonly string[];
  /** Null for every product; empty for releases that name none. */
  product: string | null;
  path: DeploymentPath | null;
  kind: LessonKind;
};

/** Something learnt from a release, kept for those that come after it. */
export type Lesson = {
  id: string;
  releaseId: string;
  text: string;
  tags: LessonTags;
  by: PersonStamp;
  at: Instant;
};

export const LESSON_MAX = 200;

/** What became of a lesson in a later plan. */
export const LESSON_USES = ['accepted', 'adapted', 'dismissed'] as const;
export type LessonUseKind = (typeof LESSON_USES)[number];

export type LessonUse = {
  lessonId: string;
  /** The plan in which it was used. */
  releaseId: string;
  as: LessonUseKind;
  /** What it says there, where it was adapted; else as it was kept. */
  text: string;
  at: Instant;
};

/** What somebody typed; `product` and `path` say whether it belongs to those of the release alone. */
export type LessonForm = {
  text: string;
  kind: string;
  departmentIds: readonly string[];
  onlyProduct: boolean;
  onlyPath: boolean;
};

const isKind = (text: string): text is LessonKind => (LESSON_KINDS as readonly string[]).includes(text);

export const lessonTextProblem = (text: string): FieldProblem | null => {
  const said = text.trim();
  if (said === '') return { field: 'text', problem: 'Say in a sentence what you learnt.' };
  return [...said].length > LESSON_MAX
    ? { field: 'text', problem: `At most ${LESSON_MAX} characters.` }
    : null;
};

/** The lesson that was written, or what is wrong with the form, each at its field. */
export const readLesson = (
  { text, kind, departmentIds, onlyProduct, onlyPath }: LessonForm,
  { plan, lights }: Pick<Release, 'plan' | 'lights'>,
): Pick<Lesson, 'text' | 'tags'> | { problems: readonly FieldProblem[] } => {
  const known = departmentIds.filter((id) => lights.some(({ departmentId }) => departmentId === id));
  const problem = lessonTextProblem(text);
  const problems = [
    ...(problem === null ? [] : [problem]),
    ...(isKind(kind) ? [] : [{ field: 'kind', problem: 'Choose how it comes back.' }]),
    ...(kind === 'question' && known.length === 0
      ? [{ field: 'departments', problem: 'Choose who is asked: a question goes to a department.' }]
      : []),
  ];
  if (problems.length > 0 || !isKind(kind)) return { problems };
  const tags = {
    departmentIds: known,
    product: onlyProduct ? plan.product.trim() : null,
    path: onlyPath ? plan.path : null,
    kind,
  };
  return { text: text.trim(), tags };
};

export const isPath = (text: string | null): text is DeploymentPath =>
  (DEPLOYMENT_PATHS as readonly (string | null)[]).includes(text);
