import type { Instant } from '../../domain/calendar.ts';
import { EMPTY_CONTENTS } from '../../domain/contents/contents.ts';
import { readOwner } from '../../domain/contents/owner-text.ts';
import { FACT_PARTS, LIST_NAMES, LIST_PARTS } from '../../domain/contents/parts.ts';
import { ENDS_BEFORE } from '../../domain/contents/read-item.ts';
import { repeatsProblem } from '../../domain/contents/repeats.ts';
import { endsBefore } from '../../domain/contents/when.ts';
import { type PlanDetails, readPlanForm, TEXT_FIELDS } from '../../domain/plan/plan-form.ts';
import type { FieldProblem } from '../../domain/refusal.ts';
import type { Plan, Release } from '../../domain/release.ts';
import { type Department, type WorkspaceSettings, weekOf } from '../../domain/settings/settings.ts';
import type { KnownPerson } from '../ports.ts';
import type { FileNames } from './file-names.ts';
import { readContents } from './read-contents.ts';
import type { FilePath, PlaceProblem, WrittenItem, WrittenPlan } from './written-plan.ts';

/** What the workspace knows of what a file may name. */
export type Known = {
  settings: WorkspaceSettings;
  names: FileNames;
  people: readonly KnownPerson[];
};

export type Resolved = { plan: Plan; departments: readonly Department[] };

/** `doubts` stop nothing: what a person should look at all the same. */
export type Resolving = {
  resolved: Resolved | null;
  problems: readonly PlaceProblem[];
  doubts: readonly PlaceProblem[];
};

/** A date, a time and a zone of the form stand in one place of the file. */
const placeOf = (field: string): FilePath =>
  ['date', 'time', 'zone'].includes(field) ? ['launch'] : [field];

const atTheirPlaces = (problems: readonly FieldProblem[]): PlaceProblem[] =>
  problems.map(({ field, problem }) => ({
    path: placeOf(field),
    problem: field === 'departments' ? 'Name at least one department.' : problem,
  }));

const unknownDepartments = (keys: readonly string[], names: FileNames): PlaceProblem[] =>
  keys.flatMap((key, index) =>
    names.departmentId(key) === null
      ? [{ path: ['departments', index], problem: `No department here has the key "${key}".` }]
      : [],
  );

/** Where the file names people. */
const ownersIn = ({ lists, facts }: WrittenPlan): { path: FilePath; text: string }[] => {
  const inItem = (path: FilePath, { values }: Pick<WrittenItem, 'values'>, fields: object) =>
    Object.entries(fields)
      .filter(([key, { kind }]) => kind === 'owner' && typeof values[key] === 'string')
      .map(([key]) => ({ path: [...path, key], text: String(values[key]) }));
  return [
    ...LIST_NAMES.flatMap((part) =>
      (lists[part] ?? []).flatMap((item, index) => inItem([part, index], item, LIST_PARTS[part].fields)),
    ),
    ...inItem(['about'], { values: facts.about ?? {} }, FACT_PARTS.about.fields),
  ];
};

const doubtfulPeople = (written: WrittenPlan, people: readonly KnownPerson[]): PlaceProblem[] =>
  ownersIn(written).flatMap(({ path, text }) => {
    const userId = readOwner(text)?.userId ?? null;
    if (userId === null) return [];
    const person = people.find((each) => each.userId === userId);
    if (person === undefined) return [{ path, problem: `${userId} was not seen in this workspace yet.` }];
    if (person.deleted) return [{ path, problem: `${person.name} is not here any more.` }];
    return person.isFullMember ? [] : [{ path, problem: `${person.name} is a guest or a bot here.` }];
  });

/** A person of whom the file gives only the id is called what they are called here. */
const withNames = (contents: Plan['contents'], people: readonly KnownPerson[]): Plan['contents'] => {
  const nameless = (value: unknown): value is { userId: string; name: string } =>
    typeof value === 'object' && value !== null && 'userId' in value && 'name' in value && value.name === '';
  const named = (value: unknown): unknown => {
    if (!nameless(value)) return value;
    return { ...value, name: people.find(({ userId }) => userId === value.userId)?.name ?? value.userId };
  };
  const inside = (values: object): object =>
    Object.fromEntries(Object.entries(values).map(([key, value]) => [key, named(value)]));
  return {
    ...contents,
    ...Object.fromEntries(LIST_NAMES.map((part) => [part, contents[part].map(inside)])),
    about: inside(contents.about),
  } as Plan['contents'];
};

/** Whatever the file lets end before it begins. */
const endingTooEarly = ({ contents, launch }: Plan, settings: WorkspaceSettings): PlaceProblem[] =>
  (['phases', 'watch'] as const).flatMap((part) =>
    contents[part].flatMap((item, index) =>
      endsBefore(item, launch, weekOf(settings))
        ? [{ path: [part, index, 'ends'], problem: ENDS_BEFORE }]
        : [],
    ),
  );

/** Meetings of which the file says that they repeat, and that do not. */
const neverRepeating = ({ contents, launch }: Plan, settings: WorkspaceSettings): PlaceProblem[] =>
  contents.meetings.flatMap((meeting, index) => {
    const problem = repeatsProblem(meeting, { launch, week: weekOf(settings) });
    return problem === null ? [] : [{ path: ['meetings', index, 'repeats'], problem }];
  });

/** The launch as the file has it is the one that stands: it may have passed, and is not moved. */
const staysPut = (before: Release, { launch }: WrittenPlan, zone: string): boolean =>
  before.plan.launch.date === launch.date &&
  before.plan.launch.time === launch.time &&
  before.plan.launch.zone === zone;

/**
 * Everything that a file names, found in the workspace, or every reason why not.
 *
 * @param before the release that the file changes; null for a new one
 */
export const resolvePlan = (
  written: WrittenPlan,
  { settings, names, people }: Known,
  { before, now }: { before: Release | null; now: Instant },
): Resolving => {
  const zone = written.launch.zone ?? settings.zone;
  const read = readContents(written, { before: before?.plan.contents ?? EMPTY_CONTENTS, names, now });
  const details: PlanDetails = {
    ...(Object.fromEntries(TEXT_FIELDS.map((field) => [field, written.texts[field] ?? ''])) as Record<
      (typeof TEXT_FIELDS)[number],
      string
    >),
    risk: written.risk,
    contents: withNames(read.contents, people),
  };
  const departments = settings.departments.filter(({ key }) => written.departments.includes(key));
  const stays = before !== null && staysPut(before, written, zone);
  const form = readPlanForm(
    {
      title: written.title,
      value: written.value,
      ...written.launch,
      zone,
      path: written.path,
      // Those that nobody knows are named one by one.
      departmentIds: written.departments,
      isWave: before !== null && before.family.waveOf !== null,
    },
    stays ? before.createdAt : now,
    details,
  );
  const problems = [
    ...unknownDepartments(written.departments, names),
    ...('problems' in form ? atTheirPlaces(form.problems) : []),
    ...read.problems,
    // Days that could not be read are said above.
    ...('problems' in form || read.problems.length > 0
      ? []
      : [...endingTooEarly(form.plan, settings), ...neverRepeating(form.plan, settings)]),
  ];
  const plan = 'problems' in form ? null : form.plan;
  return {
    resolved: plan === null || problems.length > 0 ? null : { plan, departments },
    problems,
    doubts: doubtfulPeople(written, people),
  };
};
