import { addDays, compare, epochMs, fromEpochMs, toInstant, toWall } from '../../../domain/calendar.ts';
import type { ClockTarget } from '../protocol.ts';
import { NotPossible } from './not-possible.ts';

/** What decides where the clock goes. Times are epoch milliseconds, virtual. */
export type Setting = {
  now: number;
  /** When something happens next, or null. */
  nextAt: number | null;
  /** Zone of the person who asks. */
  zone: string;
};

/** So long lasts what happens at its time: Slack wants a second between two posts to a channel. */
export const HAPPENING_MS = 2_000;

const HOUR_MS = 3_600_000;
const MOST_MS = 366 * 24 * HOUR_MS;
const MORNING = '09:00';

/** The given time on the wall of the zone, so many days after the present one. */
const onWall = ({ now, zone }: Setting, days: number, time?: string): number => {
  const wall = toWall(fromEpochMs(now), zone);
  return epochMs(toInstant({ date: addDays(wall.date, days), time: time ?? wall.time, zone }));
};

const morning = (setting: Setting): number => {
  const today = onWall(setting, 0, MORNING);
  return today > setting.now ? today : onWall(setting, 1, MORNING);
};

const next = ({ now, nextAt }: Setting): number => {
  if (nextAt === null)
    throw new NotPossible('Nothing happens by itself from here on: somebody has to do something first.');
  return Math.max(now, nextAt) + HAPPENING_MS;
};

/** Named places, and the time that each means. */
const PLACES: Readonly<Record<Extract<ClockTarget, string>, (setting: Setting) => number>> = {
  next,
  hour: ({ now }) => now + HOUR_MS,
  // The seconds of the present minute are kept, which a wall clock does not show.
  day: (setting) => onWall(setting, 1) + (setting.now % 60_000),
  morning,
};

/**
 * The moment that somebody means.
 *
 * @throws NotPossible where that lies in the past, or too far ahead to be waited for
 */
export const momentOf = (target: ClockTarget, setting: Setting): number => {
  if (typeof target === 'string') return PLACES[target](setting);
  if (target > setting.now + MOST_MS) throw new NotPossible('The clock goes a year ahead at most, at once.');
  if (compare(fromEpochMs(target), fromEpochMs(setting.now)) <= 0)
    throw new NotPossible('That moment is past: this clock only goes forward.');
  return target;
};
