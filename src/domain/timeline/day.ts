import { daysBetween, isDate, weekdayOf } from '../calendar.ts';
import { MONTHS, WEEKDAYS } from './day-names.ts';
import type { Moment } from './moments.ts';
import { quoted } from './timeline.ts';

/** A day as it was read, what is odd about how it was written, and which year was taken where it says none. */
export type DayReading =
  | { ok: true; date: string; odd: readonly string[]; assumed: readonly string[] }
  | { ok: false; reason: string };

const capital = (word = ''): string => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;

const pad = (value: number): string => String(value).padStart(2, '0');

/** "9 September 2024", also for a day that does not exist; the month does. */
const dayWords = (day: number, month: number, year: number | null): string =>
  [day, capital(MONTHS[month - 1]), year].filter((part) => part !== null).join(' ');

/** "9 September 2024". */
export const dateWords = (date: string): string => {
  const [year = '', month = '', day = ''] = date.split('-');
  return dayWords(Number(day), Number(month), Number(year));
};

/** The year in which that day lies nearest to another; null where no year has it. */
const nearestYear = (month: number, day: number, near: string): number | null => {
  const year = Number(near.slice(0, 4));
  const [nearest] = [year, year - 1, year + 1]
    .map((each) => `${each}-${pad(month)}-${pad(day)}`)
    .filter(isDate)
    .sort((a, b) => Math.abs(daysBetween(near, a)) - Math.abs(daysBetween(near, b)));
  return nearest === undefined ? null : Number(nearest.slice(0, 4));
};

const ENDINGS: Readonly<Record<number, string>> = { 1: 'st', 2: 'nd', 3: 'rd' };

const endingOf = (day: number): string =>
  (Math.floor(day / 10) === 1 ? undefined : ENDINGS[day % 10]) ?? 'th';

const oddities = (moment: Moment, date: string): string[] => {
  const { day, ending, shortYear, weekday } = moment;
  const words = dateWords(date);
  const right = day === null ? '' : `${day}${endingOf(day)}`;
  const weekdayThere = weekdayOf(date);
  return [
    ...(ending !== null && ending.toLowerCase() !== right
      ? [`${words} is read from ${quoted(ending)}.`]
      : []),
    ...(shortYear === null ? [] : [`${words} is read from a year of two digits, ${quoted(shortYear)}.`]),
    ...(weekday !== null && weekday !== weekdayThere
      ? [
          `${words} is a ${capital(WEEKDAYS[weekdayThere - 1])}, not a ${capital(WEEKDAYS[weekday - 1])}. Kept: ${words}.`,
        ]
      : []),
  ];
};

const missingPart = ({ day, month, time }: Moment, text: string): string => {
  if (month !== null && day === null) return `no day in ${quoted(text)}, only a month`;
  if (day !== null && month === null) return `no month in ${quoted(text)}`;
  return time === null ? `no date in ${quoted(text)}` : `no day in ${quoted(text)}, only a time`;
};

/**
 * The day that a moment names.
 *
 * @param text where it stands, for the words
 * @param near a day without a year is the one nearest to this date
 */
export const readDay = (moment: Moment, text: string, near: string): DayReading => {
  const { day, month, unclearDay } = moment;
  if (moment.isDouble) {
    return { ok: false, reason: `more than one day in ${quoted(text)}: write a row for each` };
  }
  if (unclearDay !== null) {
    const [a, b] = unclearDay.readings;
    const reason = `${quoted(unclearDay.text)} can be ${dateWords(a)} or ${dateWords(b)}: write it as ${a}`;
    return { ok: false, reason };
  }
  if (day === null || month === null) return { ok: false, reason: missingPart(moment, text) };
  if (month < 1 || month > 12) return { ok: false, reason: `there is no month ${month} in ${quoted(text)}` };
  const year = moment.year ?? nearestYear(month, day, near);
  const date = `${year}-${pad(month)}-${pad(day)}`;
  if (year === null || !isDate(date)) {
    return { ok: false, reason: `the calendar has no ${dayWords(day, month, year)}` };
  }
  const assumed =
    moment.year === null
      ? [`No year in ${quoted(text)}: ${dateWords(date)} is taken, the one nearest to ${dateWords(near)}.`]
      : [];
  return { ok: true, date, odd: oddities(moment, date), assumed };
};
