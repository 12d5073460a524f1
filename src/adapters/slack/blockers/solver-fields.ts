import type { InputBlock } from '@slack/types';
import type { House } from '../../../application/house.ts';
import type { Solver } from '../../../domain/blockers/blocker.ts';
import { SOLVER_NAME_MAX } from '../../../domain/blockers/blocker-form.ts';
import { departmentById, type WorkspaceSettings } from '../../../domain/settings/settings.ts';
import { type Typed, typedText } from '../edge/visit.ts';
import { initialOf, personField, selectField, textField } from '../kit/inputs.ts';

/** The three fields of a form that say who can solve it. The first that is filled counts. */
export const SOLVER_FIELDS = ['solverDepartment', 'solverPerson', 'solver'] as const;

type Values = Readonly<Record<string, string>>;

/**
 * "Who can solve it?": a department, a person, or somebody who is not in this Slack.
 *
 * @param without the department that waits: it cannot wait for itself
 */
export const solverFields = (
  { departments }: Pick<WorkspaceSettings, 'departments'>,
  values: Values = {},
  without: string | null = null,
): InputBlock[] => {
  const choices = departments
    .filter(({ id }) => id !== without)
    .map(({ id, name }) => ({ text: name, value: id }));
  return [
    ...(choices.length === 0
      ? []
      : [
          selectField({
            id: 'solverDepartment',
            label: 'Which department can solve it?',
            hint: 'I ask it at once. If you fill in several of these, the first counts.',
            optional: true,
            choices,
            ...initialOf(values, 'solverDepartment'),
          }),
        ]),
    personField({
      id: 'solverPerson',
      label: choices.length === 0 ? 'Who can solve it?' : 'Or which person?',
      optional: true,
      ...initialOf(values, 'solverPerson'),
    }),
    textField({
      id: 'solver',
      label: 'Or somebody who is not in this Slack',
      optional: true,
      maxLength: SOLVER_NAME_MAX,
      ...initialOf(values, 'solver'),
    }),
  ];
};

/** The same three fields, as they show somebody who was named before. */
export const solverValues = (solver: Solver): Values => {
  switch (solver.kind) {
    case 'department':
      return { solverDepartment: solver.departmentId };
    case 'person':
      return { solverPerson: solver.userId };
    case 'other':
      return { solver: solver.name };
  }
};

const personSolver = async (house: House, workspaceId: string, userId: string): Promise<Solver> => {
  const person = await house.store.reads.person(workspaceId, userId);
  // Whom Greenlight may not ask, or does not know, is named all the same.
  if (person === null) return { kind: 'other', name: userId };
  const { name } = person;
  return person.isFullMember && !person.deleted ? { kind: 'person', userId, name } : { kind: 'other', name };
};

/** Who can solve it, by the first field that was filled; null where none was. */
export const solverFrom = async (house: House, workspaceId: string, typed: Typed): Promise<Solver | null> => {
  const chosen = typedText(typed, 'solverDepartment');
  if (chosen !== '') {
    const department = departmentById(await house.store.reads.settings(workspaceId), chosen);
    // One that was removed while the form was open counts as left out.
    if (department !== undefined)
      return { kind: 'department', departmentId: department.id, name: department.name };
  }
  const userId = typedText(typed, 'solverPerson');
  if (userId !== '') return personSolver(house, workspaceId, userId);
  const written = typedText(typed, 'solver');
  return written === '' ? null : { kind: 'other', name: written };
};
