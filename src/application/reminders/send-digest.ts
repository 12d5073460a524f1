import { isAfter } from '../../domain/calendar.ts';
import { type Digest, digestAction, digestTimer } from '../../domain/reminders/reminder.ts';
import { isSilent, nextOpening } from '../../domain/reminders/silence.ts';
import { departmentById } from '../../domain/settings/settings.ts';
import type { House } from '../house.ts';
import type { DueRow, Transaction } from '../ports.ts';
import { readDigest } from './read-digest.ts';
import { calendarOf } from './staffing.ts';

/** Moves a digest to the person's next opening, with everything that was meant for it. */
const putLater = async (
  tx: Transaction,
  workspaceId: string,
  { digest, goesAt }: { digest: Digest; goesAt: string },
  now: string,
): Promise<void> => {
  const later = { ...digest, dueAt: goesAt };
  await tx.saveDigest(workspaceId, later);
  for (const reminder of await tx.openReminders(workspaceId, digest.userId)) {
    if (reminder.digest === digest.subject) await tx.saveReminder(workspaceId, { ...reminder, goesAt });
  }
  await tx.schedule(workspaceId, [digestTimer(later)], now);
};

/**
 * The moment of a digest has come. It is posted where it still holds what it was meant for, and the one before
 * it becomes a line; where the person has fallen silent meanwhile it waits for their next opening.
 */
export const sendDigest = async (tx: Transaction, { clock }: House, row: DueRow): Promise<void> => {
  const { workspaceId } = row;
  const [userId, subject] = [String(row.payload.userId ?? ''), String(row.payload.subject ?? '')];
  const now = clock.now();
  const digests = await tx.newestDigests(workspaceId, userId);
  const digest = digests.find((each) => each.subject === subject);
  if (digest === undefined || digest.sentAt !== null) return;
  const settings = await tx.settings(workspaceId);
  // On the wall on which it was planned: somebody without a zone of their own is asked on their department's.
  const meant = (await tx.openReminders(workspaceId, userId)).find((each) => each.digest === subject);
  const department = departmentById(settings, meant?.departmentId ?? '');
  const calendar = await calendarOf(tx, settings, { userId, department, now });
  if (!digest.chosen && isSilent(calendar, now)) {
    const opening = nextOpening(calendar, now);
    if (opening !== null && isAfter(opening, now))
      await putLater(tx, workspaceId, { digest, goesAt: opening }, now);
    return;
  }
  const content = await readDigest(tx, { workspaceId, userId, subject, now });
  if (!content.isCalledFor) return;
  await tx.saveDigest(workspaceId, { ...digest, sentAt: now });
  const former = digests.filter((each) => each.subject !== subject && each.sentAt !== null).slice(0, 1);
  await tx.schedule(
    workspaceId,
    [digestAction(digest, now), ...former.map((each) => digestAction(each, now))],
    now,
  );
};
