const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format is slow and using it is fast, so each is made once. */
const formatOf = (zone: string, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const key = `${zone} ${name}`;
  const found = formats.get(key);
  if (found !== undefined) return found;
  const made = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hourCycle: 'h23', ...options });
  formats.set(key, made);
  return made;
};

/** Epoch milliseconds of a message's ts. */
export const momentOfTs = (ts: string): number => Math.floor(Number(ts) * 1000);

/** Such as "09:05". */
export const timeWords = (at: number, zone: string): string =>
  formatOf(zone, 'time', { hour: '2-digit', minute: '2-digit' }).format(at);

/** Such as "09:05:31". */
export const secondsWords = (at: number, zone: string): string =>
  formatOf(zone, 'seconds', { hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(at);

/** Such as "Thu 3 Dec". */
export const dateWords = (at: number, zone: string): string =>
  formatOf(zone, 'date', { weekday: 'short', day: 'numeric', month: 'short' }).format(at).replace(',', '');

/** Such as "Thu 3 Dec 10:00". */
export const shortMomentWords = (at: number, zone: string): string =>
  `${dateWords(at, zone)} ${timeWords(at, zone)}`;

/** Such as "Thu 3 Dec 2026, 10:00". */
export const yearMomentWords = (at: number, zone: string): string => {
  const date = formatOf(zone, 'year', { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
  return `${date.format(at).replace(',', '')}, ${timeWords(at, zone)}`;
};

/** Such as "Thursday 3 December 2026, 10:00". */
export const fullMomentWords = (at: number, zone: string): string =>
  `${fullDateWords(at, zone)}, ${timeWords(at, zone)}`;

/** Such as "Thursday 3 December 2026". */
export const fullDateWords = (at: number, zone: string): string =>
  formatOf(zone, 'full', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
    .format(at)
    .replace(',', '');

/** Such as "New York, GMT-5". */
export const zoneWords = (zone: string, at: number): string => {
  const city = zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');
  const offset = formatOf(zone, 'zone', { timeZoneName: 'shortOffset' })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName')?.value;
  return offset === undefined || offset === city ? city : `${city}, ${offset}`;
};

const DAY_MS = 86_400_000;
/** No zone of today begins a day at anything finer than a quarter of an hour. */
const QUARTER_MS = 900_000;
const days = new Map<string, Map<number, number>>();

const dayInZone = (at: number, zone: string): number => {
  const parts = formatOf(zone, 'day', { year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(
    at,
  );
  const part = (wanted: string): string => parts.find(({ type }) => type === wanted)?.value ?? '';
  return Date.parse(`${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`) / DAY_MS;
};

/** The calendar day of a moment in a zone, counted in days; quick enough to ask for each of many messages. */
export const dayNumber = (at: number, zone: string): number => {
  const known = days.get(zone) ?? new Map<number, number>();
  days.set(zone, known);
  const quarter = Math.floor(at / QUARTER_MS);
  const day = known.get(quarter) ?? dayInZone(quarter * QUARTER_MS, zone);
  known.set(quarter, day);
  return day;
};

/** Such as "Today", "Yesterday" or "Thursday 3 December 2026", for a day and a present day as numbers. */
export const dayWords = (day: number, today: number): string => {
  const near: Record<number, string> = {
    [today]: 'Today',
    [today - 1]: 'Yesterday',
    [today + 1]: 'Tomorrow',
  };
  return near[day] ?? fullDateWords(day * DAY_MS, 'UTC');
};

/** Such as "today at 10:00", "tomorrow at 09:00" or "Thu 3 Dec 10:00". */
export const nearMomentWords = (at: number, now: number, zone: string): string => {
  const distance = dayNumber(at, zone) - dayNumber(now, zone);
  const near: Record<number, string> = { 0: 'today', 1: 'tomorrow', [-1]: 'yesterday' };
  const day = near[distance];
  return day === undefined ? shortMomentWords(at, zone) : `${day} at ${timeWords(at, zone)}`;
};
