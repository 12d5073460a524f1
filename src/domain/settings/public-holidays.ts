import { type Instant, toWall } from '../calendar.ts';
import type { WorkingWeek } from '../working-days.ts';

/** A day on which a country or a part of it does not work. */
export type PublicHoliday = { date: string; name: string };

/** The public holidays of one region, known for whole years up to and with the last one. */
export type HolidayCalendar = { firstYear: number; lastYear: number; days: readonly PublicHoliday[] };

/**
 * What is known, by region: 'DE', 'DE-BE' or 'DE-BY-A' for a country, its state, and a part of that. The dates
 * are kept with the settings rather than worked out when needed: a decision looks the same again years later,
 * and the rules of two hundred countries are loaded only when a region is chosen or a year begins.
 */
export type HolidayCalendars = Readonly<Record<string, HolidayCalendar>>;

const REGION_SHAPE = /^[A-Z]{2}(?:-[A-Z0-9]{1,10}){0,2}$/;
const YEARS_BEHIND = 1;
const YEARS_AHEAD = 2;

/** Country, state and the part of it, as typed in any case and with any usual sign between; null when it is none. */
export const readRegion = (text: string): string | null => {
  const region = text
    .trim()
    .toUpperCase()
    .replaceAll(/[\s._/-]+/g, '-');
  return REGION_SHAPE.test(region) ? region : null;
};

/** The years whose holidays must be known: last year's for what is looked back on, two ahead for what is planned. */
export const yearsToKnow = (now: Instant, zone: string): { firstYear: number; lastYear: number } => {
  const year = Number(toWall(now, zone).date.slice(0, 4));
  return { firstYear: year - YEARS_BEHIND, lastYear: year + YEARS_AHEAD };
};

/** The regions whose holidays must be read, because they are unknown or a new year has begun; in order, each once. */
export const regionsToRead = (
  regions: readonly (string | null)[],
  known: HolidayCalendars,
  years: { firstYear: number; lastYear: number },
): string[] => {
  const wanted = new Set(regions.filter((region) => region !== null));
  return [...wanted].sort().filter((region) => {
    const calendar = known[region];
    return calendar === undefined || calendar.lastYear < years.lastYear;
  });
};

/** The working week of somebody in a region: its public holidays are added to the days off of the week. */
export const weekInRegion = (
  week: WorkingWeek,
  region: string | null,
  known: HolidayCalendars,
): WorkingWeek => {
  const days = region === null ? [] : (known[region]?.days ?? []);
  if (days.length === 0) return week;
  const holidays = new Set([...(week.holidays ?? []), ...days.map(({ date }) => date)]);
  return { ...week, holidays: [...holidays].sort() };
};

/** What a region celebrates on a date: "Epiphany", or null on any other day. */
export const holidayOn = (date: string, region: string | null, known: HolidayCalendars): string | null => {
  const days = region === null ? [] : (known[region]?.days ?? []);
  const names = days.filter((day) => day.date === date).map(({ name }) => name);
  return names.length === 0 ? null : names.join(', ');
};
