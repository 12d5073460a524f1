import { isTime } from '../calendar.ts';

/** The same time on some days of every week. 1 is Monday, 7 Sunday; 'HH:mm'. */
export type WeeklySchedule = { days: readonly number[]; time: string };

const NAMES = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'];
const WEEKLY = /^([0-5]?\d) ([01]?\d|2[0-3]) \* \* (\S+)$/;

const dayOf = (text: string): number | null => {
  const named = NAMES.indexOf(text.toUpperCase());
  if (named >= 0) return named + 1;
  return /^[0-7]$/.test(text) ? Number(text) || 7 : null;
};

const daysOf = (field: string): number[] | null => {
  const days = new Set<number>();
  for (const part of field.split(',')) {
    const [first = '', last = first, ...rest] = part.split('-');
    const [from, to] = [dayOf(first), dayOf(last)];
    if (from === null || to === null || from > to || rest.length > 0) return null;
    for (let day = from; day <= to; day++) days.add(day);
  }
  return [...days].sort((a, b) => a - b);
};

/** A five-field cron expression as days and a time; null for one that says anything else. */
export const weeklyOf = (cron: string): WeeklySchedule | null => {
  const [, minute = '', hour = '', weekdays = ''] = WEEKLY.exec(cron.trim().replace(/\s+/g, ' ')) ?? [];
  const days = weekdays === '' ? null : weekdays === '*' ? [1, 2, 3, 4, 5, 6, 7] : daysOf(weekdays);
  if (days === null) return null;
  return { days, time: `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}` };
};

/**
 * The cron expression of days and a time.
 * @throws RangeError without a day, or for a time that no clock shows
 */
export const cronOf = ({ days, time }: WeeklySchedule): string => {
  if (days.length === 0 || !isTime(time)) throw new RangeError(`No schedule: ${days.join()} at ${time}`);
  const [hour = '0', minute = '0'] = time.split(':');
  const weekdays = [...new Set(days)].sort((a, b) => a - b).map((day) => day % 7);
  return `${Number(minute)} ${Number(hour)} * * ${weekdays.join()}`;
};
