import { eventFrom } from '../../domain/audit-record.ts';
import type { Instant } from '../../domain/calendar.ts';
import { boardAction } from '../../domain/delivery/boards.ts';
import { type DueAction, PRIORITY, type Slot, slotKey } from '../../domain/delivery/due-action.ts';
import type { NamedEvent } from '../../domain/delivery/effects.ts';
import {
  endedBy,
  mayEndNotices,
  type Notice,
  noticeOfEvent,
  noticeOfMoment,
} from '../../domain/delivery/settled-notices.ts';
import type { ReleaseEvent } from '../../domain/event.ts';
import type { Release } from '../../domain/release.ts';
import type { Reads } from '../ports.ts';

/** What a message to the manager waits for; null where it waits for nothing, or its words were erased. */
export const noticeIn = async (
  reads: Pick<Reads, 'auditEntry'>,
  release: Release,
  slot: Slot,
): Promise<Notice | null> => {
  const moment = noticeOfMoment(slot.subject, release);
  if (moment !== null) return moment;
  const entry = await reads.auditEntry(release.workspaceId, slot.subject);
  if (entry === null || entry.personal === null) return null;
  const { type, data, personal } = entry;
  return noticeOfEvent(eventFrom({ type, data, personal }) as ReleaseEvent, entry.at);
};

/**
 * One edit for each message to the manager that the events settled: its buttons go, and it says how it ended.
 * The slot is the message's own, so that nothing new is posted and nobody is notified.
 */
export const settledNotices = async (
  reads: Pick<Reads, 'messages' | 'auditEntry'>,
  { before, after }: { before: Release; after: Release },
  events: readonly NamedEvent[],
  now: Instant,
): Promise<readonly DueAction[]> => {
  if (!mayEndNotices(events.map(({ event }) => event))) return [];
  const settled: DueAction[] = [];
  for (const { slot, state } of await reads.messages(after.workspaceId, after.id)) {
    const { audience } = slot;
    if (slot.kind !== 'statement.to_manager' || state !== 'posted' || !('user' in audience)) continue;
    const notice = await noticeIn(reads, before, slot);
    if (notice === null) continue;
    const ending = endedBy(events, notice, { before, after, reader: audience.user });
    if (ending === null) continue;
    const priority = PRIORITY.notice;
    settled.push({
      ...boardAction(after, now, { slot, priority, post: false, payload: { eventId: ending.id } }),
      key: `settled:${slotKey(after.id, slot)}`,
      kind: 'board.settled_notice',
    });
  }
  return settled;
};

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
