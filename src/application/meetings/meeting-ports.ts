import type { Instant } from '../../domain/calendar.ts';
import type { Note } from '../../domain/meetings/note.ts';

/** What is read of notes and of calendars. */
export type MeetingReads = {
  /** Of one release, the oldest first. */
  notes(workspaceId: string, releaseId: string): Promise<readonly Note[]>;
  note(workspaceId: string, id: string): Promise<Note | null>;
  /** What one person promised and has not done, over all releases, the nearest day first. */
  openActionsOf(workspaceId: string, userId: string): Promise<readonly Note[]>;
  /** The secret part of the address at which calendars read a release's meetings; null where it has none. */
  calendarToken(workspaceId: string, releaseId: string): Promise<string | null>;
  /** The release that such an address leads to, by id. */
  releaseOfCalendar(workspaceId: string, token: string): Promise<string | null>;
};

/** What is written. */
export type MeetingWrites = {
  addNote(workspaceId: string, note: Note): Promise<void>;
  finishNote(workspaceId: string, id: string, at: Instant): Promise<void>;
  /** In the place of the one before, which then leads nowhere. */
  saveCalendarToken(workspaceId: string, releaseId: string, token: string): Promise<void>;
};
