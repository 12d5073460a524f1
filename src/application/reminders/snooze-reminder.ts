import { addMinutes, type Instant, isAfter, isDate, toInstant, toWall } from '../../domain/calendar.ts';
import { type Refused, refuse } from '../../domain/refusal.ts';
import type { Release } from '../../domain/release.ts';
import { type Digest, digestSubject, digestTimer, type Reminder } from '../../domain/reminders/reminder.ts';
import { nextMorning, type PersonCalendar } from '../../domain/reminders/silence.ts';
import type { House, Request } from '../house.ts';
import { once } from '../once.ts';
import type { Transaction } from '../ports.ts';
import { type About, findOwed, notTheirs, type Owed } from './find-owed.ts';
import { redrawDigests } from './settle-reminders.ts';
import { calendarOf } from './staffing.ts';

/** Until when somebody puts a question off. The date stands on their own wall, as 'YYYY-MM-DD'. */
export type SnoozeWish = { until: 'hour' } | { until: 'tomorrow' } | { until: 'date'; date: string };

export type Snoozed = { ok: true; until: Instant } | Refused;

const HOUR_MINUTES = 60;

const wrong = (problem: string): Refused =>
  refuse({ code: 'fields_invalid', problems: [{ field: 'snoozeUntil', problem }] });

const chosenMoment = (
  date: string,
  { zone, week }: PersonCalendar,
  { release, now }: { release: Release; now: Instant },
): Instant | Refused => {
  if (!isDate(date)) return wrong('Choose a date.');
  if (date <= toWall(now, zone).date) return wrong('Choose tomorrow or later: I remind you that morning.');
  const until = toInstant({ date, time: week.start, zone });
  const { at } = release.plan.launch;
  return isAfter(at, now) && !isAfter(at, until) ? wrong('Choose a date before the launch.') : until;
};

const untilOf = (
  wish: SnoozeWish,
  calendar: PersonCalendar,
  scene: { release: Release; now: Instant },
): Instant | Refused => {
  const inAnHour = addMinutes(scene.now, HOUR_MINUTES);
  if (wish.until === 'hour') return inAnHour;
  // Away with no end known: they are here all the same, or they could not have clicked.
  if (wish.until === 'tomorrow') {
    return (
      nextMorning(calendar, scene.now) ?? nextMorning({ ...calendar, absences: [] }, scene.now) ?? inAnHour
    );
  }
  return chosenMoment(wish.date, calendar, scene);
};

/** A message of its own at that moment, whatever the hour: the person asked for it. */
const digestAt = async (
  tx: Transaction,
  workspaceId: string,
  { userId, zone, until }: { userId: string; zone: string; until: Instant },
  now: Instant,
): Promise<Digest> => {
  const digests = await tx.newestDigests(workspaceId, userId);
  const same = digests.find(({ dueAt, chosen, sentAt }) => chosen && sentAt === null && dueAt === until);
  if (same !== undefined) return same;
  const subject = digestSubject(toWall(until, zone).date, digests);
  const digest: Digest = { userId, subject, dueAt: until, sentAt: null, chosen: true };
  await tx.saveDigest(workspaceId, digest);
  await tx.schedule(workspaceId, [digestTimer(digest)], now);
  return digest;
};

const fresh = (id: string, { release, light, department }: Owed, userId: string, now: Instant): Reminder => ({
  id,
  releaseId: release.id,
  departmentId: light.departmentId,
  userId,
  step: department.sponsorId === userId ? 'sponsor' : department.leads.includes(userId) ? 'lead' : 'deputy',
  place: 'direct',
  raisedBy: null,
  dueAt: now,
  raisedAt: now,
  goesAt: now,
  digest: null,
  snoozedUntil: null,
  settledAt: null,
});

/**
 * Puts one question off for the person who asks, and for nobody else: it leaves their digest and comes back as
 * a new message at the moment they chose.
 */
export const snoozeReminder = (
  house: House,
  request: Request,
  { wish, ...about }: About & { wish: SnoozeWish },
): Promise<Snoozed> =>
  once(house, request, async (tx): Promise<Snoozed> => {
    const { actor } = request;
    const { workspaceId, userId } = actor;
    const owed = await findOwed(tx, actor, about);
    if (!owed.ok) return owed;
    const refused = notTheirs(actor, owed.department, { sponsorToo: true });
    if (refused !== null) return refused;
    const now = house.clock.now();
    const calendar = await calendarOf(tx, owed.settings, { userId, department: owed.department, now });
    const until = untilOf(wish, calendar, { release: owed.release, now });
    if (typeof until !== 'string') return until;
    const digest = await digestAt(tx, workspaceId, { userId, zone: calendar.zone, until }, now);
    const open = (await tx.openReminders(workspaceId, userId)).filter(
      ({ releaseId, departmentId }) => releaseId === about.releaseId && departmentId === about.departmentId,
    );
    const own = open.length > 0 ? open : [fresh(house.ids.next(), owed, userId, now)];
    for (const reminder of own) {
      const later = { goesAt: until, digest: digest.subject, snoozedUntil: until };
      await tx.saveReminder(workspaceId, { ...reminder, ...later });
    }
    await redrawDigests(tx, workspaceId, [userId], now);
    return { ok: true, until };
  });
