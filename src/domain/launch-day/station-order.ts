import { counts } from '../launch/waiver.ts';
import type { Light } from '../lights/light.ts';
import { isNeeded } from '../lights/needed.ts';
import type { Release } from '../release.ts';
import { departmentById, type WorkspaceSettings } from '../settings/settings.ts';

/** What everybody else's word stands on is called first. */
const FIRST = 'engineering';

const isFirst = ({ departmentId, name }: Light, settings: WorkspaceSettings): boolean =>
  departmentById(settings, departmentId)?.key === FIRST || name.trim().toLowerCase() === FIRST;

/** The earliest that waits for nobody who is still to come; in a circle the plan's own order decides. */
const next = (left: readonly Light[]): Light | undefined =>
  left.find(({ rules }) => !left.some(({ departmentId }) => rules.after.includes(departmentId))) ?? left[0];

/**
 * The order in which departments are called: engineering first, each after those that it comes after, else as they
 * stand in the plan. The release manager is last, and launches.
 */
export const stationOrder = (release: Release, settings: WorkspaceSettings): readonly Light[] => {
  const called = release.lights.filter((light) => isNeeded(light, release) && !counts(light.waiver));
  const first = called.filter((light) => isFirst(light, settings));
  const ordered: Light[] = [...first];
  let left = called.filter((light) => !first.includes(light));
  for (let light = next(left); light !== undefined; light = next(left)) {
    const taken = light;
    ordered.push(taken);
    left = left.filter((each) => each !== taken);
  }
  return ordered;
};
