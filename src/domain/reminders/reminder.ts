import { type Instant, minutesBetween } from '../calendar.ts';
import type { DueAction, Slot } from '../delivery/due-action.ts';
import { PRIORITY } from '../delivery/due-action.ts';

/**
 * Why somebody is reminded: three steps of the plan, somebody who stands in for an absent lead, a lead who asked
 * the deputies, a release manager who asked for it.
 */
export const REMINDER_STEPS = ['lead', 'deputy', 'sponsor', 'stand_in', 'handed_on', 'nudge'] as const;
export type ReminderStep = (typeof REMINDER_STEPS)[number];

/** One person is reminded once of one department's question. */
export type Reminder = {
  id: string;
  releaseId: string;
  departmentId: string;
  userId: string;
  step: ReminderStep;
  place: 'direct' | 'channel';
  /** Who asked for it; null where the plan did. */
  raisedBy: string | null;
  /** The moment that the plan meant. */
  dueAt: Instant;
  raisedAt: Instant;
  /** When it reaches the person. */
  goesAt: Instant;
  /** The message in which it comes first; null in a channel. */
  digest: string | null;
  snoozedUntil: Instant | null;
  settledAt: Instant | null;
};

/** A message that gathers what one person owes. */
export type Digest = {
  userId: string;
  subject: string;
  dueAt: Instant;
  /** When its turn came and there was something to say; null before that. */
  sentAt: Instant | null;
  /** The person asked to hear of it then, whatever the hour. */
  chosen: boolean;
};

/** So much later than the moment that somebody chose, it is no longer what they asked for. */
const CHOSEN_LATE_MINUTES = 60;

/** Whether the person asked to hear of it now, whatever the hour. */
export const isAskedForNow = ({ chosen, dueAt }: Digest, now: Instant): boolean =>
  chosen && minutesBetween(dueAt, now) <= CHOSEN_LATE_MINUTES;

/** The name of a person's next digest of a day: the date, from the second on with a number. */
export const digestSubject = (date: string, before: readonly Digest[]): string => {
  const sameDay = before.filter(({ subject }) => subject === date || subject.startsWith(`${date}.`));
  return sameDay.length === 0 ? date : `${date}.${sameDay.length + 1}`;
};

export const isOfDay = ({ subject }: Digest, date: string): boolean =>
  subject === date || subject.startsWith(`${date}.`);

export const digestSlot = ({ userId, subject }: Pick<Digest, 'userId' | 'subject'>): Slot => ({
  kind: 'board.reminders',
  subject,
  audience: { user: userId },
});

/** The moment of a digest: it is decided whether there is anything to say, or whether what it says is still true. */
export const digestTimer = ({ userId, subject, dueAt }: Digest): DueAction => ({
  key: `time:reminders:${userId}:${subject}`,
  kind: 'time.reminders',
  releaseId: null,
  dueAt,
  priority: PRIORITY.reminder,
  payload: { v: 1, userId, subject },
  slot: null,
  threadOf: null,
});

/**
 * The digest as it is to be posted, or brought up to date where it stands. One key for both: what changes while
 * it is being posted waits behind it, and one that nobody needs any more is not posted at all.
 */
export const digestAction = (digest: Pick<Digest, 'userId' | 'subject'>, dueAt: Instant): DueAction => ({
  key: `reminders:${digest.userId}:${digest.subject}`,
  kind: 'board.reminders',
  releaseId: null,
  dueAt,
  priority: PRIORITY.reminder,
  payload: { v: 1, post: true },
  slot: digestSlot(digest),
  threadOf: null,
});
