import { Cron, CronPattern } from 'croner';
import dayjs from 'dayjs';
import utc from 'dayjs/plugin/utc.js';
import { Temporal } from 'temporal-polyfill';

// The only module that knows Temporal, croner and dayjs. Temporal computes, croner finds the dates of a rule,
// dayjs only formats a wall clock that is already known: its zone arithmetic is wrong around clock changes.
// Nothing in here asks what time it is, and nothing depends on the zone of the process.
dayjs.extend(utc);

/** A moment as ISO UTC text with milliseconds: "2026-12-12T12:00:00.000Z". Sorts as text. */
export type Instant = string;

/** What a clock on the wall shows: 'YYYY-MM-DD', 'HH:mm' and an IANA zone. */
export type WallTime = { date: string; time: string; zone: string };

/** An exact length of time; a day is always 24 hours, whatever the clocks do. */
export type ExactDuration = { days?: number; hours?: number; minutes?: number };

const DATE_SHAPE = /^(?:19|20|21)\d\d-\d\d-\d\d$/;
const TIME_SHAPE = /^(?:[01]\d|2[0-3]):[0-5]\d$/;
const ZONE_SHAPE = /^[A-Za-z][A-Za-z0-9_+/-]*$/;
const WHEN_SHAPE = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}))?$/;
const CRON_FIELDS = ['minute', 'hour', 'day of the month', 'month', 'day of the week'] as const;
const CRON_OPTIONS = { mode: '5-part' } as const;

// --- the same again

/** More than a few hundred decisions ask for. */
const MOST_REMEMBERED = 5_000;

/**
 * A function whose result follows from its arguments alone, which computes it once for each: one decision asks
 * a dozen times for the same mornings. A failure is not remembered, and neither is more than a few megabytes.
 */
const remembered = <Arguments extends readonly (string | number)[], Result extends NonNullable<unknown>>(
  compute: (...given: Arguments) => Result,
): ((...given: Arguments) => Result) => {
  const known = new Map<string, Result>();
  return (...given) => {
    const key = given.join(' ');
    const before = known.get(key);
    if (before !== undefined) return before;
    if (known.size >= MOST_REMEMBERED) known.clear();
    const result = compute(...given);
    known.set(key, result);
    return result;
  };
};

// --- instants and wall clocks

/** As every instant is written here: such texts sort as the moments do. */
const WRITTEN_SHAPE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** The last millisecond of a year of four digits; a later one is written with more. */
const LAST_PLAIN_MS = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

const parsed = (instant: Instant): Temporal.Instant => Temporal.Instant.from(instant);

const written = (instant: Temporal.Instant): Instant => instant.toString({ fractionalSecondDigits: 3 });

const dateOf = (date: string): Temporal.PlainDate => Temporal.PlainDate.from(date);

/** Whether the text is an IANA zone that this runtime knows; offsets such as "+02:00" are none. */
export const isZone = (zone: string): boolean => {
  if (!ZONE_SHAPE.test(zone)) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
};

/** One name for a zone that has several (Europe/Kiev, Europe/Kyiv), for comparing; not for showing. */
export const canonicalZone = (zone: string): string =>
  isZone(zone) ? new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone : zone;

/** Whether the text is a day that exists, 1900 to 2199, as 'YYYY-MM-DD'. */
export const isDate = (date: string): boolean => {
  if (!DATE_SHAPE.test(date)) return false;
  try {
    Temporal.PlainDate.from(date, { overflow: 'reject' });
    return true;
  } catch {
    return false;
  }
};

/** Whether the text is a time of day from 00:00 to 23:59, as 'HH:mm'. */
export const isTime = (time: string): boolean => TIME_SHAPE.test(time);

const instantOf = remembered((date: string, time: string, zone: string): Instant => {
  if (!isDate(date) || !isTime(time)) throw new RangeError(`Not a wall-clock time: ${date} ${time}`);
  const plain = Temporal.PlainDateTime.from(`${date}T${time}`);
  const first = plain.toZonedDateTime(zone, { disambiguation: 'earlier' });
  if (first.toPlainDateTime().equals(plain)) return written(first.toInstant());
  // In a gap "earlier" stands before the change, so the next change of the zone is where the gap ends.
  const gapEnd = first.getTimeZoneTransition('next');
  if (gapEnd === null) throw new RangeError(`No end of the gap at ${date} ${time} in ${zone}`);
  return written(gapEnd.toInstant());
});

