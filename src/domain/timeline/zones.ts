import { addMinutes, epochMs, type Instant, isZone, toInstant, toWall, zoneInWords } from '../calendar.ts';

/** Zones with the names of their times, in hours ahead of UTC: "PST" in winter, "PDT" in summer. */
const NAMED: readonly { zone: string; hours: Readonly<Record<string, number>> }[] = [
  { zone: 'UTC', hours: { UTC: 0, GMT: 0, Z: 0 } },
  { zone: 'America/Los_Angeles', hours: { PST: -8, PDT: -7 } },
  { zone: 'America/Denver', hours: { MST: -7, MDT: -6 } },
  { zone: 'America/Chicago', hours: { CDT: -5 } },
  { zone: 'America/New_York', hours: { EST: -5, EDT: -4 } },
  { zone: 'Europe/London', hours: { BST: 1 } },
  { zone: 'Europe/Lisbon', hours: { WET: 0, WEST: 1 } },
  { zone: 'Europe/Berlin', hours: { CET: 1, CEST: 2 } },
  { zone: 'Europe/Athens', hours: { EET: 2, EEST: 3 } },
  { zone: 'Asia/Tokyo', hours: { JST: 9 } },
  { zone: 'Asia/Seoul', hours: { KST: 9 } },
  { zone: 'Asia/Singapore', hours: { SGT: 8 } },
  { zone: 'Australia/Sydney', hours: { AEST: 10, AEDT: 11 } },
  { zone: 'Pacific/Auckland', hours: { NZST: 12, NZDT: 13 } },
];

/** Without a season: whatever the clocks show there. */
const ALL_YEAR = new Map([
  ['PT', 'America/Los_Angeles'],
  ['MT', 'America/Denver'],
  ['CT', 'America/Chicago'],
  ['ET', 'America/New_York'],
]);

/** Abbreviations that several parts of the world use. */
const UNCLEAR = new Map([
  ['IST', 'India, Ireland or Israel'],
  ['CST', 'Chicago, China or Cuba'],
  ['AST', 'the Atlantic or Arabia'],
]);

/**
 * A zone of the world as it was written: its name there, and how many minutes ahead of UTC that name says it is;
 * null for a name that says nothing. An offset, "+02:00", is no place: its clocks never change.
 */
export type WrittenZone = { zone: string; name: string; minutes: number | null; isOffset: boolean };

export type ZoneReading = { kind: 'zone'; zone: WrittenZone } | { kind: 'unclear'; couldBe: string } | null;

const place = (zone: string, name: string, minutes: number | null = null): ZoneReading => ({
  kind: 'zone',
  zone: { zone, name, minutes, isOffset: false },
});

/** What a word says about the zone, "PDT" or "Europe/Berlin"; null for a word that is none. */
export const readZone = (word: string): ZoneReading => {
  const couldBe = UNCLEAR.get(word);
  if (couldBe !== undefined) return { kind: 'unclear', couldBe };
  const allYear = ALL_YEAR.get(word);
  if (allYear !== undefined) return place(allYear, word);
  for (const { zone, hours } of NAMED) {
    if (Object.hasOwn(hours, word)) return place(zone, word, (hours[word] ?? 0) * 60);
  }
  return word.includes('/') && isZone(word) ? place(word, word) : null;
};

const MOST_AHEAD = 14 * 60;

/** "+02:00" or "-5" behind UTC or a time; null for what no clock has. */
export const readOffset = (
  sign: string,
  hours: string,
  minutes: string,
  name: string,
): WrittenZone | null => {
  const ahead = (Number(hours) * 60 + Number(minutes)) * (sign === '+' ? 1 : -1);
  const exists = Math.abs(ahead) <= MOST_AHEAD && Number(minutes) < 60;
  return exists ? { zone: 'UTC', name, minutes: ahead, isOffset: true } : null;
};

/** The moment that a clock there shows. @param zone IANA, for a time that names no zone */
export const momentOf = (date: string, time: string, written: WrittenZone | null, zone: string): Instant =>
  written?.isOffset
    ? addMinutes(`${date}T${time}:00.000Z`, -(written.minutes ?? 0))
    : toInstant({ date, time, zone: written?.zone ?? zone });

/** What the clocks of the place show at a moment: "18:00 PST", where its people have a word for it. */
export const clockThere = (at: Instant, { zone, name, minutes, isOffset }: WrittenZone): string => {
  if (isOffset) return `${addMinutes(at, minutes ?? 0).slice(11, 16)} ${name}`;
  const { time } = toWall(at, zone);
  return `${time} ${nameInForce(at, zone) ?? name}`;
};

/** What people of a zone call their time at a moment, "PST"; null where they have no word of their own for it. */
export const nameInForce = (at: Instant, zone: string): string | null => {
  const { date, time } = toWall(at, zone);
  const ahead = Math.round((epochMs(`${date}T${time}:00.000Z`) - epochMs(at)) / 60_000);
  const hours = NAMED.find((each) => each.zone === zone)?.hours ?? {};
  return Object.keys(hours).find((name) => (hours[name] ?? 0) * 60 === ahead) ?? null;
};

/** Whether the name does not belong to the season of that moment: "PDT" in December. */
export const isOutOfSeason = (at: Instant, { zone, name, minutes, isOffset }: WrittenZone): boolean => {
  if (isOffset || minutes === null) return false;
  const inForce = nameInForce(at, zone);
  return inForce !== null && zone !== 'UTC' && inForce !== name;
};

/** "Los Angeles". */
export const cityOf = (zone: string): string => zoneInWords(zone).replace(/ time$/, '');
