import type { Owner } from '../contents/parts.ts';
import { isOver, type Release } from '../release.ts';
import { type Department, speakersOf, type WorkspaceSettings } from '../settings/settings.ts';
import { stepsShown } from './run.ts';
import { type Step, stepsOf } from './step.ts';

/** The department that a step names instead of a person, by its name or key; undefined where it names none. */
export const departmentOf = (
  owner: Owner | null,
  { departments }: Pick<WorkspaceSettings, 'departments'>,
): Department | undefined => {
  if (owner === null || owner.userId !== null) return undefined;
  const called = owner.name.trim().toLowerCase();
  return departments.find(({ name, key }) => name.toLowerCase() === called || key.toLowerCase() === called);
};

/** Who may say of a step that it is done, beside the manager: its owner, or leads and deputies of its department. */
export const peopleOf = ({ owner }: Pick<Step, 'owner'>, settings: WorkspaceSettings): readonly string[] => {
  if (owner === null) return [];
  return owner.userId === null ? speakersOf(departmentOf(owner, settings)) : [owner.userId];
};

/** The same, of the step with this id. A batch has no owner: who speaks for a department of the release may. */
export const ownersOfStep = (
  release: Release,
  settings: WorkspaceSettings,
  stepId: string,
): readonly string[] => {
  const step = stepsShown(release).find(({ id }) => id === stepId);
  return step === undefined ? [] : peopleOf(step, settings);
};

/** Who is called up when it is their turn: a department's leads, and its manager where nobody is named. */
export const calledTo = (step: Step, release: Release, settings: WorkspaceSettings): readonly string[] => {
  const department = departmentOf(step.owner, settings);
  const people =
    department === undefined || department.leads.length === 0 ? peopleOf(step, settings) : department.leads;
  return people.length === 0 ? [release.manager.userId] : people;
};

/** Everybody who sees to a step: whoever is called up may see what it is. */
export const peopleOfRunbook = (release: Release, settings: WorkspaceSettings): readonly string[] =>
  isOver(release)
    ? []
    : [...stepsOf(release), ...(release.runbook?.back ?? [])].flatMap((step) => peopleOf(step, settings));
