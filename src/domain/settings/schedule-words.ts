import { cronProblem, isTime, zoneInWords } from '../calendar.ts';

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
const SHORT_DAYS = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'] as const;
const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth'] as const;
const MONDAY_TO_FRIDAY: readonly number[] = [1, 2, 3, 4, 5];

/** 1 for Monday to 7 for Sunday; cron also writes Sunday as 0. */
const dayNumber = (text: string): number | null => {
  const named = SHORT_DAYS.indexOf(text.toUpperCase() as (typeof SHORT_DAYS)[number]);
  if (named >= 0) return named + 1;
  return /^[0-7]$/.test(text) ? Number(text) || 7 : null;
};

/** The days of a list such as "1,3" or "MON-FRI", in the order of the week, or null for anything else. */
const daysOf = (field: string): number[] | null => {
  const days = new Set<number>();
  for (const part of field.split(',')) {
    const [first = '', last = first, ...rest] = part.split('-');
    const end = dayNumber(last);
    // A range may begin on the Sunday that cron calls 0: 0-4 is Sunday and Monday to Thursday.
    const begin = first === '0' && last !== first ? 0 : dayNumber(first);
    if (begin === null || end === null || begin > end || rest.length > 0) return null;
    for (let day = begin; day <= end; day++) days.add(day || 7);
  }
  return [...days].sort((a, b) => a - b);
};

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

const weekdayWords = (field: string, workingDays: readonly number[]): string | null => {
  const [, which, nth] = /^(\w+)#([1-5])$/.exec(field) ?? [];
  if (which !== undefined && nth !== undefined) {
    const day = dayNumber(which);
    return day === null ? null : `every ${ORDINALS[Number(nth) - 1]} ${DAYS[day - 1]} of the month`;
  }
  const days = daysOf(field);
  if (days === null) return null;
  if (days.length === 7) return 'every day';
  if (days.join() === [...workingDays].sort((a, b) => a - b).join() && days.length > 1) {
    return 'every working day';
  }
  return `every ${listed(days.map((day) => DAYS[day - 1] ?? ''))}`;
};

const daysInWords = (monthDay: string, weekday: string, workingDays: readonly number[]): string | null => {
  if (monthDay === '*') return weekday === '*' ? 'every day' : weekdayWords(weekday, workingDays);
  // Cron joins a day of the month and a day of the week with "or", which no short sentence says clearly.
  if (weekday !== '*') return null;
  if (monthDay.toUpperCase() === 'L') return 'on the last day of every month';
  return /^\d+$/.test(monthDay) ? `on day ${Number(monthDay)} of every month` : null;
};

/**
 * A five-field cron expression as people say it: "every Tuesday at 10:00, Berlin time". What has no short
 * sentence comes back as its own text, with the zone.
 * @param workingDays the workspace's days, 1 Monday to 7 Sunday, which "every working day" then means
 */
export const scheduleInWords = (
  cron: string,
  zone: string,
  workingDays: readonly number[] = MONDAY_TO_FRIDAY,
): string => {
  const [minute = '', hour = '', monthDay = '', month = '', weekday = ''] = cron.trim().split(/\s+/);
  const time = `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`;
  const days = month === '*' && isTime(time) ? daysInWords(monthDay, weekday, workingDays) : null;
  if (days === null || cronProblem(cron) !== null) return `${cron.trim()}, ${zoneInWords(zone)}`;
  return `${days} at ${time}, ${zoneInWords(zone)}`;
};
