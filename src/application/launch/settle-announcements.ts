import { changeInTransaction } from '../change-release.ts';
import type { House } from '../house.ts';
import type { Transaction } from '../ports.ts';

/** Live, once no announcement of the present attempt is open any more; inside the caller's transaction. */
export const settleInTransaction = async (
  tx: Transaction,
  house: Pick<House, 'ids' | 'clock'>,
  workspaceId: string,
  releaseId: string,
): Promise<void> => {
  const release = await tx.release(workspaceId, releaseId);
  if (release?.stage !== 'launching' || release.launch?.liveAt == null) return;
  if ((await tx.openAnnouncements(workspaceId, releaseId)) > 0) return;
  const command = { type: 'announced' } as const;
  await changeInTransaction(tx, house, { actor: null, workspaceId, releaseId, command });
};

/**
 * A release is live when its announcements are sent or parked with a known reason. Called after each
 * announcement's delivery and once at start, for those that settled just before a crash.
 */
export const settleAnnouncements = (house: House, workspaceId: string, releaseId: string): Promise<void> =>
  house.store.transaction((tx) => settleInTransaction(tx, house, workspaceId, releaseId));

/** The same for every release that a crash may have left between announcement and stage. */
export const settleAllAnnouncements = async (house: House, workspaceId: string): Promise<void> => {
  const open = await house.store.reads.releases(workspaceId, 'open');
  for (const release of open.filter(({ stage }) => stage === 'launching')) {
    await settleAnnouncements(house, workspaceId, release.id);
  }
};
