import type { Instant } from '../../domain/calendar.ts';
import { EMPTY_CONTENTS } from '../../domain/contents/contents.ts';
import type { Actor, PersonStamp } from '../../domain/person.ts';
import { type PlanDetails, TEXT_FIELDS } from '../../domain/plan/plan-form.ts';
import { maySee } from '../../domain/policy.ts';
import { type DeploymentPath, type Release, titleOf } from '../../domain/release.ts';
import type { Department, WorkspaceSettings } from '../../domain/settings/settings.ts';
import { type FileNames, namesIn } from '../plan-file/file-names.ts';
import { readContents } from '../plan-file/read-contents.ts';
import type { WrittenTemplate } from '../plan-file/written-plan.ts';
import type { KnownPerson, Reads } from '../ports.ts';
import { withPeople } from './roles.ts';
import { templateOfRelease } from './template-of-release.ts';
import type { TemplateShelf } from './template-ports.ts';

/** Something to begin a plan from: what it is called, and by what a form knows it. */
export type Beginning = { kind: 'own' | 'shipped' | 'release'; id: string; name: string };

const MOST_RELEASES = 50;

const isFinished = ({ stage, practice, urgent }: Release): boolean =>
  !practice && urgent === null && (stage === 'live' || stage === 'retro' || stage === 'closed');

/** Templates of the workspace, those that come with the program, and what was launched and this person may see. */
export const beginningsFor = async (
  reads: Reads,
  shelf: TemplateShelf,
  actor: Actor,
): Promise<readonly Beginning[]> => {
  const { workspaceId } = actor;
  const settings = await reads.settings(workspaceId);
  const own = await reads.templates(workspaceId);
  const releases = (await reads.releases(workspaceId, 'all'))
    .filter((release) => isFinished(release) && maySee(actor, release, settings))
    .slice(0, MOST_RELEASES);
  return [
    ...own.map(({ id, name }) => ({ kind: 'own', id, name }) as const),
    ...shelf.shipped.map(
      ({ key, template }) => ({ kind: 'shipped', id: key, name: template.template }) as const,
    ),
    ...releases.map((release) => ({ kind: 'release', id: release.id, name: titleOf(release) }) as const),
  ];
};

/** The template behind a beginning; null where it is gone, or was never this person's to see. */
export const templateBehind = async (
  reads: Reads,
  shelf: TemplateShelf,
  actor: Actor,
  { kind, id }: Pick<Beginning, 'kind' | 'id'>,
): Promise<WrittenTemplate | null> => {
  const { workspaceId } = actor;
  if (kind === 'shipped') return shelf.shipped.find(({ key }) => key === id)?.template ?? null;
  if (kind === 'own') {
    const found = (await reads.templates(workspaceId)).find((template) => template.id === id);
    return found === undefined ? null : shelf.read(found.file);
  }
  const settings = await reads.settings(workspaceId);
  const release = await reads.release(workspaceId, id);
  if (release === null || !isFinished(release) || !maySee(actor, release, settings)) return null;
  const names = await namesIn(reads, workspaceId);
  return templateOfRelease(release, { name: titleOf(release), purpose: '' }, { settings, names });
};

export type Begun = {
  details: PlanDetails;
  departments: readonly Department[];
  path: DeploymentPath | null;
  /** Keys of departments that this workspace does not have. */
  skipped: readonly string[];
};

/** Without the names of departments that this workspace does not have. */
const withKnown = (template: WrittenTemplate, names: FileNames): WrittenTemplate => ({
  ...template,
  lists: {
    ...template.lists,
    scope: (template.lists.scope ?? []).map(({ values, done }) => {
      const { departments, ...rest } = values;
      const known = Array.isArray(departments)
        ? departments.filter((key: string) => names.departmentId(key) !== null)
        : [];
      return { values: { ...rest, ...(known.length > 0 && { departments: known }) }, done };
    }),
    // A release that another workspace waited for is none of ours.
    dependencies: (template.lists.dependencies ?? []).map(({ values: { release: _, ...rest }, done }) => ({
      values: rest,
      done,
    })),
  },
});

/** What a plan that begins from a template holds: its roles are people now, where the settings know them. */
export const beginFrom = (
  template: WrittenTemplate,
  {
    settings,
    names,
    people,
    manager,
    now,
  }: {
    settings: WorkspaceSettings;
    names: FileNames;
    people: readonly KnownPerson[];
    manager: PersonStamp;
    now: Instant;
  },
): Begun => {
  const { contents } = readContents(withKnown(template, names), { before: EMPTY_CONTENTS, names, now });
  const texts = Object.fromEntries(TEXT_FIELDS.map((field) => [field, template.texts[field] ?? '']));
  return {
    details: {
      ...(texts as Record<(typeof TEXT_FIELDS)[number], string>),
      risk: template.risk,
      contents: withPeople(contents, { manager, settings, people }),
    },
    departments: settings.departments.filter(({ key }) => template.departments.includes(key)),
    path: template.path,
    skipped: template.departments.filter((key) => names.departmentId(key) === null),
  };
};
