import { type Instant, isAfter, later, toWall } from '../calendar.ts';
import type { Light } from '../lights/light.ts';
import type { Release } from '../release.ts';
import type { WorkspaceSettings } from '../settings/settings.ts';
import {
  addWorkingDays,
  isWorkingDay,
  nextWorkingDay,
  nextWorkingMoment,
  type WorkingWeek,
} from '../working-days.ts';
import {
  ANSWER_BY_DAYS,
  at,
  GO_NO_GO_DAYS,
  launchDate,
  MINIMUM_LEAD_DAYS,
  MORNING,
  wallOf,
} from './moments.ts';

/** When a department is asked: its lead time before the launch, five working days at least, in its morning. */
export const askMoment = (light: Light, release: Release, settings: WorkspaceSettings): Instant => {
  const { zone, week } = wallOf(light.departmentId, settings);
  const days = Math.max(light.leadTimeDays, MINIMUM_LEAD_DAYS);
  return at(addWorkingDays(launchDate(release, zone), -days, week), MORNING, zone);
};

/** When a department that was not asked yet is asked: as planned, else in its next working hour. */
export const nextAsk = (
  light: Light,
  release: Release,
  settings: WorkspaceSettings,
  now: Instant,
): Instant => {
  const planned = askMoment(light, release, settings);
  const { zone, week } = wallOf(light.departmentId, settings);
  return isAfter(planned, now) ? planned : nextWorkingMoment(now, week, zone);
};

/** The next of the moments by which every answer is wanted, after `since`; the launch when they are over. */
const answerDeadline = (
  light: Light,
  release: Release,
  settings: WorkspaceSettings,
  since: Instant,
): Instant => {
  const { zone, week } = wallOf(light.departmentId, settings);
  const end = (days: number) => at(addWorkingDays(launchDate(release, zone), days, week), week.end, zone);
  const candidates = [end(ANSWER_BY_DAYS), end(GO_NO_GO_DAYS), release.plan.launch.at];
  return candidates.find((candidate) => isAfter(candidate, since)) ?? release.plan.launch.at;
};

/** Whether the first of those moments, three working days before the launch, has passed. */
export const isPastDeadline = (
  light: Light,
  release: Release,
  settings: WorkspaceSettings,
  now: Instant,
): boolean => {
  const { zone, week } = wallOf(light.departmentId, settings);
  const day = addWorkingDays(launchDate(release, zone), ANSWER_BY_DAYS, week);
  return !isAfter(at(day, week.end, zone), now);
};

/**
 * The day on which a red light is asked about again, 'YYYY-MM-DD': the one that it expects, or that of the
 * deadline where it expects a later one. After the planned launch only what it expects counts.
 */
export const redAgainOn = (
  departmentId: string,
  { expectedOn, at: answeredAt }: { expectedOn: string; at: Instant },
  release: Release,
  settings: WorkspaceSettings,
): string => {
  if (!isAfter(release.plan.launch.at, answeredAt)) return expectedOn;
  const { zone, week } = wallOf(departmentId, settings);
  const launchDay = launchDate(release, zone);
  const deadlines = [ANSWER_BY_DAYS, GO_NO_GO_DAYS]
    .map((days) => addWorkingDays(launchDay, days, week))
    // Whoever answers on such a day is not asked again in the same breath.
    .filter((day) => day > toWall(answeredAt, zone).date);
  const [first = expectedOn] = [...deadlines, launchDay, expectedOn].toSorted();
  return first;
};

/**
 * Until when it should answer: three working days before the launch, at the end of its day; else the launch.
 * Whoever is asked late has until the end of the next working day, where that is before the launch.
 */
export const answerBy = (
  light: Light,
  release: Release,
  settings: WorkspaceSettings,
  now: Instant,
): Instant => {
  const { zone, week } = wallOf(light.departmentId, settings);
  const wanted = answerDeadline(light, release, settings, now);
  const asked = toWall(light.askedAt ?? now, zone).date;
  const fair = at(nextWorkingDay(asked, week), week.end, zone);
  return isAfter(release.plan.launch.at, fair) ? later(wanted, fair) : wanted;
};

/** The morning on which a green light that holds for some days is too old; null for one that never is. */
export const tooOldOn = (light: Light, settings: WorkspaceSettings): Instant | null => {
  const { validDays } = light.rules;
  if (validDays === null || light.answer === null) return null;
  const { zone, week } = wallOf(light.departmentId, settings);
  return at(addWorkingDays(toWall(light.answer.at, zone).date, validDays, week), MORNING, zone);
};

/** Until when a green light holds that holds for some days; null where the planned launch comes first. */
export const holdsUntil = (light: Light, release: Release, settings: WorkspaceSettings): Instant | null => {
  const morning = tooOldOn(light, settings);
  return morning !== null && isAfter(release.plan.launch.at, morning) ? morning : null;
};

/**
 * The morning on which a promise is kept: that of the promised day, or of the next working day. When it had
 * passed as it was promised, the next working morning after.
 */
export const promisedMorning = (
  date: string,
  promisedAt: Instant,
  { zone, week }: { zone: string; week: WorkingWeek },
): Instant => {
  const promised = at(isWorkingDay(date, week) ? date : nextWorkingDay(date, week), MORNING, zone);
  return isAfter(promised, promisedAt)
    ? promised
    : at(addWorkingDays(toWall(promisedAt, zone).date, 1, week), MORNING, zone);
};
