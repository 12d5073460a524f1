import type { Reader } from './reader.ts';

type Names = { year: string; month: string; monthShort: string; day: string; weekday: string };

/** Making a format costs far more than using it, and a channel shows the same few thousands of times. */
const formats = new Map<string, Intl.DateTimeFormat>();

const formatFor = (timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const key = JSON.stringify([timeZone, options]);
  const known = formats.get(key) ?? new Intl.DateTimeFormat('en-US', { timeZone, ...options });
  formats.set(key, known);
  return known;
};

const part = (at: Date, timeZone: string, options: Intl.DateTimeFormatOptions): string =>
  formatFor(timeZone, options).format(at);

const namesOf = (at: Date, timeZone: string): Names => ({
  year: part(at, timeZone, { year: 'numeric' }),
  month: part(at, timeZone, { month: 'long' }),
  monthShort: part(at, timeZone, { month: 'short' }),
  day: part(at, timeZone, { day: 'numeric' }),
  weekday: part(at, timeZone, { weekday: 'long' }),
});

const isoDay = (at: Date, timeZone: string): string =>
  [
    part(at, timeZone, { year: 'numeric' }).padStart(4, '0'),
    part(at, timeZone, { month: '2-digit' }),
    part(at, timeZone, { day: '2-digit' }),
  ].join('-');

const clock = (at: Date, timeZone: string, seconds: boolean): string =>
  part(at, timeZone, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(seconds && { second: '2-digit' }),
  });

const ordinal = (day: string): string => {
  const number = Number(day);
  const teen = number >= 11 && number <= 13;
  const ending = teen ? undefined : ['th', 'st', 'nd', 'rd'][number % 10];
  return `${day}${ending ?? 'th'}`;
};

const DAY_MS = 86_400_000;

/** The calendar day in the reader's zone, counted in days, so that 23- and 25-hour days count as one. */
const dayNumber = (at: Date, timeZone: string): number => Date.parse(isoDay(at, timeZone)) / DAY_MS;

const nearDay = (at: Date, { timeZone, now }: Reader): string | null => {
  const distance = dayNumber(at, timeZone) - dayNumber(new Date(now()), timeZone);
  return { '-1': 'yesterday', 0: 'today', 1: 'tomorrow' }[distance] ?? null;
};

const UNITS = [
  { unit: 'day', ms: DAY_MS },
  { unit: 'hour', ms: 3_600_000 },
  { unit: 'minute', ms: 60_000 },
] as const;

const ago = (at: Date, { now }: Reader): string => {
  const distance = now() - at.getTime();
  const largest = UNITS.find(({ ms }) => Math.abs(distance) >= ms);
  if (largest === undefined) return 'just now';
  const count = Math.floor(Math.abs(distance) / largest.ms);
  const words = `${count} ${largest.unit}${count === 1 ? '' : 's'}`;
  return distance > 0 ? `${words} ago` : `in ${words}`;
};

type Token = (at: Date, reader: Reader) => string;

const longDate: Token = (at, { timeZone }) => {
  const { weekday, month, day, year } = namesOf(at, timeZone);
  return `${weekday}, ${month} ${ordinal(day)}, ${year}`;
};
const fullDate: Token = (at, { timeZone }) => {
  const { month, day, year } = namesOf(at, timeZone);
  return `${month} ${day}, ${year}`;
};
const plainDate: Token = (at, { timeZone }) => {
  const { month, day } = namesOf(at, timeZone);
  return `${month} ${day}`;
};
const shortDate: Token = (at, { timeZone }) => {
  const { monthShort, day, year } = namesOf(at, timeZone);
  return `${monthShort} ${day}, ${year}`;
};
const pretty =
  (otherwise: Token): Token =>
  (at, reader) =>
    nearDay(at, reader) ?? otherwise(at, reader);

/** What a client shows for each token (the documentation of RichTextDate in @slack/types), on a 24-hour clock. */
const TOKENS: Readonly<Record<string, Token>> = {
  date_num: (at, { timeZone }) => isoDay(at, timeZone),
  date_slash: (at, { timeZone }) => isoDay(at, timeZone).split('-').reverse().join('/'),
  date: plainDate,
  date_short: shortDate,
  date_long: longDate,
  date_long_full: fullDate,
  date_pretty: pretty(plainDate),
  date_short_pretty: pretty(shortDate),
  date_long_pretty: pretty(longDate),
  time: (at, { timeZone }) => clock(at, timeZone, false),
  time_secs: (at, { timeZone }) => clock(at, timeZone, true),
  ago,
};

/**
 * Shows a moment by a format such as "{date_short} at {time}" in the reader's zone; the fallback where the
 * format has an unknown token or the moment is none.
 * @param seconds Unix time in seconds
 */
export const readDate = (seconds: number, format: string, fallback: string, reader: Reader): string => {
  const at = new Date(seconds * 1000);
  const tokens = [...format.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
  const known = tokens.length > 0 && tokens.every((name) => Object.hasOwn(TOKENS, name));
  if (!known || Number.isNaN(at.getTime())) return fallback;
  return format.replace(/\{(\w+)\}/g, (_, name: string) => TOKENS[name]?.(at, reader) ?? '');
};
