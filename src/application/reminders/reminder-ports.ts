import type { Instant } from '../../domain/calendar.ts';
import type { Absence } from '../../domain/reminders/absence.ts';
import type { Digest, Reminder } from '../../domain/reminders/reminder.ts';

/** What is read of reminders and absences. */
export type ReminderReads = {
  /** Of one release, settled ones too, the oldest first. */
  releaseReminders(workspaceId: string, releaseId: string): Promise<readonly Reminder[]>;
  /** Of one person, those that are not settled. */
  openReminders(workspaceId: string, userId: string): Promise<readonly Reminder[]>;
  /** One person's newest digests, the newest first. */
  newestDigests(workspaceId: string, userId: string): Promise<readonly Digest[]>;
  /** Those of these people who were ever sent a digest. */
  digestReaders(workspaceId: string, userIds: readonly string[]): Promise<readonly string[]>;
  /** Absences that nobody ended and that reach to this date ('YYYY-MM-DD') or beyond it. */
  absences(workspaceId: string, since: string): Promise<readonly Absence[]>;
};

/** What is written. */
export type ReminderWrites = {
  /** Inserts, or updates what changes: digest, snooze and end. */
  saveReminder(workspaceId: string, reminder: Reminder): Promise<void>;
  saveDigest(workspaceId: string, digest: Digest): Promise<void>;
  addAbsence(workspaceId: string, absence: Absence): Promise<void>;
  /** The person is back, or another absence takes its place. */
  endAbsence(workspaceId: string, id: string, at: Instant): Promise<void>;
};
