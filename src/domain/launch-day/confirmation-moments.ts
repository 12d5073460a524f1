import { addMinutes, type Instant, isAfter, minutesBetween, toWall } from '../calendar.ts';
import { at, type Draw, launchDate, MORNING, type TimedMoment, wallOf } from '../delivery/moments.ts';
import { launchHasPassed } from '../delivery/past-launch.ts';
import type { Light } from '../lights/light.ts';
import { isNeeded } from '../lights/needed.ts';
import type { Release } from '../release.ts';
import type { WorkspaceSettings } from '../settings/settings.ts';
import { addWorkingDays, isWorkingMoment, nextWorkingMoment, previousWorkingDay } from '../working-days.ts';
import { isUnconfirmed, presentConfirmation, wantsConfirmation, wantsRollCall } from './confirmation.ts';

/** A department has at least so long to say that it is still green. */
const AT_LEAST_MINUTES = 24 * 60;

/** The morning, on the department's wall, of the working day before the launch, and of the one before where that is less than a day. */
export const confirmationOpensAt = (
  { departmentId }: Pick<Light, 'departmentId'>,
  release: Release,
  settings: WorkspaceSettings,
): Instant => {
  const { zone, week } = wallOf(departmentId, settings);
  const before = addWorkingDays(launchDate(release, zone), -1, week);
  const morning = at(before, MORNING, zone);
  return minutesBetween(morning, release.plan.launch.at) >= AT_LEAST_MINUTES
    ? morning
    : at(previousWorkingDay(before, week), MORNING, zone);
};

/** In its next working hour where the morning has passed; at once where that would be after the launch. */
const nextOpening = (light: Light, { release, settings, now }: Draw): Instant => {
  const planned = confirmationOpensAt(light, release, settings);
  if (isAfter(planned, now)) return planned;
  const { zone, week } = wallOf(light.departmentId, settings);
  const working = nextWorkingMoment(now, week, zone);
  return isAfter(release.plan.launch.at, working) ? working : now;
};

/** "Still green?" to each department at its time; on the morning of the launch its manager hears who said nothing. */
export const confirmationMoments = (draw: Draw): TimedMoment[] => {
  const { release, settings, now } = draw;
  if (!wantsConfirmation(release) || launchHasPassed(release, now)) return [];
  const { at: launchAt, zone } = release.plan.launch;
  const opens = release.lights
    .filter((light) => presentConfirmation(light, release) === null)
    .map(
      (light): TimedMoment => ({
        key: `confirm:${light.departmentId}:${launchAt}`,
        kind: 'time.confirm',
        dueAt: nextOpening(light, draw),
        payload: { departmentId: light.departmentId },
        late: 'make_up',
      }),
    );
  const unheard = lastCall(release, settings, { zone, launchAt });
  return [
    ...opens,
    { key: `unconfirmed:${launchAt}`, kind: 'time.unconfirmed', dueAt: unheard, payload: {}, late: 'drop' },
  ];
};

/** Two hours before the launch, or at the morning of its day where that comes earlier. */
const UNHEARD_MINUTES = -120;

const lastCall = (
  release: Release,
  _settings: WorkspaceSettings,
  { zone, launchAt }: { zone: string; launchAt: Instant },
): Instant => {
  const morning = at(launchDate(release, zone), MORNING, zone);
  const before = addMinutes(launchAt, UNHEARD_MINUTES);
  return isAfter(before, morning) ? morning : before;
};

/** Departments that the launch waits for, and that have not said that they are still green. */
export const notConfirmed = (release: Release): readonly Light[] =>
  release.lights.filter((light) => isNeeded(light, release) && isUnconfirmed(light, release));

/** Nobody of the department works at the launch, which is called out: somebody may go in advance. */
export const mayGoInAdvance = (
  { departmentId }: Pick<Light, 'departmentId'>,
  release: Release,
  settings: WorkspaceSettings,
): boolean => {
  const { zone, week } = wallOf(departmentId, settings);
  return wantsRollCall(release) && !isWorkingMoment(release.plan.launch.at, week, zone);
};

/** The date of a moment on the department's wall. */
export const dayOf = (
  { departmentId }: Pick<Light, 'departmentId'>,
  settings: WorkspaceSettings,
  moment: Instant,
): string => toWall(moment, wallOf(departmentId, settings).zone).date;
