import { type Instant, toWall } from '../calendar.ts';
import { departmentById, type WorkspaceSettings, zoneOf } from '../settings/settings.ts';
import type { Delegate, Light } from './light.ts';

/**
 * The people whom the release manager let answer, each until the end of their last day on the department's wall.
 * @param now null where it does not matter that somebody was let in for a time only
 */
export const presentDelegates = (
  light: Pick<Light, 'departmentId' | 'delegates'>,
  settings: WorkspaceSettings,
  now: Instant | null,
): readonly Delegate[] => {
  if (now === null || light.delegates.length === 0) return light.delegates;
  const today = toWall(now, zoneOf(settings, departmentById(settings, light.departmentId))).date;
  return light.delegates.filter(({ until }) => until === null || until >= today);
};
