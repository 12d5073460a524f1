import { isAfter } from '../calendar.ts';
import type { Command } from '../command.ts';
import { type Context, type Decision, decided } from '../decision.ts';
import { refuse } from '../refusal.ts';
import { lightOf, type Release } from '../release.ts';
import { wantsReview } from './date-question.ts';
import type { DateReview } from './date-review.ts';

/** Departments are asked early whether they can make the date; whoever was asked and need not say it anew is not. */
export const askReviews = (
  release: Release,
  _command: Extract<Command, { type: 'ask_reviews' }>,
  { now, settings }: Context,
): Decision => {
  const { hold } = release;
  const { at } = release.plan.launch;
  if (hold !== null) return refuse({ code: 'on_hold', reason: hold.reason, by: hold.by.name });
  if (!isAfter(at, now)) return refuse({ code: 'launch_in_past', at });
  const asked = release.lights.filter((light) => wantsReview(light, release, settings));
  if (asked.length === 0) return decided(release);
  const lights = release.lights.map((light) =>
    asked.includes(light) ? { ...light, reviewAskedAt: now } : light,
  );
  const departmentIds = asked.map(({ departmentId }) => departmentId);
  return decided({ ...release, lights }, { type: 'reviews_asked', departmentIds });
};

const saysTheSame = (before: DateReview | null, after: DateReview): boolean =>
  before !== null &&
  before.answer === after.answer &&
  before.days === after.days &&
  before.words === after.words &&
  before.launchAt === after.launchAt;

/** A department says whether the date is fine; until it is asked for its light it may say something else. */
export const reviewDate = (
  release: Release,
  { departmentId, answer, days, words, seen }: Extract<Command, { type: 'review_date' }>,
  { by, now }: Context,
): Decision => {
  const light = lightOf(release, departmentId);
  if (light === undefined) return refuse({ code: 'unknown_department' });
  const { name } = light;
  if (light.askedAt !== null) return refuse({ code: 'date_review_over', name });
  if (light.reviewAskedAt === null) return refuse({ code: 'nothing_owed', name });
  if (seen !== undefined && seen !== release.plan.launch.at) {
    return refuse({ code: 'date_changed', name, at: release.plan.launch.at });
  }
  const review: DateReview = { answer, days, words, launchAt: release.plan.launch.at, by, at: now };
  if (saysTheSame(light.review, review)) return decided(release);
  const lights = release.lights.map((each) => (each === light ? { ...light, review } : each));
  return decided({ ...release, lights }, { type: 'date_reviewed', departmentId, name, answer, days, words });
};
