import { type Instant, toWall } from '../calendar.ts';
import type { Release } from '../release.ts';
import { departmentById, type WorkspaceSettings, weekOf, zoneOf } from '../settings/settings.ts';
import { addWorkingDays, nextWorkingDay, previousWorkingDay } from '../working-days.ts';
import type { Light } from './light.ts';

/** "On track" is asked again after this many working days, unless somebody names another date. */
export const ASK_AGAIN_DAYS = 3;

type Asked = { release: Release; light: Light; settings: WorkspaceSettings; now: Instant };

/** Today on the department's wall, and the day of the launch there, both as 'YYYY-MM-DD'. */
export const daysOf = ({ release, light, settings, now }: Asked): { today: string; launchDay: string } => {
  const zone = zoneOf(settings, departmentById(settings, light.departmentId));
  return { today: toWall(now, zone).date, launchDay: toWall(release.plan.launch.at, zone).date };
};

/**
 * The date on which "on track" is asked again when nobody names one: three working days from now, at the
 * latest the working day before the launch, and never today, because that would ask in the same breath.
 */
export const defaultAskAgain = (
  release: Release,
  light: Light,
  settings: WorkspaceSettings,
  now: Instant,
): string => {
  const { today, launchDay } = daysOf({ release, light, settings, now });
  const week = weekOf(settings, departmentById(settings, light.departmentId));
  const soon = addWorkingDays(today, ASK_AGAIN_DAYS, week);
  const last = previousWorkingDay(launchDay, week);
  const [wanted = soon] = [soon, last].toSorted();
  return wanted > today ? wanted : nextWorkingDay(today, week);
};
