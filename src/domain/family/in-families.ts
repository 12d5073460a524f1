import { compare } from '../calendar.ts';
import type { Release } from '../release.ts';

const byLaunch = (a: Release, b: Release): number => compare(a.plan.launch.at, b.plan.launch.at);

/** The next launch first, each release followed by its waves; a wave whose main release is not among them stands by itself. */
export const inFamilies = (releases: readonly Release[]): readonly Release[] => {
  const present = new Set(releases.map(({ id }) => id));
  const mainOf = ({ family }: Release): string | null =>
    family.waveOf !== null && present.has(family.waveOf.releaseId) ? family.waveOf.releaseId : null;
  const sorted = releases.toSorted(byLaunch);
  return sorted
    .filter((release) => mainOf(release) === null)
    .flatMap((main) => [main, ...sorted.filter((release) => mainOf(release) === main.id)]);
};
