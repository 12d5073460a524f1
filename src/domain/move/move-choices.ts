import { addDays, toInstant, toWall } from '../calendar.ts';
import type { PlannedLaunch } from '../release.ts';
import { isWorkingDay, nextWorkingDay, type WorkingWeek } from '../working-days.ts';

/** The slips that are one tap, each on the wall of the launch. */
export const SLIPS = ['day', 'week'] as const;
export type Slip = (typeof SLIPS)[number];

const workingDay = (date: string, week: WorkingWeek): string =>
  isWorkingDay(date, week) ? date : nextWorkingDay(date, week);

const DAYS: Record<Slip, (date: string, week: WorkingWeek) => string> = {
  day: nextWorkingDay,
  week: (date, week) => workingDay(addDays(date, 7), week),
};

/** The same time of day on another date of the launch's own wall. */
export const onDate = ({ time, zone }: PlannedLaunch, date: string): PlannedLaunch => ({
  date,
  time,
  zone,
  at: toInstant({ date, time, zone }),
});

/**
 * "A day later" is the next working day, "a week later" the same weekday, or the working day after it. After a
 * date that has passed both count from today.
 */
export const slipBy = (slip: Slip, launch: PlannedLaunch, week: WorkingWeek, now: string): PlannedLaunch => {
  const today = toWall(now, launch.zone).date;
  const [from = today] = [launch.date, today].toSorted().toReversed();
  return onDate(launch, DAYS[slip](from, week));
};
