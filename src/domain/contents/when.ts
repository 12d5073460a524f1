import { addDays, daysBetween, type Instant, toInstant } from '../calendar.ts';
import type { PlannedLaunch } from '../release.ts';
import { addWorkingDays, type WorkingWeek, workingDaysBetween } from '../working-days.ts';

/** How days before or after the launch are counted. */
export const DAY_COUNTS = ['working_days', 'days'] as const;
export type DayCount = (typeof DAY_COUNTS)[number];

/**
 * When something of a plan is due.
 *
 * - `relative`: so many days before (negative) or after the launch, "T-5": it moves with the launch.
 * - `fixed`: a day of the calendar, or several up to and with `until`: it stays where it is.
 *
 * `time` is 'HH:mm' on the wall of `zone`, null for the whole day; `zone` null is that of the launch.
 */
export type When =
  | { kind: 'relative'; days: number; count: DayCount; time: string | null; zone: string | null }
  | { kind: 'fixed'; date: string; until: string | null; time: string | null; zone: string | null };

/** The day that it comes to, its last day where it has several, and the moment where it has a time. */
export type Resolved = {
  date: string;
  until: string;
  time: string | null;
  zone: string;
  at: Instant | null;
};

/** Days of the calendar lie on the launch's own wall: T-5 of a launch in Tokyo is a day in Tokyo. */
const dayOf = (
  when: Extract<When, { kind: 'relative' }>,
  launch: PlannedLaunch,
  week: WorkingWeek,
): string =>
  when.count === 'days' ? addDays(launch.date, when.days) : addWorkingDays(launch.date, when.days, week);

/** @param week of the workspace: what counts as a working day */
export const resolveWhen = (when: When, launch: PlannedLaunch, week: WorkingWeek): Resolved => {
  const zone = when.zone ?? launch.zone;
  const date = when.kind === 'fixed' ? when.date : dayOf(when, launch, week);
  const until = when.kind === 'fixed' ? (when.until ?? when.date) : date;
  const at = when.time === null ? null : toInstant({ date, time: when.time, zone });
  return { date, until, time: when.time, zone, at };
};

/** What begins has to end afterwards: whether this ends too early, at a launch then. */
export const endsBefore = (
  { starts, ends }: { starts: When; ends: When },
  launch: PlannedLaunch,
  week: WorkingWeek,
): boolean => {
  const [from, to] = [resolveWhen(starts, launch, week), resolveWhen(ends, launch, week)];
  return from.at !== null && to.at !== null ? to.at <= from.at : to.until < from.date;
};

/**
 * The same day as a distance from the launch, so that it moves along. In working days where the day is one,
 * else in days of the calendar: a Sunday is no number of working days away from anything.
 */
export const relativeTo = (
  { date, time, zone }: { date: string; time: string | null; zone: string | null },
  launch: PlannedLaunch,
  week: WorkingWeek,
): When => {
  const days = workingDaysBetween(launch.date, date, week);
  return addWorkingDays(launch.date, days, week) === date
    ? { kind: 'relative', days, count: 'working_days', time, zone }
    : { kind: 'relative', days: daysBetween(launch.date, date), count: 'days', time, zone };
};

/** "T-5", "T+14 days", "T-0": the distance as people in the field write it; null for a fixed day. */
export const tMinusWords = (when: When): string | null => {
  if (when.kind === 'fixed') return null;
  const sign = when.days > 0 ? '+' : '-';
  return `T${sign}${Math.abs(when.days)}${when.count === 'days' && when.days !== 0 ? ' calendar days' : ''}`;
};
