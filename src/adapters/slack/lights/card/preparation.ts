import { type Instant, toInstant, toWall } from '../../../../domain/calendar.ts';
import type { Light } from '../../../../domain/lights/light.ts';
import { departmentById, weekOf, zoneOf } from '../../../../domain/settings/settings.ts';
import { addWorkingDays, workingDaysBetween } from '../../../../domain/working-days.ts';
import type { Scene } from './scene.ts';

/** When a department's preparation begins, and how many of its working days it has from a moment on. */
export const preparation = (
  { release, settings, now }: Scene,
  light: Light,
  from: Instant = now,
): { begins: Instant; has: number } => {
  const department = departmentById(settings, light.departmentId);
  const week = weekOf(settings, department);
  const zone = zoneOf(settings, department);
  const launchDate = toWall(release.plan.launch.at, zone).date;
  const date = addWorkingDays(launchDate, -light.leadTimeDays, week);
  return {
    begins: toInstant({ date, time: week.start, zone }),
    has: workingDaysBetween(toWall(from, zone).date, launchDate, week),
  };
};
