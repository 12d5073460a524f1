import { addDays, type Instant, toInstant, toWall } from '../calendar.ts';
import { isWorkingMoment, nextWorkingMoment, type WorkingWeek } from '../working-days.ts';
import { type Absence, absenceOn } from './absence.ts';

/** When one person may be written to: their zone, the working hours of their house, less the days they are away. */
export type PersonCalendar = {
  userId: string;
  zone: string;
  week: WorkingWeek;
  absences: readonly Absence[];
};

/** Their own zone, else that of the department in which they are asked, else the workspace's. */
export const zoneFor = (own: string | null, department: string | null, workspace: string): string =>
  own ?? department ?? workspace;

/** Whether nothing may be sent to this person now, save what they asked for. */
export const isSilent = ({ userId, zone, week, absences }: PersonCalendar, instant: Instant): boolean =>
  !isWorkingMoment(instant, week, zone) || absenceOn(absences, userId, toWall(instant, zone).date) !== null;

/** More absences one after the other than anybody ever has. */
const MOST_ABSENCES = 1_000;

/**
 * The same moment where the person may be written to, else the beginning of their next working hours; null when
 * nobody knows when they are back.
 */
export const nextOpening = (person: PersonCalendar, instant: Instant): Instant | null => {
  const { userId, zone, week, absences } = person;
  let opening = nextWorkingMoment(instant, week, zone);
  for (let i = 0; i < MOST_ABSENCES; i++) {
    const absence = absenceOn(absences, userId, toWall(opening, zone).date);
    if (absence === null) return opening;
    if (absence.until === null) return null;
    const back = toInstant({ date: addDays(absence.until, 1), time: '00:00', zone });
    opening = nextWorkingMoment(back, week, zone);
  }
  return null;
};

/** The morning after this one on which the person may be written to; null when nobody knows when they are back. */
export const nextMorning = (person: PersonCalendar, now: Instant): Instant | null => {
  const { zone } = person;
  const tomorrow = addDays(toWall(now, zone).date, 1);
  return nextOpening(person, toInstant({ date: tomorrow, time: '00:00', zone }));
};

/** Whether a reminder reaches its reader on a later day than the plan meant: then it says when it was due. */
export const isLate = (dueAt: Instant, goesAt: Instant, zone: string): boolean =>
  toWall(dueAt, zone).date < toWall(goesAt, zone).date;
