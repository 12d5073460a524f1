import { type Instant, isAfter } from '../calendar.ts';
import { nextAsk } from '../delivery/answer-moments.ts';
import type { Light } from '../lights/light.ts';
import type { Release } from '../release.ts';
import type { WorkspaceSettings } from '../settings/settings.ts';
import { reviewStands, standingReview } from './time-to-prepare.ts';

/**
 * Whether a department is to be asked about the date. It needs time at all, nobody asks it for its light yet, and
 * it was not asked before, or what it said then does not hold any more. A hotfix leaves no date to judge.
 */
export const wantsReview = (light: Light, release: Release, settings: WorkspaceSettings): boolean => {
  if (release.urgent !== null || light.leadTimeDays === 0 || light.askedAt !== null) return false;
  if (light.reviewAskedAt === null) return true;
  return light.review !== null && !reviewStands(light, release, settings);
};

/** Asked about the date, and not for its light yet: one question a department at a time. */
export const isReviewOpen = (light: Light): boolean => light.reviewAskedAt !== null && light.askedAt === null;

/** A department that hears of a release is asked about its date, where the question for its light comes later. */
export const askedAboutDate = (
  light: Light,
  release: Release,
  settings: WorkspaceSettings,
  now: Instant,
): Light =>
  light.reviewAskedAt === null &&
  wantsReview(light, release, settings) &&
  isAfter(nextAsk(light, release, settings, now), now)
    ? { ...light, reviewAskedAt: now }
    : light;

/** What the departments that were asked say of the date. */
export type ReviewSummary = {
  /** Those for whom it is fine, and who got the days that they had asked for. */
  fine: number;
  needDays: readonly { name: string; days: number }[];
  missing: readonly string[];
  silent: number;
};

/** Null where nobody was asked. */
export const reviewSummary = (release: Release, settings: WorkspaceSettings): ReviewSummary | null => {
  const asked = release.lights.filter(isReviewOpen);
  if (asked.length === 0) return null;
  const said = asked.map((light) => ({ light, review: standingReview(light, release, settings) }));
  const needs = said.flatMap(({ light, review }) =>
    review?.answer === 'needs_days' && review.launchAt === release.plan.launch.at
      ? [{ name: light.name, days: review.days ?? 0 }]
      : [],
  );
  const missing = said.flatMap(({ light, review }) => (review?.answer === 'missing' ? [light.name] : []));
  const silent = said.filter(({ review }) => review === null).length;
  return { fine: asked.length - needs.length - missing.length - silent, needDays: needs, missing, silent };
};
