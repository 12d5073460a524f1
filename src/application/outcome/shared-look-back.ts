import type { Instant } from '../../domain/calendar.ts';
import { type DueAction, PRIORITY } from '../../domain/delivery/due-action.ts';
import { sharedLookBackSlot, sharingOf } from '../../domain/outcome/shared-look-back.ts';
import type { Release } from '../../domain/release.ts';
import { type WorkspaceSettings, weekOf } from '../../domain/settings/settings.ts';
import { nextWorkingMoment } from '../../domain/working-days.ts';
import type { DueRow, Reads, Transaction } from '../ports.ts';

/** What somebody looks back on together with the others of a month. */
export const readShared = async (
  reads: Pick<Reads, 'releases'>,
  { workspaceId, userId, month }: { workspaceId: string; userId: string; month: string },
): Promise<readonly Release[]> => sharingOf(await reads.releases(workspaceId, 'all'), { userId, month });

/** The month is over: its releases of low risk are looked back on at once, in the reader's working hours. */
export const sendSharedLookBack = async (
  tx: Transaction,
  row: DueRow,
  settings: WorkspaceSettings,
  now: Instant,
): Promise<void> => {
  const { workspaceId, payload } = row;
  const [userId, month] = [String(payload.userId ?? ''), String(payload.month ?? '')];
  const person = await tx.person(workspaceId, userId);
  if (person === null || person.deleted || !person.isFullMember) return;
  const slot = sharedLookBackSlot(userId, month);
  const action: DueAction = {
    key: `shared_look_back:${userId}:${month}`,
    kind: slot.kind,
    releaseId: null,
    dueAt: nextWorkingMoment(now, weekOf(settings), person.zone ?? settings.zone),
    priority: PRIORITY.reminder,
    payload: { v: 1 },
    slot,
    threadOf: null,
  };
  await tx.schedule(workspaceId, [action], now);
};
