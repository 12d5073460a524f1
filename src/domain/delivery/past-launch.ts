import { type Instant, isAfter, toWall } from '../calendar.ts';
import type { Light } from '../lights/light.ts';
import type { Release } from '../release.ts';

/** The planned moment has come: nothing may be asked "by" it or "on" it any more. */
export const launchHasPassed = ({ plan }: Release, now: Instant): boolean => !isAfter(plan.launch.at, now);

/** A day, 'YYYY-MM-DD', that comes only after the day of the launch, on its manager's wall. */
export const isAfterLaunchDay = (date: string, { plan }: Pick<Release, 'plan'>): boolean =>
  date > toWall(plan.launch.at, plan.launch.zone).date;

/**
 * Nobody moved a launch whose moment is over: its departments hear nothing until the manager chooses. A
 * question that was put after that moment (an attempt did not work) was the manager's choice, and goes on.
 */
export const awaitsChoice = (release: Release, light: Light, now: Instant): boolean =>
  release.urgent === null &&
  launchHasPassed(release, now) &&
  (light.askedAt === null || isAfter(release.plan.launch.at, light.askedAt));
