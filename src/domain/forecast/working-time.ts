import { addMinutes, type Instant, isAfter, later, minutesBetween, toInstant, toWall } from '../calendar.ts';
import { nextWorkingDay, nextWorkingMoment, type WorkingWeek } from '../working-days.ts';

type Wall = { week: WorkingWeek; zone: string };

const closesOn = (date: string, { week, zone }: Wall): Instant => toInstant({ date, time: week.end, zone });

const opensOn = (date: string, { week, zone }: Wall): Instant => toInstant({ date, time: week.start, zone });

/** Minutes of work between two moments, nights and days off left out; 0 when `to` is the earlier. */
export const workingMinutesBetween = (from: Instant, to: Instant, wall: Wall): number => {
  const last = toWall(to, wall.zone).date;
  let minutes = 0;
  let start = nextWorkingMoment(from, wall.week, wall.zone);
  while (isAfter(to, start)) {
    const { date } = toWall(start, wall.zone);
    const closes = closesOn(date, wall);
    minutes += minutesBetween(start, isAfter(to, closes) ? closes : to);
    if (date >= last) break;
    start = opensOn(nextWorkingDay(date, wall.week), wall);
  }
  return minutes;
};

/** The moment at which so many minutes of work are done, begun at another; within working hours. */
export const addWorkingMinutes = (from: Instant, minutes: number, wall: Wall): Instant => {
  let start = nextWorkingMoment(from, wall.week, wall.zone);
  let left = minutes;
  for (;;) {
    const { date } = toWall(start, wall.zone);
    const room = Math.max(0, minutesBetween(start, closesOn(date, wall)));
    if (left <= room) return addMinutes(start, left);
    left -= room;
    start = later(start, opensOn(nextWorkingDay(date, wall.week), wall));
  }
};
