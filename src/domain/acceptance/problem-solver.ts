import type { Solver } from '../blockers/blocker.ts';
import { isEngineering } from '../lights/code-ready.ts';
import type { Release } from '../release.ts';
import type { WorkspaceSettings } from '../settings/settings.ts';
import type { AcceptanceRound } from './round.ts';

/**
 * Who is asked to solve what users found: the department of the release that builds it; without one, whoever
 * looks after the round.
 */
export const solverOfProblem = (
  release: Pick<Release, 'lights'>,
  { owner }: Pick<AcceptanceRound, 'owner'>,
  settings: WorkspaceSettings,
): Solver => {
  const builds = release.lights.find((light) => isEngineering(light, settings));
  if (builds !== undefined)
    return { kind: 'department', departmentId: builds.departmentId, name: builds.name };
  return owner.userId === null
    ? { kind: 'other', name: owner.name }
    : { kind: 'person', userId: owner.userId, name: owner.name };
};
