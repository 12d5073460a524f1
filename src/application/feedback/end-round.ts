import { roundOn } from '../../domain/feedback/rounds.ts';
import type { Release } from '../../domain/release.ts';
import { changeInTransaction } from '../change-release.ts';
import type { House } from '../house.ts';
import type { DueRow, Transaction } from '../ports.ts';
import { takeCount } from './count-feedback.ts';

type Scene = { tx: Transaction; house: House; row: DueRow; release: Release };

/** A round is over: the record takes in what it brought. */
export const endRound = async ({ tx, house, row, release }: Scene): Promise<readonly []> => {
  const round = roundOn(Number(row.payload.days));
  if (round === null || release.practice) return [];
  const { workspaceId, id: releaseId } = release;
  const count = await takeCount(tx, release, round);
  const command = { type: 'count_feedback', count } as const;
  await changeInTransaction(tx, house, { actor: null, workspaceId, releaseId, command });
  return [];
};
