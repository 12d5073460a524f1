import { ownerBoards, roundBoards } from '../../domain/acceptance/round-boards.ts';
import { roundOf } from '../../domain/acceptance/standing.ts';
import type { Instant } from '../../domain/calendar.ts';
import type { DueAction } from '../../domain/delivery/due-action.ts';
import type { Release } from '../../domain/release.ts';
import type { WorkspaceSettings } from '../../domain/settings/settings.ts';
import type { DueRow } from '../ports.ts';

type Scene = { row: DueRow; release: Release; settings: WorkspaceSettings; now: Instant };

/** The first morning of a round: its cards go out, unless it was closed or held meanwhile. */
export const beginRound = async ({ row, ...scene }: Scene): Promise<readonly DueAction[]> => {
  const round = roundOf(scene.release, String(row.payload.roundId));
  return round === undefined ? [] : roundBoards(scene, round);
};

/** The morning after its last day: whoever looks after it hears once that nobody closed it. */
export const endRound = async ({ row, ...scene }: Scene): Promise<readonly DueAction[]> => {
  const round = roundOf(scene.release, String(row.payload.roundId));
  return round === undefined ? [] : ownerBoards(scene, round, true);
};
