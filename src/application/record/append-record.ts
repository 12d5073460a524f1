import type { Instant } from '../../domain/calendar.ts';
import { PRIORITY } from '../../domain/delivery/due-action.ts';
import { endOfDay } from '../../domain/record/anchor.ts';
import type { WorkspaceSettings } from '../../domain/settings/settings.ts';
import type { AuditDraft, Transaction } from '../ports.ts';
import { ANCHOR_KEY } from './record-ports.ts';

/** A day is closed at its end. One that waits already keeps its moment, also when it is late. */
export const planAnchor = async (
  tx: Transaction,
  settings: WorkspaceSettings,
  now: Instant,
): Promise<void> => {
  // Asked at every decision: one look at an index, and nothing is written but once a day.
  if (await tx.anchorWaits(settings.workspaceId)) return;
  const closing = {
    key: ANCHOR_KEY,
    kind: 'time.record_anchor',
    releaseId: null,
    dueAt: endOfDay(settings, now),
    priority: PRIORITY.notice,
    payload: { v: 1 },
    slot: null,
    threadOf: null,
  } as const;
  await tx.schedule(settings.workspaceId, [closing], now);
};

/**
 * Writes events into the record, which closes the day at its end; on a day without any, nothing wakes up for it.
 */
export const appendRecord = async (
  tx: Transaction,
  settings: WorkspaceSettings,
  drafts: readonly AuditDraft[],
): Promise<void> => {
  const last = drafts.at(-1);
  if (last === undefined) return;
  await planAnchor(tx, settings, last.at);
  // The chain's head is one row that everybody writes: last, so that it is held shortly.
  await tx.appendAudit(settings.workspaceId, drafts);
};
