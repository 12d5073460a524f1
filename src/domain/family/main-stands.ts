import { isAcceptedByUsers } from '../acceptance/standing.ts';
import { obstaclesTo } from '../lights/verdict.ts';
import { type Release, titleOf } from '../release.ts';
import type { MainAsSeen, MainStands } from './family.ts';

/**
 * How a main release stands for its waves. Its departments count for them, and what somebody raised; its hold and
 * what its plan owes do not: each wave has both for itself.
 */
export const standsForWaves = (main: Release): MainStands => {
  if (main.stage === 'draft') return 'draft';
  if (main.launch !== null) return 'launched';
  if (main.stage === 'cancelled') return 'waiting';
  const own = obstaclesTo(main).filter(({ kind }) => kind !== 'hold' && kind !== 'plan');
  return own.length === 0 ? 'ready' : 'waiting';
};

/** A main release as its waves see it. */
export const mainAsSeen = (main: Release): MainAsSeen => ({
  title: titleOf(main),
  stands: standsForWaves(main),
  accepted: isAcceptedByUsers(main),
});
