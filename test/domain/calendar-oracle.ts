/** Minutes between two readings of the oracle's clock; every change of the zones under test falls on one. */
const GRID_MINUTES = 5;
const MINUTE = 60_000;
const DAY = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat>();

/** What a clock in the zone shows, "2026-03-29T03:00", read from Intl alone. */
export const wallByIntl = (ms: number, zone: string): string => {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone,
      dateStyle: 'short',
      timeStyle: 'short',
    });
    formats.set(zone, format);
  }
  return format.format(ms).replace(' ', 'T');
};

const offsetAt = (ms: number, zone: string): number => Date.parse(`${wallByIntl(ms, zone)}Z`) - ms;

/** The UTC midnights between which the zone's clocks change, found by looking at every day of the years. */
export const changesOf = (zone: string, firstYear: number, lastYear: number): number[] => {
  const found: number[] = [];
  for (let ms = Date.UTC(firstYear, 0, 1); ms < Date.UTC(lastYear + 1, 0, 1); ms += DAY) {
    if (offsetAt(ms, zone) !== offsetAt(ms + DAY, zone)) found.push(ms);
  }
  return found;
};

export type Reading = { ms: number; wall: string };

/** Every reading of the zone's clock from two days before a UTC midnight to three days after it. */
export const readings = (midnight: number, zone: string): Reading[] => {
  const list: Reading[] = [];
  for (let ms = midnight - 2 * DAY; ms < midnight + 4 * DAY; ms += GRID_MINUTES * MINUTE) {
    list.push({ ms, wall: wallByIntl(ms, zone) });
  }
  return list;
};

/**
 * The rule under test in its simplest form: the first moment at which the clock shows the wanted time or a later
 * one. That is the time itself, its first when it comes twice, and the end of the gap when it never comes.
 */
export const firstShowing = (list: readonly Reading[], wall: string): number => {
  const found = list.find((reading) => reading.wall >= wall);
  if (found === undefined || found === list[0]) throw new Error(`${wall} is outside the readings`);
  return found.ms;
};

/** A UTC midnight as 'YYYY-MM-DD', moved by whole days. */
export const dateAt = (midnight: number, days: number): string =>
  wallByIntl(midnight + days * DAY, 'UTC').slice(0, 10);

/** Every `step` minutes of a day from 00:00 until before `untilHour`, as 'HH:mm'. */
export const timesOfDay = (step: number, untilHour = 24): string[] =>
  Array.from({ length: (untilHour * 60) / step }, (_, i) => {
    const minutes = i * step;
    return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  });

/** Zones that change by an hour, by half an hour, by two hours, at midnight, in Ramadan, or never; and odd offsets. */
export const ZONES = [
  { zone: 'Europe/Berlin', changes: true },
  { zone: 'Europe/Dublin', changes: true },
  { zone: 'America/New_York', changes: true },
  { zone: 'America/St_Johns', changes: true },
  { zone: 'America/Santiago', changes: true },
  { zone: 'Africa/Cairo', changes: true },
  { zone: 'Africa/Casablanca', changes: true },
  { zone: 'Asia/Beirut', changes: true },
  { zone: 'Asia/Kathmandu', changes: false },
  { zone: 'Australia/Lord_Howe', changes: true },
  { zone: 'Pacific/Chatham', changes: true },
  { zone: 'Antarctica/Troll', changes: true },
] as const;
