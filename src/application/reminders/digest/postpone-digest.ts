import { earlier, type Instant, isAfter, toWall } from '../../../domain/calendar.ts';
import {
  type Digest,
  digestSubject,
  digestTimer,
  isAskedForNow,
  isOfDay,
} from '../../../domain/reminders/reminder.ts';
import { isSilent, nextOpening, type PersonCalendar } from '../../../domain/reminders/silence.ts';
import { departmentById } from '../../../domain/settings/settings.ts';
import type { DueRow, Reads, Transaction } from '../../ports.ts';
import { redrawDigests } from '../settle-reminders.ts';
import { calendarOf } from '../staffing.ts';

/** The wall on which it was planned: somebody without a zone of their own is asked on their department's. */
const calendarFor = async (
  reads: Reads,
  workspaceId: string,
  { userId, subject }: Digest,
  now: Instant,
): Promise<PersonCalendar> => {
  const settings = await reads.settings(workspaceId);
  const meant = (await reads.openReminders(workspaceId, userId)).find(({ digest }) => digest === subject);
  const department = departmentById(settings, meant?.departmentId ?? '');
  return calendarOf(reads, settings, { userId, department, now });
};

/** Whether this digest would reach its reader in a time of silence that they did not break themselves. */
export const comesInSilence = async (
  reads: Reads,
  workspaceId: string,
  digest: Digest,
  now: Instant,
): Promise<boolean> =>
  !isAskedForNow(digest, now) && isSilent(await calendarFor(reads, workspaceId, digest, now), now);

/** The one that waits for that day, itself where it is of that day, else a new one. */
const digestOn = (date: string, digest: Digest, known: readonly Digest[]): Digest => {
  const waiting = known.find((each) => isOfDay(each, date) && each.sentAt === null && !each.chosen);
  const blank = { userId: digest.userId, sentAt: null, chosen: false };
  if (waiting !== undefined && waiting.subject !== digest.subject) return waiting;
  const subject = isOfDay(digest, date) ? digest.subject : digestSubject(date, known);
  return { ...blank, subject, dueAt: digest.dueAt };
};

/**
 * What was meant for a digest goes to the person's next opening instead, with whatever else is meant for that
 * day; where nobody knows when they are back, it waits until they are.
 */
export const postponeDigest = async (
  tx: Transaction,
  workspaceId: string,
  digest: Digest,
  now: Instant,
): Promise<void> => {
  const { userId } = digest;
  const calendar = await calendarFor(tx, workspaceId, digest, now);
  await tx.saveDigest(workspaceId, { ...digest, sentAt: null });
  const opening = nextOpening(calendar, now);
  if (opening !== null) {
    const known = await tx.newestDigests(workspaceId, userId);
    const target = digestOn(toWall(opening, calendar.zone).date, digest, known);
    const isWaiting = target.subject !== digest.subject && known.includes(target);
    const later = { ...target, dueAt: isWaiting ? earlier(target.dueAt, opening) : opening };
    await tx.saveDigest(workspaceId, later);
    for (const reminder of await tx.openReminders(workspaceId, userId)) {
      if (reminder.digest !== digest.subject || isAfter(reminder.goesAt, opening)) continue;
      await tx.saveReminder(workspaceId, { ...reminder, digest: later.subject, goesAt: opening });
    }
    await tx.schedule(workspaceId, [digestTimer(later)], now);
  }
  // The one before it may have given way to it already.
  await redrawDigests(tx, workspaceId, [userId], now);
};

/**
 * A digest whose turn came too late, after an outage or a stop of the bot, and that was not posted: it is planned
 * anew. Other rows wait for no opening.
 */
export const postponeUnsent = async (
  tx: Transaction,
  { workspaceId, kind, slot }: DueRow,
  now: Instant,
): Promise<void> => {
  if (kind !== 'board.reminders' || slot === null || !('user' in slot.audience)) return;
  const digests = await tx.newestDigests(workspaceId, slot.audience.user);
  const digest = digests.find(({ subject }) => subject === slot.subject);
  if (digest !== undefined) await postponeDigest(tx, workspaceId, digest, now);
};
