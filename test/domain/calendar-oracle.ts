const MINUTE = 60_000;
const DAY = 86_400_000;

// A second opinion about wall clocks. It reads Intl.DateTimeFormat and nothing else, and finds the changes of a
// zone by halving, so that it shares no arithmetic with the calendar under test (only the zone data of the runtime).

const formats = new Map<string, Intl.DateTimeFormat>();

const formatOf = (zone: string): Intl.DateTimeFormat => {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  formats.set(zone, format);
  return format;
};

/** What a clock in the zone shows, "2026-03-29T03:00", read from Intl alone. */
export const wallByIntl = (ms: number, zone: string): string => formatOf(zone).format(ms).replace(' ', 'T');

/** Milliseconds that the zone's clocks are ahead of UTC. */
export const offsetAt = (ms: number, zone: string): number => Date.parse(`${wallByIntl(ms, zone)}Z`) - ms;

/** The first whole minute after `before` that has the offset of `after`; there is one change between them. */
const changeBetween = (before: number, after: number, zone: string): number => {
  const old = offsetAt(before, zone);
  let [low, high] = [before / MINUTE, after / MINUTE];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle * MINUTE, zone) === old) low = middle;
    else high = middle;
  }
  return high * MINUTE;
};

const changesIn = (from: number, to: number, zone: string): number[] => {
  const found: number[] = [];
  for (let ms = from; ms < to; ms += DAY) {
    const until = Math.min(ms + DAY, to);
    if (offsetAt(ms, zone) !== offsetAt(until, zone)) found.push(changeBetween(ms, until, zone));
  }
  return found;
};

/** The moments at which the zone's clocks change, to the minute, found by looking at every day of the years. */
export const changeMoments = (zone: string, firstYear: number, lastYear: number): number[] =>
  changesIn(Date.UTC(firstYear, 0, 1), Date.UTC(lastYear + 1, 0, 1), zone);

type Stretch = { start: number; end: number; offset: number };

const stretches = new Map<string, Stretch[]>();

/** The stretches of one offset from two days before a UTC midnight to three days after it. */
const stretchesAround = (midnight: number, zone: string): Stretch[] => {
  const key = `${zone} ${midnight}`;
  const known = stretches.get(key);
  if (known !== undefined) return known;
  const [from, to] = [midnight - 2 * DAY, midnight + 3 * DAY];
  const starts = [from, ...changesIn(from, to, zone)];
  const list = starts.map((start, i) => ({
    start,
    end: starts[i + 1] ?? to,
    offset: offsetAt(start, zone),
  }));
  stretches.set(key, list);
  return list;
};

/**
 * The rule under test in its simplest form: the first moment at which the clock shows the wanted time, or a later
 * one where it never comes. That is the time itself, its first when it comes twice, and the end of the gap.
 * @param wall "2026-03-29T02:30"
 */
export const momentOf = (wall: string, zone: string): number => {
  const asUtc = Date.parse(`${wall}Z`);
  const midnight = asUtc - (asUtc % DAY);
  const found = stretchesAround(midnight, zone).find(({ end, offset }) => asUtc - offset < end);
  if (found === undefined) throw new Error(`${wall} is outside what was looked at`);
  return Math.max(found.start, asUtc - found.offset);
};

/** The date of a moment in UTC, moved by whole days, as 'YYYY-MM-DD'. */
export const dateAt = (ms: number, days = 0): string => wallByIntl(ms + days * DAY, 'UTC').slice(0, 10);

/** Every `step` minutes of a day from 00:00 until before `untilHour`, as 'HH:mm'. */
export const timesOfDay = (step: number, untilHour = 24): string[] =>
  Array.from({ length: (untilHour * 60) / step }, (_, i) => {
    const minutes = i * step;
    return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  });

/** 1 for Monday to 7 for Sunday. */
export const weekdayByUtc = (date: string): number => new Date(`${date}T00:00Z`).getUTCDay() || 7;

/**
 * Zones that change by an hour, by half an hour, by two hours, at midnight, in Ramadan or never, that changed
 * their rules within these years (Almaty, Asuncion, Nuuk), and such with half hours and quarters of an hour.
 */
export const ZONES = [
  { zone: 'Europe/Berlin', changes: true },
  { zone: 'Europe/Dublin', changes: true },
  { zone: 'America/New_York', changes: true },
  { zone: 'America/St_Johns', changes: true },
  { zone: 'America/Santiago', changes: true },
  { zone: 'America/Asuncion', changes: true },
  { zone: 'America/Nuuk', changes: true },
  { zone: 'Africa/Cairo', changes: true },
  { zone: 'Africa/Casablanca', changes: true },
  { zone: 'Asia/Almaty', changes: true },
  { zone: 'Asia/Beirut', changes: true },
  { zone: 'Australia/Adelaide', changes: true },
  { zone: 'Australia/Lord_Howe', changes: true },
  { zone: 'Pacific/Chatham', changes: true },
  { zone: 'Antarctica/Troll', changes: true },
  { zone: 'Asia/Kathmandu', changes: false },
  { zone: 'Australia/Eucla', changes: false },
] as const;

/** Changes of the rules themselves: a year in which the zone did something that it did in no other. */
export const CHANGED_RULES = [
  { zone: 'Pacific/Apia', year: 2011 },
  { zone: 'Pacific/Kwajalein', year: 1993 },
  { zone: 'Asia/Kathmandu', year: 1985 },
  { zone: 'America/Caracas', year: 2016 },
  { zone: 'Asia/Pyongyang', year: 2018 },
  { zone: 'Europe/Istanbul', year: 2016 },
  { zone: 'Africa/Juba', year: 2021 },
  { zone: 'America/Sao_Paulo', year: 2018 },
  { zone: 'America/Mexico_City', year: 2022 },
  { zone: 'Asia/Amman', year: 2022 },
  { zone: 'Africa/Cairo', year: 2023 },
] as const;
