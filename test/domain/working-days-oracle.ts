import type { WorkingWeek } from '../../src/domain/working-days.ts';
import { dateAt, momentOf, wallByIntl, weekdayByUtc } from './calendar-oracle.ts';

const midnightOf = (date: string): number => Date.parse(`${date}T00:00Z`);

const isWorked = (date: string, week: WorkingWeek): boolean =>
  week.days.includes(weekdayByUtc(date)) && !(week.holidays ?? []).includes(date);

/** The working days of two hundred days before and after a date, in order, the date itself left out. */
const workedAround = (date: string, week: WorkingWeek): { before: string[]; after: string[] } => {
  const days = Array.from({ length: 200 }, (_, i) => i + 1);
  const dates = (sign: number) => days.map((day) => dateAt(midnightOf(date), sign * day));
  return {
    before: dates(-1).filter((day) => isWorked(day, week)),
    after: dates(1).filter((day) => isWorked(day, week)),
  };
};

/** The n-th working day after (before, when negative) a date, picked from a list of all of them. */
export const nthWorkingDay = (date: string, n: number, week: WorkingWeek): string => {
  if (n === 0) return date;
  const { before, after } = workedAround(date, week);
  const found = n > 0 ? after[n - 1] : before[-n - 1];
  if (found === undefined) throw new Error(`${n} working days from ${date} are outside what was looked at`);
  return found;
};

/** The first moment at or after `ms` that lies within the hours of a working day. */
export const firstWorkedMoment = (ms: number, week: WorkingWeek, zone: string): number => {
  const today = wallByIntl(ms, zone).slice(0, 10);
  for (let day = -1; day < 60; day += 1) {
    const date = dateAt(midnightOf(today), day);
    if (!isWorked(date, week)) continue;
    const opens = momentOf(`${date}T${week.start}`, zone);
    const closes = momentOf(`${date}T${week.end}`, zone);
    if (opens < closes && ms < closes) return Math.max(opens, ms);
  }
  throw new Error(`Nobody works within 60 days of ${today}`);
};
