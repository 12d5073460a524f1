import { notesParts } from '../../domain/announcement/notes-parts.ts';
import type { Instant } from '../../domain/calendar.ts';
import { releaseBoards } from '../../domain/delivery/boards.ts';
import type { Release } from '../../domain/release.ts';
import { changeInTransaction } from '../change-release.ts';
import type { House } from '../house.ts';
import type { Transaction } from '../ports.ts';

/** The manager's boards say where the announcement stands, and where it may: brought up to date where they stand. */
const redrawBoards = async (tx: Transaction, release: Release, now: Instant): Promise<void> => {
  const { workspaceId, id } = release;
  const settings = await tx.settings(workspaceId);
  const boards = releaseBoards(release, settings, now, await tx.timesReady(workspaceId, id));
  const told = boards.filter(({ kind }) => kind === 'board.all_green' || kind === 'board.launch_prompt');
  await tx.schedule(workspaceId, told, now);
};

const isDoubtful = async (tx: Transaction, { workspaceId, id }: Release): Promise<boolean> =>
  (await tx.troubledActions(workspaceId, id)).some(
    ({ kind, state }) => kind === 'board.announcement' && state === 'uncertain',
  );

/** Live, once no announcement of the present attempt is open any more; inside the caller's transaction. */
export const settleInTransaction = async (
  tx: Transaction,
  { ids, clock }: Pick<House, 'ids' | 'clock'>,
  workspaceId: string,
  releaseId: string,
): Promise<void> => {
  const release = await tx.release(workspaceId, releaseId);
  if (release?.launch?.liveAt == null) return;
  // One that was given up and arrived after all: the boards have named it as missing.
  if (release.stage === 'live') return redrawBoards(tx, release, clock.now());
  if (release.stage !== 'launching') return;
  if ((await tx.openAnnouncements(workspaceId, releaseId)) > 0) {
    if (await isDoubtful(tx, release)) await redrawBoards(tx, release, clock.now());
    return;
  }
  const command = { type: 'announced' } as const;
  const outcome = await changeInTransaction(
    tx,
    { ids, clock },
    { actor: null, workspaceId, releaseId, command },
  );
  if (outcome.ok && outcome.changed) await postRest(tx, release, clock.now());
};

/** What of the announcement had no room in it follows in its thread. */
export const postRest = async (tx: Transaction, release: Release, now: Instant): Promise<void> => {
  const { workspaceId, announcementId } = release;
  const announcement = announcementId === null ? null : await tx.announcement(workspaceId, announcementId);
  if (announcement === null) return;
  const settings = await tx.settings(workspaceId);
  await tx.schedule(workspaceId, notesParts(release, announcement, { settings, now }), now);
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
