import { type Instant, isAfter, toWall } from '../../domain/calendar.ts';
import { type Actor, stampOf } from '../../domain/person.ts';
import { type Refused, refuse } from '../../domain/refusal.ts';
import { type Absence, covers, overlap } from '../../domain/reminders/absence.ts';
import type { SpokenAbsence } from '../../domain/reminders/read-absence.ts';
import { digestTimer } from '../../domain/reminders/reminder.ts';
import { addresseesOf } from '../../domain/reminders/stand-in.ts';
import { speakersOf, type WorkspaceSettings } from '../../domain/settings/settings.ts';
import { memberRefusal } from '../full-member.ts';
import type { House, Request } from '../house.ts';
import { once } from '../once.ts';
import type { Transaction } from '../ports.ts';
import { appendRecord } from '../record/append-record.ts';
import { reachAbsence } from './absence-reaches.ts';
import { absenceRole } from './may-set-absence.ts';
import { redrawDigests } from './settle-reminders.ts';
import { calendarOf, presenceOf, presentAbsences } from './staffing.ts';

/** Who is asked instead, department by department; nobody where the list is empty. */
export type Cover = { department: string; standIns: readonly string[] };

export type AbsenceSet = { ok: true; absence: Absence; cover: readonly Cover[] } | Refused;

/** Somebody who answers for a department of the absent person; others would be asked what they may not answer. */
const standInRefusal = async (
  tx: Transaction,
  settings: WorkspaceSettings,
  { userId, standInId }: { userId: string; standInId: string },
): Promise<Refused | null> => {
  const refused = await memberRefusal(tx, settings.workspaceId, standInId);
  if (refused !== null) return refused;
  const led = settings.departments.filter(({ leads }) => leads.includes(userId));
  if (userId !== standInId && led.some((department) => speakersOf(department).includes(standInId)))
    return null;
  const name = (await tx.person(settings.workspaceId, standInId))?.name ?? '';
  return refuse({ code: 'cannot_stand_in', name, departments: led.map((department) => department.name) });
};

/** Who is asked in the place of this person, were they away at this moment. */
const coverFor = async (
  tx: Transaction,
  settings: WorkspaceSettings,
  absence: Absence,
  now: Instant,
): Promise<readonly Cover[]> => {
  const cover: Cover[] = [];
  for (const department of settings.departments.filter(({ leads }) => leads.includes(absence.userId))) {
    const presence = await presenceOf(tx, settings, department, now);
    const asked = addresseesOf(department, (userId) =>
      userId === absence.userId ? absence : presence(userId),
    );
    cover.push({ department: department.name, standIns: asked.map(({ userId }) => userId) });
  }
  return cover;
};

const coversToday = async (
  tx: Transaction,
  settings: WorkspaceSettings,
  absence: Absence,
  now: Instant,
): Promise<boolean> => {
  const { userId } = absence;
  const { zone } = await calendarOf(tx, settings, { userId, department: undefined, now });
  return covers(absence, toWall(now, zone).date);
};

const endOverlapping = async (
  tx: Transaction,
  workspaceId: string,
  absence: Absence,
  now: Instant,
): Promise<void> => {
  for (const other of await presentAbsences(tx, workspaceId, now)) {
    const isReplaced = other.userId === absence.userId && other.id !== absence.id && overlap(other, absence);
    if (isReplaced) await tx.endAbsence(workspaceId, other.id, now);
  }
};

/**
 * Records that somebody is away: nothing is sent to them meanwhile, and their departments are asked through
 * whoever stands in. Another absence that shares a day with this one is replaced by it.
 */
export const setAbsence = (house: House, request: Request, spoken: SpokenAbsence): Promise<AbsenceSet> =>
  once(house, request, async (tx): Promise<AbsenceSet> => {
    const { actor } = request;
    const { workspaceId } = actor;
    const { from, until, standInId } = spoken;
    const userId = spoken.userId ?? actor.userId;
    const settings = await tx.settings(workspaceId);
    const entitled = await absenceRole(tx, actor, { userId, settings });
    if (!entitled.ok) return entitled;
    const refused = await memberRefusal(tx, workspaceId, userId);
    if (refused !== null) return refused;
    const cannot = standInId === null ? null : await standInRefusal(tx, settings, { userId, standInId });
    if (cannot !== null) return cannot;
    const now = house.clock.now();
    const absence = { id: house.ids.next(), userId, from, until, standInId, setBy: actor.userId, setAt: now };
    await endOverlapping(tx, workspaceId, absence, now);
    await tx.addAbsence(workspaceId, absence);
    if (await coversToday(tx, settings, absence, now))
      await reachAbsence(tx, house.ids, { userId, settings, now });
    const event = { type: 'absence_set', userId, from, until, standInId } as const;
    const by = { ...stampOf(actor), role: entitled.role };
    await appendRecord(tx, settings, [{ id: house.ids.next(), releaseId: null, event, by, at: now }]);
    return { ok: true, absence, cover: await coverFor(tx, settings, absence, now) };
  });

export type AbsenceEnded = { ok: true; userId: string } | Refused;

const stillStanding = async (
  tx: Transaction,
  actor: Actor,
  id: string,
  now: Instant,
): Promise<Absence | null> =>
  (await presentAbsences(tx, actor.workspaceId, now)).find((absence) => absence.id === id) ?? null;

/** What fell into the absence is looked at again: it goes out at the next opening, where it still holds. */
const wakeDigests = async (
  tx: Transaction,
  workspaceId: string,
  userId: string,
  now: Instant,
): Promise<void> => {
  const missed = (await tx.newestDigests(workspaceId, userId)).filter(
    ({ sentAt, dueAt }) => sentAt === null && !isAfter(dueAt, now),
  );
  await tx.schedule(
    workspaceId,
    missed.map((digest) => digestTimer({ ...digest, dueAt: now })),
    now,
  );
};

/** "I am back", also said for somebody else by those who may. */
export const endAbsence = (house: House, request: Request, id: string): Promise<AbsenceEnded> =>
  once(house, request, async (tx): Promise<AbsenceEnded> => {
    const { actor } = request;
    const { workspaceId } = actor;
    const now = house.clock.now();
    const absence = await stillStanding(tx, actor, id, now);
    if (absence === null) return refuse({ code: 'not_away' });
    const { userId } = absence;
    const settings = await tx.settings(workspaceId);
    const entitled = await absenceRole(tx, actor, { userId, settings });
    if (!entitled.ok) return entitled;
    await tx.endAbsence(workspaceId, id, now);
    await reachAbsence(tx, house.ids, { userId, settings, now });
    const speakers = settings.departments.filter(({ leads }) => leads.includes(userId)).flatMap(speakersOf);
    await redrawDigests(tx, workspaceId, speakers, now);
    await wakeDigests(tx, workspaceId, userId, now);
    const event = { type: 'absence_ended', userId } as const;
    const by = { ...stampOf(actor), role: entitled.role };
    await appendRecord(tx, settings, [{ id: house.ids.next(), releaseId: null, event, by, at: now }]);
    return { ok: true, userId };
  });
