import { versionOf } from '../../domain/announcement/version.ts';
import { lateBoards } from '../../domain/announcement/version-boards.ts';
import type { Instant } from '../../domain/calendar.ts';
import type { DueAction } from '../../domain/delivery/due-action.ts';
import type { Release } from '../../domain/release.ts';
import { changeInTransaction } from '../change-release.ts';
import type { House } from '../house.ts';
import type { DueRow, Transaction } from '../ports.ts';

type Scene = { tx: Transaction; house: House; row: DueRow; release: Release; now: Instant };

/** The moment of a notice: it goes out if it was approved, else the release manager hears that it waits. */
export const noticeCame = async ({ tx, house, row, release, now }: Scene): Promise<readonly DueAction[]> => {
  const versionId = String(row.payload.versionId);
  const { workspaceId, id: releaseId } = release;
  const command = { type: 'publish_version', versionId } as const;
  await changeInTransaction(tx, house, { actor: null, workspaceId, releaseId, command });
  const version = versionOf(release, versionId);
  return version === undefined || release.hold !== null ? [] : lateBoards({ release, now }, version);
};
