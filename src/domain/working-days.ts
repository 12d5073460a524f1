import {
  addDays,
  compare,
  daysBetween,
  type Instant,
  isDate,
  isTime,
  later,
  minutesBetween,
  toInstant,
  toWall,
  weekdayOf,
} from './calendar.ts';

/**
 * When people work: days 1 (Monday) to 7 (Sunday), hours from `start` until before `end` ('HH:mm' on the wall
 * clock of whichever zone is asked about), and the dates on which nobody does.
 */
export type WorkingWeek = {
  days: readonly number[];
  start: string;
  end: string;
  holidays?: readonly string[];
};

/** Longer than any real run of days off; a search beyond it means that the week has no working day at all. */
const LONGEST_SEARCH_DAYS = 1_000;

/** What is wrong with a working week, in one sentence, or null. */
export const weekProblem = (week: WorkingWeek): string | null => {
  if (week.days.length === 0) return 'A working week needs at least one day.';
  const noDay = week.days.find((day) => !Number.isInteger(day) || day < 1 || day > 7);
  if (noDay !== undefined) return `Days are numbered from 1, Monday, to 7, Sunday; ${noDay} is none.`;
  const noTime = [week.start, week.end].find((time) => !isTime(time));
  if (noTime !== undefined) return `Working hours are written as 09:00; "${noTime}" is no time of day.`;
  if (week.start >= week.end) return `Working hours must end after they start: ${week.start} to ${week.end}.`;
  const noDate = week.holidays?.find((date) => !isDate(date));
  return noDate === undefined ? null : `Holidays are written as 2026-12-25; "${noDate}" is no date.`;
};

/** Whether people work on that date. */
export const isWorkingDay = (date: string, week: WorkingWeek): boolean =>
  week.days.includes(weekdayOf(date)) && !week.holidays?.includes(date);

/**
 * The nearest working day in one direction, the date itself not counted.
 * @throws RangeError when there is none: the week has no days, or only holidays.
 */
const neighbour = (date: string, week: WorkingWeek, direction: 1 | -1): string => {
  let day = date;
  for (let i = 0; i < LONGEST_SEARCH_DAYS; i++) {
    day = addDays(day, direction);
    if (isWorkingDay(day, week)) return day;
  }
  throw new RangeError(`No working day within ${LONGEST_SEARCH_DAYS} days of ${date}`);
};

/** The first working day after a date. */
export const nextWorkingDay = (date: string, week: WorkingWeek): string => neighbour(date, week, 1);

/** The last working day before a date. */
export const previousWorkingDay = (date: string, week: WorkingWeek): string => neighbour(date, week, -1);

/** The date so many working days after another (before it, when `n` is negative); 0 is the date itself, working or not. */
export const addWorkingDays = (date: string, n: number, week: WorkingWeek): string => {
  let day = date;
  for (let i = 0; i < Math.abs(n); i++) day = neighbour(day, week, n > 0 ? 1 : -1);
  return day;
};

/** The date so many working days before a launch: three before a Thursday is the Monday. */
export const workingDaysBefore = (launchDate: string, n: number, week: WorkingWeek): string =>
  addWorkingDays(launchDate, -n, week);

/**
 * How many working days lead from one date to another: `from` is not counted, `to` is. Undoes
 * {@link addWorkingDays}, and is negative when `to` is the earlier.
 */
export const workingDaysBetween = (from: string, to: string, week: WorkingWeek): number => {
  const distance = daysBetween(from, to);
  const direction = distance > 0 ? 1 : -1;
  let count = 0;
  let day = from;
  for (let i = 0; i < Math.abs(distance); i++) {
    day = addDays(day, direction);
    if (isWorkingDay(day, week)) count += direction;
  }
  return count;
};

type Hours = { opens: Instant; closes: Instant };

const hoursOn = (date: string, week: WorkingWeek, zone: string): Hours => ({
  opens: toInstant({ date, time: week.start, zone }),
  closes: toInstant({ date, time: week.end, zone }),
});

/** Whether people work at that moment; the minute of `end` is no longer worked. */
export const isWorkingMoment = (instant: Instant, week: WorkingWeek, zone: string): boolean => {
  const { date } = toWall(instant, zone);
  if (!isWorkingDay(date, week)) return false;
  const { opens, closes } = hoursOn(date, week, zone);
  return compare(opens, instant) <= 0 && compare(instant, closes) < 0;
};

/**
 * The same moment within working hours, else the start of the next working hours in the zone.
 * @throws RangeError when there are none: the week has no days, or only holidays.
 */
export const nextWorkingMoment = (instant: Instant, week: WorkingWeek, zone: string): Instant => {
  let { date } = toWall(instant, zone);
  if (!isWorkingDay(date, week)) date = nextWorkingDay(date, week);
  for (;;) {
    const { opens, closes } = hoursOn(date, week, zone);
    // Hours that a clock change swallows whole (a skipped day, a short shift in the gap) are none.
    if (compare(opens, closes) < 0 && compare(instant, closes) < 0) return later(instant, opens);
    date = nextWorkingDay(date, week);
  }
};

/** Hours of work left after a moment on its own local day, with fractions; 0 when nobody works any more. */
export const workingHoursAfter = (instant: Instant, week: WorkingWeek, zone: string): number => {
  const { date } = toWall(instant, zone);
  if (!isWorkingDay(date, week)) return 0;
  const { opens, closes } = hoursOn(date, week, zone);
  return Math.max(0, minutesBetween(later(instant, opens), closes)) / 60;
};
