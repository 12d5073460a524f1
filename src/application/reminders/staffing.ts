import { addDays, type Instant, toWall } from '../../domain/calendar.ts';
import { type Absence, absenceOn } from '../../domain/reminders/absence.ts';
import { type PersonCalendar, zoneFor } from '../../domain/reminders/silence.ts';
import { asStaffedToday, type Presence } from '../../domain/reminders/stand-in.ts';
import {
  type Department,
  speakersOf,
  type WorkspaceSettings,
  weekOf,
  zoneOf,
} from '../../domain/settings/settings.ts';
import type { KnownPerson, Reads } from '../ports.ts';

type Lookup = Pick<Reads, 'person' | 'absences'>;

/** Absences of today and later. Somewhere it is still yesterday. */
export const presentAbsences = (
  reads: Pick<Reads, 'absences'>,
  workspaceId: string,
  now: Instant,
): Promise<readonly Absence[]> => reads.absences(workspaceId, addDays(toWall(now, 'UTC').date, -1));

/** When this person may be written to about a matter of that department. */
export const calendarOf = async (
  reads: Lookup,
  settings: WorkspaceSettings,
  { userId, department, now }: { userId: string; department: Department | undefined; now: Instant },
): Promise<PersonCalendar> => {
  const { workspaceId, zone } = settings;
  const person = await reads.person(workspaceId, userId);
  return {
    userId,
    zone: zoneFor(person?.zone ?? null, department?.zone ?? null, zone),
    week: weekOf(settings, department),
    absences: await presentAbsences(reads, workspaceId, now),
  };
};

const isGone = (person: KnownPerson | null): boolean =>
  // Whom the directory does not know yet may well be there.
  person !== null && (person.deleted || !person.isFullMember);

/** Who of a department's people is there today, each on their own wall. */
export const presenceOf = async (
  reads: Lookup,
  settings: WorkspaceSettings,
  department: Department,
  now: Instant,
): Promise<Presence> => {
  const absences = await presentAbsences(reads, settings.workspaceId, now);
  const why = new Map<string, Absence | 'gone' | null>();
  for (const userId of speakersOf(department)) {
    const person = await reads.person(settings.workspaceId, userId);
    const { date } = toWall(now, person?.zone ?? zoneOf(settings, department));
    why.set(userId, isGone(person) ? 'gone' : absenceOn(absences, userId, date));
  }
  return (userId) => why.get(userId) ?? null;
};

/**
 * The settings as they are lived today, with whoever stands in for an absent lead. Only for where questions go:
 * what anybody may do follows from the settings themselves.
 */
export const settingsToday = async (
  reads: Lookup,
  settings: WorkspaceSettings,
  now: Instant,
): Promise<WorkspaceSettings> => {
  const absences = await presentAbsences(reads, settings.workspaceId, now);
  if (absences.length === 0) return settings;
  const presence = new Map<string, Presence>();
  for (const department of settings.departments) {
    presence.set(department.id, await presenceOf(reads, settings, department, now));
  }
  return asStaffedToday(settings, ({ id }) => presence.get(id) ?? (() => null));
};
