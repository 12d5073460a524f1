import type { FieldProblem } from '../../domain/refusal.ts';
import type { WorkspaceSettings } from '../../domain/settings/settings.ts';
import { asksDepartment, removedDepartments } from '../../domain/settings/settings-reach.ts';
import type { Reads } from '../ports.ts';

/** A department that a release asks cannot go: its light would have nobody. Names the releases. */
export const removalProblems = async (
  reads: Pick<Reads, 'releases'>,
  { before, after }: { before: WorkspaceSettings; after: WorkspaceSettings },
): Promise<readonly FieldProblem[]> => {
  const removed = removedDepartments(before, after);
  if (removed.length === 0) return [];
  const open = await reads.releases(before.workspaceId, 'open');
  return removed.flatMap(({ id, name }) => {
    const keys = open.filter((release) => asksDepartment(release, id)).map(({ key }) => key);
    if (keys.length === 0) return [];
    return [
      {
        field: 'departments',
        problem: `${name} cannot be removed while releases ask it: ${keys.join(', ')}.`,
      },
    ];
  });
};
