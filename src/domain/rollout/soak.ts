import { addDays, addMinutes, type Instant, toInstant, toWall } from '../calendar.ts';
import { addWorkingDays, nextWorkingMoment, type WorkingWeek } from '../working-days.ts';

/** How long a group is watched before the next one follows. */
export type Soak = { count: number; unit: 'hour' | 'day' | 'working day' };

/** What is meant where nothing was said, and where what was said cannot be read. */
export const USUAL_SOAK: Soak = { count: 1, unit: 'working day' };
/** The shortest extension: until the same time of the next working day. */
export const ONE_DAY: Soak = USUAL_SOAK;

export const MOST_SOAK_DAYS = 90;

const SAID_COUNTS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const UNITS: Readonly<Record<string, Soak['unit'] | 'week'>> = {
  h: 'hour',
  hour: 'hour',
  d: 'day',
  day: 'day',
  'working day': 'working day',
  'business day': 'working day',
  w: 'week',
  week: 'week',
};
const SHAPE = /^(?:for )?(\d{1,4}|an?|[a-z]+) ?(h|d|w|(?:hour|day|working day|business day|week)s?)$/;

const countOf = (text: string): number => {
  if (text === 'a' || text === 'an') return 1;
  const said = SAID_COUNTS.indexOf(text);
  return said >= 0 ? said + 1 : Number(text);
};

const daysIn = ({ count, unit }: Soak): number => (unit === 'hour' ? count / 24 : count);

/**
 * "2 days", "4 hours", "5 working days", "a week". Null for anything else: nobody guesses when people are asked.
 * An empty text is the usual time.
 */
export const readSoak = (text: string): Soak | null => {
  const said = text.trim().toLowerCase().replace(/\s+/g, ' ');
  if (said === '') return USUAL_SOAK;
  const [, number = '', unitSaid = ''] = SHAPE.exec(said) ?? [];
  const unit = UNITS[unitSaid] ?? UNITS[unitSaid.replace(/s$/, '')];
  const count = countOf(number);
  if (unit === undefined || !Number.isInteger(count) || count < 1) return null;
  const soak: Soak = unit === 'week' ? { count: count * 7, unit: 'day' } : { count, unit };
  return daysIn(soak) > MOST_SOAK_DAYS ? null : soak;
};

/** What is wrong with a time that somebody typed, in a sentence that says what would be right; null where nothing is. */
export const soakProblem = (text: string): string | null =>
  readSoak(text) === null
    ? `Write a number and hours, days, working days or weeks, at most ${MOST_SOAK_DAYS} days: "2 days", "4 hours".`
    : null;

/** As it is meant: a text of an older plan that cannot be read is the usual time. */
export const soakMeant = (text: string): Soak => readSoak(text) ?? USUAL_SOAK;

/** "2 days", "1 working day". */
export const soakWords = ({ count, unit }: Soak): string => `${count} ${unit}${count === 1 ? '' : 's'}`;

/** Where the manager works: zone and week. */
export type Wall = { zone: string; week: WorkingWeek };

/**
 * When it is over: days keep the time on the wall, and what would end at night or on a day off ends with the next
 * working hours.
 */
export const soakEnd = (from: Instant, { count, unit }: Soak, { zone, week }: Wall): Instant => {
  const { date, time } = toWall(from, zone);
  const raw =
    unit === 'hour'
      ? addMinutes(from, count * 60)
      : toInstant({
          date: unit === 'day' ? addDays(date, count) : addWorkingDays(date, count, week),
          time,
          zone,
        });
  return nextWorkingMoment(raw, week, zone);
};
