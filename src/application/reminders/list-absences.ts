import { type Instant, isAfter, toWall } from '../../domain/calendar.ts';
import type { Actor } from '../../domain/person.ts';
import { type Refused, refuse } from '../../domain/refusal.ts';
import type { Absence } from '../../domain/reminders/absence.ts';
import type { Reads } from '../ports.ts';
import { maySetForOthers } from './may-set-absence.ts';
import { calendarOf, presentAbsences } from './staffing.ts';

/** `today` on the wall of whoever looks; `forOthers` where they may set and end the absence of everybody. */
export type AbsenceList =
  | { ok: true; absences: readonly Absence[]; forOthers: boolean; today: string }
  | Refused;

/** One's own absences, and everybody's for those who may set them. */
export const listAbsences = async (reads: Reads, actor: Actor, now: Instant): Promise<AbsenceList> => {
  if (!actor.isFullMember) return refuse({ code: 'not_a_member', reading: true });
  const settings = await reads.settings(actor.workspaceId);
  const forOthers = await maySetForOthers(reads, actor, settings);
  const { userId } = actor;
  const { zone } = await calendarOf(reads, settings, { userId, department: undefined, now });
  const today = toWall(now, zone).date;
  const absences = (await presentAbsences(reads, actor.workspaceId, now))
    .filter(({ until }) => until === null || until >= today)
    .filter((absence) => forOthers || absence.userId === userId)
    .toSorted(
      (a, b) =>
        Number(b.userId === userId) - Number(a.userId === userId) || (isAfter(a.setAt, b.setAt) ? 1 : -1),
    );
  return { ok: true, absences, forOthers, today };
};
