import { type Instant, isAfter, toWall } from '../../../domain/calendar.ts';
import {
  type Digest,
  digestAction,
  digestSubject,
  digestTimer,
  isOfDay,
} from '../../../domain/reminders/reminder.ts';
import { nextOpening, type PersonCalendar } from '../../../domain/reminders/silence.ts';
import type { WorkspaceSettings } from '../../../domain/settings/settings.ts';
import type { Transaction } from '../../ports.ts';
import { calendarOf } from '../staffing.ts';

/**
 * That day's message of this person takes something in: one that waits, or one that was sent; else there is a new
 * one.
 *
 * @param at when they may be written to
 */
export const intoDigest = async (
  tx: Transaction,
  workspaceId: string,
  { userId, zone }: Pick<PersonCalendar, 'userId' | 'zone'>,
  { at, now }: { at: Instant; now: Instant },
): Promise<void> => {
  const { date } = toWall(at, zone);
  const known = await tx.newestDigests(workspaceId, userId);
  const ofDay = known.filter((digest) => isOfDay(digest, date) && !digest.chosen);
  if (ofDay.some(({ sentAt }) => sentAt === null)) return;
  const [sent] = ofDay;
  if (sent !== undefined) return tx.schedule(workspaceId, [digestAction(sent, now)], now);
  const digest: Digest = {
    userId,
    subject: digestSubject(date, known),
    dueAt: at,
    sentAt: null,
    chosen: false,
  };
  await tx.saveDigest(workspaceId, digest);
  await tx.schedule(workspaceId, [digestTimer(digest)], now);
};

/** The same, within the hours in which the person may be written to; nobody who is away without an end is called. */
export const callToDigest = async (
  tx: Transaction,
  settings: WorkspaceSettings,
  userId: string,
  now: Instant,
): Promise<void> => {
  const calendar = await calendarOf(tx, settings, { userId, department: undefined, now });
  const opening = nextOpening(calendar, now);
  if (opening === null) return;
  const at = isAfter(opening, now) ? opening : now;
  await intoDigest(tx, settings.workspaceId, calendar, { at, now });
};
