import type { PersonStamp } from '../person.ts';
import type { Release } from '../release.ts';
import { riskOf } from '../risk/risk.ts';
import type { WorkspaceSettings } from '../settings/settings.ts';
import type { Light, LightState, Overlap } from './light.ts';

const HOLDS: readonly LightState[] = ['green', 'conditional', 'conditional_asked'];

/** Where else in this release somebody counts: one person one department, and its manager gives none. */
export const overlapOf = (
  release: Release,
  { userId, departmentId }: { userId: string; departmentId: string },
): Overlap | null => {
  const departments = release.lights
    .filter((light) => light.departmentId !== departmentId && counts(light, userId))
    .map(({ name }) => name);
  const manager = release.manager.userId === userId;
  return departments.length > 0 || manager ? { departments, manager } : null;
};

/** Also with one of several green lights, with one that waits for consent, or with one that may come back. */
const counts = ({ state, answer, votes, changes }: Light, userId: string): boolean => {
  if (votes.some(({ by }) => by.userId === userId)) return true;
  const opens = answer?.answer === 'green' || answer?.answer === 'conditional';
  return opens && answer.by.userId === userId && (HOLDS.includes(state) || changes.length > 0);
};

/** A light that counts, by somebody who counts elsewhere too. */
export type CountedTwice = { name: string; by: PersonStamp; also: Overlap };

const twiceIn = (light: Light, release: Release): CountedTwice[] => {
  const { name, departmentId, answer, votes } = light;
  if (!HOLDS.includes(light.state) || answer === null) return [];
  const { by } = answer;
  // Whoever was handed the release later is its manager all the same.
  const manages = overlapOf(release, { userId: by.userId, departmentId })?.manager === true;
  const also = answer.also ?? (manages ? { departments: [], manager: true } : undefined);
  const own = also === undefined ? [] : [{ name, by, also }];
  const others = votes
    .filter(({ by }) => by.userId !== answer.by.userId)
    .flatMap(({ by }): CountedTwice[] => {
      const also = overlapOf(release, { userId: by.userId, departmentId });
      return also === null ? [] : [{ name, by, also }];
    });
  return [...others, ...own];
};

/** The lights that are named before a launch: two people would have seen what one may have overlooked. */
export const countedTwice = (release: Release): readonly CountedTwice[] =>
  release.practice ? [] : release.lights.flatMap((light) => twiceIn(light, release));

/** Whether such a light is refused or only marked. A rehearsal is played by one person. */
export const isStrict = (release: Release, { separation }: WorkspaceSettings): boolean => {
  if (release.practice) return false;
  return separation === 'by_risk' ? riskOf(release.plan.risk) === 'high' : separation === 'strict';
};
