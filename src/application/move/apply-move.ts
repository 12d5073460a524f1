import type { Instant } from '../../domain/calendar.ts';
import { decide } from '../../domain/decide.ts';
import type { Release } from '../../domain/release.ts';
import type { WorkspaceSettings } from '../../domain/settings/settings.ts';
import type { House } from '../house.ts';
import type { Transaction } from '../ports.ts';
import { recordDecision } from '../record-decision.ts';

/**
 * The time to undo a move is over: the new date is taken and told, in the name of whoever chose it. A timer that
 * comes twice, or for a move that was undone, changes nothing.
 */
export const applyWaitingMove = async (
  tx: Transaction,
  { ids }: Pick<House, 'ids'>,
  { release, settings, now }: { release: Release; settings: WorkspaceSettings; now: Instant },
): Promise<void> => {
  const { move } = release;
  const decision = decide(release, { type: 'apply_move' }, { actor: null, now, settings });
  if (move === null || !decision.ok) return;
  const by = { ...move.by, role: 'release manager' } as const;
  await recordDecision(tx, ids, { before: release, decision, actor: null, now, by, read: { settings } });
};
