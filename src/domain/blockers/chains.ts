import type { Release } from '../release.ts';
import { blockerOfLight } from './blocker.ts';

/**
 * Who waits for whom, beginning with a department that waits: Sales, Product marketing, Legal. The last one
 * waits for nobody, or `circle` says that it waits for one before it.
 */
export type Chain = { names: readonly string[]; circle: boolean };

/** Null where the department does not wait for another one of this release. */
export const chainFrom = (
  release: Pick<Release, 'blockers' | 'lights'>,
  departmentId: string,
): Chain | null => {
  const seen: string[] = [departmentId];
  for (;;) {
    const solver = blockerOfLight(release, seen.at(-1) ?? '')?.solver;
    if (solver?.kind !== 'department') break;
    const circle = seen.includes(solver.departmentId);
    seen.push(solver.departmentId);
    if (circle) return { names: named(release, seen), circle };
  }
  return seen.length > 1 ? { names: named(release, seen), circle: false } : null;
};

const named = (
  { lights, blockers }: Pick<Release, 'blockers' | 'lights'>,
  ids: readonly string[],
): string[] =>
  ids.map((id) => {
    const asked = blockers.find(({ solver }) => solver.kind === 'department' && solver.departmentId === id);
    return lights.find(({ departmentId }) => departmentId === id)?.name ?? asked?.solver.name ?? id;
  });