/**
 * The moment a wall clock means. A time that the clocks skip means the next valid minute, a repeated time its first.
 * @throws RangeError when date, time or zone do not exist.
 */
export const toInstant = ({ date, time, zone }: WallTime): Instant => instantOf(date, time, zone);

const wallAt = remembered((instant: Instant, zone: string): WallTime => {
  const local = parsed(instant).toZonedDateTimeISO(zone).toPlainDateTime();
  return Object.freeze({
    date: local.toPlainDate().toString(),
    time: local.toString().slice(11, 16),
    zone,
  });
});

/** What the clock on the wall of a zone shows at a moment, cut to the minute. */
export const toWall = (instant: Instant, zone: string): WallTime => wallAt(instant, zone);

/** Milliseconds since 1970-01-01T00:00Z. */
export const epochMs = (instant: Instant): number => {
  const ms = WRITTEN_SHAPE.test(instant) ? Date.parse(instant) : Number.NaN;
  // A day that does not exist would be taken for one of the next month.
  return !Number.isNaN(ms) && fromEpochMs(ms) === instant ? ms : parsed(instant).epochMilliseconds;
};

/** The instant of a whole number of milliseconds since 1970-01-01T00:00Z. */
export const fromEpochMs = (ms: number): Instant =>
  Number.isInteger(ms) && ms >= 0 && ms <= LAST_PLAIN_MS
    ? dayjs.utc(ms).toISOString()
    : written(Temporal.Instant.fromEpochMilliseconds(ms));

/** The moment an exact length of time after (or, negative, before) another; fractions of a minute are kept to the millisecond. */
export const addDuration = (instant: Instant, { days = 0, hours = 0, minutes = 0 }: ExactDuration): Instant =>
  fromEpochMs(epochMs(instant) + Math.round(((days * 24 + hours) * 60 + minutes) * 60_000));

/** The moment so many exact minutes later; negative is earlier. */
export const addMinutes = (instant: Instant, minutes: number): Instant => addDuration(instant, { minutes });

/** Minutes from one moment to another, with fractions; negative when `to` is the earlier. */
export const minutesBetween = (from: Instant, to: Instant): number => (epochMs(to) - epochMs(from)) / 60_000;

/** -1, 0 or 1, as sort() wants it: the earlier first. */
export const compare = (a: Instant, b: Instant): number => {
  if (!WRITTEN_SHAPE.test(a) || !WRITTEN_SHAPE.test(b)) return Math.sign(epochMs(a) - epochMs(b));
  if (a === b) return 0;
  return a < b ? -1 : 1;
};

/** True when `a` is strictly later than `b`. */
export const isAfter = (a: Instant, b: Instant): boolean => compare(a, b) > 0;

/** The earlier of two moments. */
export const earlier = (a: Instant, b: Instant): Instant => (compare(a, b) <= 0 ? a : b);

/** The later of two moments. */
export const later = (a: Instant, b: Instant): Instant => (compare(a, b) >= 0 ? a : b);

// --- dates without a zone

/** The date so many calendar days later; negative is earlier. */
export const addDays = remembered((date: string, days: number): string =>
  dateOf(date).add({ days }).toString(),
);

/** 1 for Monday to 7 for Sunday. */
export const weekdayOf = remembered((date: string): number => dateOf(date).dayOfWeek);

/** Calendar days from one date to another; negative when `to` is the earlier. */
export const daysBetween = (from: string, to: string): number =>
  dateOf(from).until(dateOf(to), { largestUnit: 'days' }).days;

/** A date, with a time if one was typed. */
export type ParsedWhen = { ok: true; date: string; time: string | null } | { ok: false; problem: string };

/** Reads '2026-12-12', '2026-12-12 14:00' or '2026-12-12T14:00'; anything else is a problem in one sentence. */
export const parseWhen = (text: string): ParsedWhen => {
  const match = WHEN_SHAPE.exec(text.trim());
  const date = match?.[1];
  const time = match?.[2] ?? null;
  if (date === undefined) {
    return { ok: false, problem: 'Write the date as 2026-12-12, with a time as 2026-12-12 14:00.' };
  }
  if (!isDate(date)) return { ok: false, problem: `The calendar has no ${date}.` };
  if (time !== null && !isTime(time)) return { ok: false, problem: `The clock has no ${time}.` };
  return { ok: true, date, time };
};

// --- schedules

const fieldsOf = (cron: string): string[] => cron.trim().split(/\s+/);

const isCron = (cron: string): boolean => {
  try {
    new CronPattern(cron, undefined, CRON_OPTIONS);
    return true;
  } catch {
    return false;
  }
};

