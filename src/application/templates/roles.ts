import { itemsOf, type PlanContents } from '../../domain/contents/contents.ts';
import {
  type Field,
  LIST_NAMES,
  LIST_PARTS,
  type ListPart,
  type Owner,
} from '../../domain/contents/parts.ts';
import type { PersonStamp } from '../../domain/person.ts';
import type { Department, WorkspaceSettings } from '../../domain/settings/settings.ts';
import type { KnownPerson } from '../ports.ts';

const MANAGER_ROLE = 'Release manager';

/** Whoever has a watch and no other role: a watch has to name somebody. */
const ON_WATCH: Owner = { userId: null, name: 'On watch' };

const needsOwner = (part: ListPart): boolean => {
  const { owner }: Readonly<Record<string, Field>> = LIST_PARTS[part].fields;
  return owner?.required === true;
};

const leadRole = ({ name }: Pick<Department, 'name'>): string => `${name} lead`;

const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

/** "Docs lead" and "Documentation lead": by the department's key or its name. */
const ledBy = (role: string, departments: readonly Department[]): Department | undefined =>
  departments.find((department) => same(role, leadRole(department)) || same(role, `${department.key} lead`));

type Knows = {
  manager: PersonStamp;
  settings: Pick<WorkspaceSettings, 'departments'>;
  people: readonly Pick<KnownPerson, 'userId' | 'name'>[];
};

/** Whoever has the role in this workspace; a role that nobody has stays as it is written. */
const personFor = (owner: Owner | null, { manager, settings, people }: Knows): Owner | null => {
  if (owner === null || owner.userId !== null) return owner;
  if (same(owner.name, MANAGER_ROLE)) return { userId: manager.userId, name: manager.name };
  const lead = ledBy(owner.name, settings.departments)?.leads[0];
  if (lead === undefined) return owner;
  return { userId: lead, name: people.find(({ userId }) => userId === lead)?.name ?? lead };
};

/** The role of a person, as a template names it; null where the settings give them none. */
const roleFor = (owner: Owner | null, { manager, settings }: Omit<Knows, 'people'>): Owner | null => {
  const { userId } = owner ?? { userId: null };
  if (userId === null) return owner;
  if (userId === manager.userId) return { userId: null, name: MANAGER_ROLE };
  const led = settings.departments.find(({ leads }) => leads.includes(userId));
  return led === undefined ? null : { userId: null, name: leadRole(led) };
};

const withOwners = (contents: PlanContents, change: (owner: Owner | null) => Owner | null): PlanContents => {
  const inside =
    (part: ListPart) =>
    <Values extends object>(values: Values): Values => ({
      ...values,
      ...('owner' in values && {
        owner: change(values.owner as Owner | null) ?? (needsOwner(part) ? ON_WATCH : null),
      }),
    });
  return {
    ...contents,
    ...Object.fromEntries(LIST_NAMES.map((part) => [part, itemsOf(contents, part).map(inside(part))])),
    about: { ...contents.about, backOutOwner: change(contents.about.backOutOwner) },
  } as PlanContents;
};

/** Owners by role become the people who have those roles here. */
export const withPeople = (contents: PlanContents, knows: Knows): PlanContents =>
  withOwners(contents, (owner) => personFor(owner, knows));

/** People become their roles; whoever has none is left out, and on a watch is whoever is on watch. */
export const withRoles = (contents: PlanContents, knows: Omit<Knows, 'people'>): PlanContents =>
  withOwners(contents, (owner) => roleFor(owner, knows));
