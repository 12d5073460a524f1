import { type Instant, toWall } from '../../domain/calendar.ts';
import type { PersonStamp } from '../../domain/person.ts';
import { absenceOn } from '../../domain/reminders/absence.ts';
import { type Department, type WorkspaceSettings, zoneOf } from '../../domain/settings/settings.ts';
import type { Reads } from '../ports.ts';
import { presentAbsences } from '../reminders/staffing.ts';

type Lookup = Pick<Reads, 'person' | 'absences'>;
type World = { settings: WorkspaceSettings; now: Instant };

/** The first of these people who can be asked today: neither gone nor away. */
export const firstThere = async (
  reads: Lookup,
  { settings, now }: World,
  { department, userIds }: { department: Department; userIds: readonly string[] },
): Promise<PersonStamp | null> => {
  const absences = await presentAbsences(reads, settings.workspaceId, now);
  for (const userId of userIds) {
    const person = await reads.person(settings.workspaceId, userId);
    if (person === null || person.deleted || !person.isFullMember) continue;
    const { date } = toWall(now, person.zone ?? zoneOf(settings, department));
    if (absenceOn(absences, userId, date) === null) return { userId, name: person.name };
  }
  return null;
};

/**
 * Who of a department is asked at any hour: whoever is on duty, else a deputy. Null where nobody agreed to it, or
 * nobody of them is there.
 */
export const onCall = (reads: Lookup, world: World, department: Department): Promise<PersonStamp | null> => {
  const { onDutyId, deputies } = department;
  const userIds = onDutyId === null ? [] : [onDutyId, ...deputies];
  return firstThere(reads, world, { department, userIds });
};

/** The next to be asked where nobody of `asked` answers: a deputy who is there. */
export const nextOnCall = (
  reads: Lookup,
  world: World,
  department: Department,
  asked: readonly string[],
): Promise<PersonStamp | null> =>
  firstThere(reads, world, {
    department,
    userIds: department.deputies.filter((userId) => !asked.includes(userId)),
  });
