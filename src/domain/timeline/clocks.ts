import { addDays, type Instant, isTime, minutesBetween } from '../calendar.ts';
import { dateWords } from './day.ts';
import type { Moment } from './moments.ts';
import { cityOf, clockThere, isOutOfSeason, momentOf, nameInForce, type WrittenZone } from './zones.ts';

/** A time on one clock, with the day there, and what is odd about how it was written. */
export type Clock = {
  /** As it was written: "19:00 PDT". */
  said: string;
  /** Null where another clock names the day. */
  date: string | null;
  time: string;
  zone: WrittenZone | null;
};

/** The time that a moment names, or why it is left out; null where it names none. */
export type ClockReading =
  | { time: string; zone: WrittenZone | null; said: string }
  | { problem: string }
  | null;

const noTime = (problem: string): ClockReading => ({
  problem: `${problem}: the day is kept, the time is left out.`,
});

/** A word of capitals behind a time that is no zone we know: the time would be read on the wrong clock. */
const strangeZone = ({ words }: Moment): string | undefined =>
  words.find((word) => /^[A-Z]{2,5}$/.test(word));

export const readClock = (moment: Moment): ClockReading => {
  const { time, zone, unclearZone } = moment;
  if (time === null) return null;
  if (!isTime(time.time)) return noTime(`The clock has no ${time.time}`);
  if (zone !== null) return { time: time.time, zone, said: `${time.time} ${zone.name}` };
  if (unclearZone !== null) {
    return noTime(`${unclearZone.text} can mean the time of ${unclearZone.couldBe}`);
  }
  const strange = strangeZone(moment);
  if (strange !== undefined) return noTime(`${strange} is no time zone that is known here`);
  return { time: time.time, zone, said: time.time };
};

/** "an hour", "2 hours", "90 minutes", "a day". */
const distanceWords = (minutes: number): string => {
  const long = Math.abs(Math.round(minutes));
  if (long % 1440 === 0) return long === 1440 ? 'a day' : `${long / 1440} days`;
  if (long % 60 === 0) return long === 60 ? 'an hour' : `${long / 60} hours`;
  return `${long} minutes`;
};

/** A clock that names no day shows the one on which it comes nearest. */
const nearestMoment = (clock: Clock, at: Instant, date: string, zone: string): Instant => {
  const days = clock.date === null ? [date, addDays(date, -1), addDays(date, 1)] : [clock.date];
  const moments = days.map((day) => momentOf(day, clock.time, clock.zone, zone));
  return moments.reduce((best, each) =>
    Math.abs(minutesBetween(at, each)) < Math.abs(minutesBetween(at, best)) ? each : best,
  );
};

/** The clock that counts: UTC where it is named, because it has no seasons, else the first. */
export const keptClock = (clocks: readonly Clock[]): Clock | undefined =>
  clocks.find(({ zone }) => zone?.name === 'UTC') ?? clocks[0];

/** What the other clocks say against the kept one. @param zone for times that name none */
export const disagreements = (
  kept: Clock & { date: string },
  clocks: readonly Clock[],
  zone: string,
): readonly string[] => {
  const at = momentOf(kept.date, kept.time, kept.zone, zone);
  return clocks
    .filter((clock) => clock !== kept)
    .flatMap((clock) => {
      const other = nearestMoment(clock, at, kept.date, zone);
      const apart = minutesBetween(at, other);
      if (apart === 0) return [];
      const there = clock.zone === null ? null : clockThere(at, clock.zone);
      const season =
        clock.zone !== null && isOutOfSeason(at, clock.zone)
          ? `: ${cityOf(clock.zone.zone)} is on ${nameInForce(at, clock.zone.zone)} that day, so it is ${there} there`
          : there === null
            ? ''
            : `: ${kept.said} is ${there}`;
      return [
        `${kept.said} and ${clock.said} are ${distanceWords(apart)} apart${season}. Kept: ${kept.said}.`,
      ];
    });
};

/** A single clock whose name belongs to the other season: people go by the clock on their wall. */
export const outOfSeason = ({ date, time, zone }: Clock & { date: string }): readonly string[] => {
  if (zone === null || zone.isOffset) return [];
  const at = momentOf(date, time, zone, zone.zone);
  if (!isOutOfSeason(at, zone)) return [];
  const city = cityOf(zone.zone);
  return [
    `${city} is on ${nameInForce(at, zone.zone)} on ${dateWords(date)}, not on ${zone.name}. Kept: ${time} on the clocks there.`,
  ];
};