/** What is wrong with a five-field cron expression, in one sentence, or null. Refuses seconds, more than once an hour, and never. */
export const cronProblem = (cron: string): string | null => {
  const fields = fieldsOf(cron);
  if (fields.length === 6)
    return 'A schedule has no seconds: write minute, hour, day, month, day of the week.';
  if (fields.length !== 5) {
    return 'A schedule has five parts: minute, hour, day, month, day of the week, as in "0 10 * * 2".';
  }
  const wrong = CRON_FIELDS.findIndex(
    (_, at) => !isCron(fields.map((field, i) => (i === at ? field : '*')).join(' ')),
  );
  if (wrong >= 0) return `"${fields[wrong]}" is no ${CRON_FIELDS[wrong]} that a schedule can have.`;
  const normal = fields.join(' ');
  const minutes = new CronPattern(normal, undefined, CRON_OPTIONS).minute.filter(Boolean).length;
  if (minutes !== 1) return 'A schedule runs once an hour at most: give one minute, as in "0 10 * * 2".';
  if (nextOccurrence(normal, 'UTC', '2024-01-01T00:00:00.000Z') === null)
    return 'This schedule never happens.';
  return null;
};

/**
 * The first time after a moment that a five-field cron expression names on the wall clock of a zone, or null for never.
 * A time that the clocks skip runs at the next valid minute, a repeated time runs once, the first time.
 * @throws when {@link cronProblem} has something to say about the expression's form.
 */
export const nextOccurrence = (cron: string, zone: string, after: Instant): Instant | null => {
  // croner reads the rule on a clock without changes (UTC carrying local digits); toInstant then knows the zone.
  const job = new Cron(fieldsOf(cron).join(' '), { ...CRON_OPTIONS, timezone: 'UTC' });
  const local = toWall(after, zone);
  let cursor: Instant = `${local.date}T${local.time}:00.000Z`;
  for (;;) {
    const found = job.nextRun(cursor);
    if (found === null) return null;
    cursor = fromEpochMs(found.getTime());
    const instant = toInstant({ date: cursor.slice(0, 10), time: cursor.slice(11, 16), zone });
    // Not later: this wall time is past, or its repeated hour is; the next one it is.
    if (compare(instant, after) > 0) return instant;
  }
};

// --- words for people

/** "Berlin time", "Buenos Aires time", or "UTC". */
export const zoneInWords = (zone: string): string => {
  if (/^(?:Etc\/)?(?:UTC|UCT|GMT|Zulu|Universal|Greenwich|GMT[+-]?0)$/i.test(zone)) return 'UTC';
  const fixed = /^Etc\/GMT([+-])(\d+)$/i.exec(zone);
  // POSIX counts these the other way round: Etc/GMT-3 is three hours ahead.
  if (fixed) return `UTC${fixed[1] === '+' ? '-' : '+'}${fixed[2]}`;
  const city = zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');
  return `${city.charAt(0).toUpperCase()}${city.slice(1)} time`;
};

const format = (wall: { date: string; time: string }, pattern: string): string =>
  dayjs.utc(`${wall.date}T${wall.time}:00.000Z`).format(pattern);

const isOtherYear = (date: string, zone: string, reference: Instant): boolean =>
  toWall(reference, zone).date.slice(0, 4) !== date.slice(0, 4);

/** "14:00" on the wall clock of the zone. */
export const formatTime = (instant: Instant, zone: string): string => toWall(instant, zone).time;

/**
 * "Thu 12 Dec" for a moment or a date, in the zone; "Thu 12 Dec 2024" when the reference lies in another year.
 */
export const formatDate = (when: string, zone: string, reference?: Instant): string => {
  const date = isDate(when) ? when : toWall(when, zone).date;
  const withYear = reference !== undefined && isOtherYear(date, zone, reference);
  return format({ date, time: '00:00' }, withYear ? 'ddd D MMM YYYY' : 'ddd D MMM');
};

/**
 * "Thu 12 Dec 2024, 14:00 Berlin time"; without the year when the reference lies in the same year.
 */
export const formatDateTime = (instant: Instant, zone: string, reference?: Instant): string => {
  const wall = toWall(instant, zone);
  const withYear = reference === undefined || isOtherYear(wall.date, zone, reference);
  return `${format(wall, withYear ? 'ddd D MMM YYYY, HH:mm' : 'ddd D MMM, HH:mm')} ${zoneInWords(zone)}`;
};
