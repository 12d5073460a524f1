import { type Instant, later, toWall } from '../calendar.ts';
import { wallOf } from '../delivery/moments.ts';
import type { Light } from '../lights/light.ts';
import type { Release } from '../release.ts';
import type { WorkspaceSettings } from '../settings/settings.ts';
import { workingDaysBetween } from '../working-days.ts';
import type { DateReview } from './date-review.ts';

/** Working days that a department has until the launch, and that it needs. */
export type TimeToPrepare = { has: number; needs: number };

/** Working days of a department from a moment until the planned launch, on its own wall. */
const daysUntilLaunch = (
  { departmentId }: Pick<Light, 'departmentId'>,
  { plan }: Release,
  settings: WorkspaceSettings,
  from: Instant,
): number => {
  const { zone, week } = wallOf(departmentId, settings);
  return workingDaysBetween(toWall(from, zone).date, toWall(plan.launch.at, zone).date, week);
};

/**
 * Whether what a department said of the date holds for the launch as it is planned now.
 *
 *   the day is as it was           it holds, whatever the hour
 *   the date got earlier           open again
 *   later, "needs so many days"    it holds where it has them now, else open again
 *   later, anything else           it holds
 */
export const reviewStands = (
  light: Pick<Light, 'departmentId' | 'review'>,
  release: Release,
  settings: WorkspaceSettings,
): boolean => {
  const { review } = light;
  if (review === null) return false;
  const { at, zone } = release.plan.launch;
  const [judged, planned] = [toWall(review.launchAt, zone).date, toWall(at, zone).date];
  if (planned < judged) return false;
  if (review.answer !== 'needs_days' || planned === judged) return true;
  return daysUntilLaunch(light, release, settings, review.at) >= (review.days ?? 0);
};

/** What a department says of the date as planned now; null while it says nothing. */
export const standingReview = (
  light: Pick<Light, 'departmentId' | 'review'>,
  release: Release,
  settings: WorkspaceSettings,
): DateReview | null => (reviewStands(light, release, settings) ? light.review : null);

/** Since when it can prepare: before Start nobody does, and who joins later begins later. */
const preparesFrom = (light: Light, { startedAt }: Release, now: Instant): Instant =>
  startedAt === null ? now : later(startedAt, light.reviewAskedAt ?? light.askedAt ?? startedAt);

/**
 * The time of a department that has less than it needs; null where it has enough, or said that the date is fine
 * all the same. What it said it needs counts before its usual lead time.
 */
export const shortOfTime = (
  light: Light,
  release: Release,
  settings: WorkspaceSettings,
  now: Instant,
): TimeToPrepare | null => {
  const said = standingReview(light, release, settings);
  if (said?.answer === 'fine') return null;
  const [from, needs] =
    said?.answer === 'needs_days'
      ? [said.at, said.days ?? 0]
      : [preparesFrom(light, release, now), light.leadTimeDays];
  const has = daysUntilLaunch(light, release, settings, from);
  return has < needs ? { has: Math.max(0, has), needs } : null;
};

/** The same for a card, while the department was not heard: from its first answer on its light says it. */
export const showsShort = (
  light: Light,
  release: Release,
  settings: WorkspaceSettings,
  now: Instant,
): TimeToPrepare | null => {
  const unheard = light.state === 'waiting' && light.answer === null && light.askedAgainBecause === null;
  return unheard && release.urgent === null ? shortOfTime(light, release, settings, now) : null;
};
