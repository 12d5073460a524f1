import { eventFrom } from '../../domain/audit-record.ts';
import type { Instant } from '../../domain/calendar.ts';
import { managersOf } from '../../domain/delivery/audience.ts';
import { boardAction } from '../../domain/delivery/boards.ts';
import { type DueAction, PRIORITY, type Slot, slotKey } from '../../domain/delivery/due-action.ts';
import { endedBy, isChangedBy, mayEndNotices, stands } from '../../domain/delivery/settled-notices.ts';
import type { NamedEvent } from '../../domain/delivery/statements.ts';
import type { ReleaseEvent } from '../../domain/event.ts';
import {
  type Notice,
  noticeOfEvent,
  noticeOfMoment,
  noticeOfStaffing,
  staffingSubjects,
} from '../../domain/notices/notice.ts';
import type { Release } from '../../domain/release.ts';
import type { PostedMessage, Reads } from '../ports.ts';

/** What a message to the manager waits for; null where it waits for nothing, or its words were erased. */
export const noticeIn = async (
  reads: Pick<Reads, 'auditEntry'>,
  release: Release,
  slot: Slot,
): Promise<Notice | null> => {
  const moment = noticeOfMoment(slot.subject, release);
  if (moment !== null) return moment;
  const staffing = noticeOfStaffing(slot.subject);
  if (staffing !== null) return staffing;
  const entry = await reads.auditEntry(release.workspaceId, slot.subject);
  if (entry === null || entry.personal === null) return null;
  const { type, data, personal } = entry;
  return noticeOfEvent(eventFrom({ type, data, personal }) as ReleaseEvent, entry.at);
};

/** Messages about who can answer for these departments, where they stand. */
const staffingMessages = async (
  reads: Pick<Reads, 'message'>,
  release: Release,
  departmentIds: readonly string[],
): Promise<readonly PostedMessage[]> => {
  const found: PostedMessage[] = [];
  for (const audience of managersOf(release)) {
    for (const subject of departmentIds.flatMap(staffingSubjects)) {
      const slot: Slot = { kind: 'statement.to_manager', subject, audience };
      const message = await reads.message(release.workspaceId, slotKey(release.id, slot));
      if (message !== null) found.push(message);
    }
  }
  return found;
};

/** What the events may settle or change: everything that was said, or what was said of the department alone. */
const messagesConcerned = (
  reads: Pick<Reads, 'messages' | 'message'>,
  release: Release,
  events: readonly NamedEvent[],
): Promise<readonly PostedMessage[]> => {
  if (mayEndNotices(events.map(({ event }) => event))) return reads.messages(release.workspaceId, release.id);
  const answered = events.flatMap(({ event }) =>
    event.type === 'light_answered' ? [event.departmentId] : [],
  );
  return staffingMessages(reads, release, answered);
};

/**
 * The slot is the message's own, so that nothing new is posted and nobody is notified.
 * @param eventId what settled it; null where it is said again as things stand now
 */
const editOf = (release: Release, slot: Slot, eventId: string | null, now: Instant): DueAction => {
  const priority = PRIORITY.notice;
  const payload = eventId === null ? {} : { eventId };
  return {
    ...boardAction(release, now, { slot, priority, post: false, payload }),
    key: `settled:${slotKey(release.id, slot)}`,
    kind: 'board.settled_notice',
  };
};

/**
 * One edit for each message to the manager that the events settled: its buttons go, and it says how it ended.
 * What goes on in another way is said as it is now.
 */
export const settledNotices = async (
  reads: Pick<Reads, 'messages' | 'message' | 'auditEntry'>,
  { before, after }: { before: Release; after: Release },
  events: readonly NamedEvent[],
  now: Instant,
): Promise<readonly DueAction[]> => {
  const settled: DueAction[] = [];
  for (const { slot, state } of await messagesConcerned(reads, before, events)) {
    const { audience } = slot;
    if (slot.kind !== 'statement.to_manager' || state !== 'posted' || !('user' in audience)) continue;
    const notice = await noticeIn(reads, before, slot);
    if (notice === null) continue;
    const reader = audience.user;
    const ending = endedBy(events, notice, { before, after, reader });
    if (ending !== null) settled.push(editOf(after, slot, ending.id, now));
    else if (isChangedBy(events, notice, { after, reader })) settled.push(editOf(after, slot, null, now));
  }
  return settled;
};

/**
 * Somebody was named, came back or went away: what the manager was told of departments for which nobody could
 * answer is said as it is now, where it stands.
 */
export const staffedNotices = async (
  reads: Pick<Reads, 'message'>,
  release: Release,
  departmentIds: readonly string[],
  now: Instant,
): Promise<readonly DueAction[]> =>
  (await staffingMessages(reads, release, departmentIds)).flatMap(({ slot, state }) => {
    const notice = noticeOfStaffing(slot.subject);
    const isOpen = notice !== null && state === 'posted' && stands(release, notice);
    return isOpen ? [editOf(release, slot, null, now)] : [];
  });

/** The invitation to set up, where it stands: once it is set up there is nothing left to press. */
export const settledInvitations = async (
  reads: Pick<Reads, 'messages'>,
  workspaceId: string,
  now: Instant,
): Promise<readonly DueAction[]> =>
  (await reads.messages(workspaceId, null))
    .filter(({ slot, state }) => slot.kind === 'statement.set_up_invitation' && state === 'posted')
    .map(({ slot }) => ({
      key: `settled:${slotKey(null, slot)}`,
      kind: 'board.settled_notice',
      releaseId: null,
      dueAt: now,
      priority: PRIORITY.notice,
      payload: { v: 1, post: false },
      slot,
      threadOf: null,
    }));
