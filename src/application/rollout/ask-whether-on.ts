import type { DueAction } from '../../domain/delivery/due-action.ts';
import type { Release } from '../../domain/release.ts';
import { changeInTransaction } from '../change-release.ts';
import type { House } from '../house.ts';
import type { DueRow, Transaction } from '../ports.ts';

/** The time of a group is over, or nobody answered since: the manager is asked whether the next one follows. */
export const askWhetherOn = async ({
  tx,
  house,
  row,
  release,
}: {
  tx: Transaction;
  house: House;
  row: DueRow;
  release: Release;
}): Promise<readonly DueAction[]> => {
  const { workspaceId, id: releaseId } = release;
  const command = { type: 'ask_stage', groupId: String(row.payload.groupId) } as const;
  await changeInTransaction(tx, house, { actor: null, workspaceId, releaseId, command });
  return [];
};
