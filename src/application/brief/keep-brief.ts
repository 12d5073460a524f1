import { briefFacts } from '../../domain/brief/brief.ts';
import type { Release } from '../../domain/release.ts';
import { readSheet } from '../announcement/read-sheet.ts';
import { changeInTransaction } from '../change-release.ts';
import type { House } from '../house.ts';
import type { Transaction } from '../ports.ts';

type Scene = { tx: Transaction; house: Pick<House, 'ids' | 'clock'>; release: Release };

const REASON = 'What departments wrote down has changed.';

/** The morning on which the brief freezes: the facts as they are then. */
export const freezeBrief = async ({ tx, house, release }: Scene): Promise<readonly []> => {
  const facts = briefFacts(release, await readSheet(tx, release));
  const { workspaceId, id: releaseId } = release;
  const command = { type: 'freeze_brief', facts } as const;
  await changeInTransaction(tx, house, { actor: null, workspaceId, releaseId, command });
  return [];
};

/** Each morning: what departments wrote down since reaches those who rely on it, in one message a day. */
export const refreshBrief = async ({ tx, house, release }: Scene): Promise<void> => {
  if (release.telling.brief === null) return;
  const facts = briefFacts(release, await readSheet(tx, release));
  const { workspaceId, id: releaseId } = release;
  const command = { type: 'refresh_brief', facts, reason: REASON } as const;
  await changeInTransaction(tx, house, { actor: null, workspaceId, releaseId, command });
};
