import { earlier, type Instant, isAfter, later, toWall } from '../../domain/calendar.ts';
import { answerBy } from '../../domain/delivery/answer-moments.ts';
import { isOwed, type Light } from '../../domain/lights/light.ts';
import type { Release } from '../../domain/release.ts';
import {
  type Digest,
  digestAction,
  digestSubject,
  digestTimer,
  isOfDay,
  type Reminder,
  type ReminderStep,
} from '../../domain/reminders/reminder.ts';
import { nextOpening, type PersonCalendar } from '../../domain/reminders/silence.ts';
import { departmentById, type WorkspaceSettings } from '../../domain/settings/settings.ts';
import type { Ids, Transaction } from '../ports.ts';
import { calendarOf } from './staffing.ts';

export type Raising = {
  release: Release;
  light: Light;
  settings: WorkspaceSettings;
  userId: string;
  step: ReminderStep;
  /** Who asked for it; null where the plan did. */
  raisedBy: string | null;
  /** The moment that the plan meant. */
  dueAt: Instant;
  now: Instant;
};

/** Somebody clicked for these: they come through where the person put the matter off. */
const ASKED_FOR: readonly ReminderStep[] = ['nudge', 'handed_on'];

type Known = { open: readonly Reminder[]; digests: readonly Digest[] };

/** The question stands in the person's digest of today anyway: another message would say nothing new. */
const isInDigest = (
  { light, settings, userId, step, now }: Raising,
  { open }: Known,
  zone: string,
): boolean => {
  if (ASKED_FOR.includes(step)) return false;
  if (open.some(({ snoozedUntil }) => snoozedUntil === null)) return true;
  const leads = departmentById(settings, light.departmentId)?.leads ?? [];
  const askedBefore = light.askedAt !== null && toWall(light.askedAt, zone).date < toWall(now, zone).date;
  return isOwed(light) && leads.includes(userId) && askedBefore;
};

/** The digest of that day that can still take it in; else a new one. */
const digestFor = (wish: Raising, known: Known, { zone }: PersonCalendar, opening: Instant): Digest => {
  const { date } = toWall(opening, zone);
  const ofDay = known.digests.filter((digest) => isOfDay(digest, date));
  const waiting = ofDay.find(({ sentAt, chosen }) => sentAt === null && !chosen);
  if (waiting !== undefined) return { ...waiting, dueAt: earlier(waiting.dueAt, opening) };
  const sent = ofDay.find(({ sentAt }) => sentAt !== null);
  if (sent !== undefined && isInDigest(wish, known, zone)) return sent;
  const subject = digestSubject(date, known.digests);
  return { userId: wish.userId, subject, dueAt: opening, sentAt: null, chosen: false };
};

/**
 * Reminds one person of one question, in the digest of their next working hour. Several of one day become one
 * message; what the person put off stays put off. Null when nobody knows when they are back.
 */
export const raiseReminder = async (tx: Transaction, ids: Ids, wish: Raising): Promise<Reminder | null> => {
  const { release, light, settings, userId, step, now } = wish;
  const { workspaceId } = release;
  const { departmentId } = light;
  const department = departmentById(settings, departmentId);
  const calendar = await calendarOf(tx, settings, { userId, department, now });
  const opening = nextOpening(calendar, now);
  if (opening === null) return null;
  const open = (await tx.openReminders(workspaceId, userId)).filter(
    (reminder) => reminder.releaseId === release.id && reminder.departmentId === departmentId,
  );
  const { raisedBy, dueAt } = wish;
  const drawn = {
    id: ids.next(),
    releaseId: release.id,
    departmentId,
    userId,
    step,
    place: 'direct' as const,
    raisedBy,
    dueAt,
    raisedAt: now,
    settledAt: null,
  };
  const putOff = open.find(({ snoozedUntil }) => snoozedUntil !== null && isAfter(snoozedUntil, now));
  if (putOff !== undefined && !ASKED_FOR.includes(step)) {
    const { goesAt, digest, snoozedUntil } = putOff;
    const quiet: Reminder = { ...drawn, goesAt, digest, snoozedUntil };
    await tx.saveReminder(workspaceId, quiet);
    return quiet;
  }
  const digests = await tx.newestDigests(workspaceId, userId);
  const digest = digestFor(wish, { open, digests }, calendar, opening);
  const goesAt = digest.sentAt === null ? later(digest.dueAt, now) : now;
  const reminder: Reminder = { ...drawn, goesAt, digest: digest.subject, snoozedUntil: null };
  await tx.saveReminder(workspaceId, reminder);
  if (digest.sentAt === null) {
    await tx.saveDigest(workspaceId, digest);
    await tx.schedule(workspaceId, [digestTimer(digest)], now);
  } else {
    const by = answerBy(light, release, settings, light.askedAt ?? now);
    const turn = isAfter(by, now) ? [digestTimer({ ...digest, dueAt: by })] : [];
    await tx.schedule(workspaceId, [digestAction(digest, now), ...turn], now);
  }
  return reminder;
};
