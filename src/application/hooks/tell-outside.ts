import type { Instant } from '../../domain/calendar.ts';
import type { NamedEvent } from '../../domain/delivery/statements.ts';
import { mayLeave, tellings, topicOf } from '../../domain/hooks/leaving.ts';
import type { Release } from '../../domain/release.ts';
import type { Transaction } from '../ports.ts';

/** Plans that other systems are told of decisions, in the transaction of the decisions. */
export const tellOutside = async (
  tx: Transaction,
  release: Release,
  named: readonly NamedEvent[],
  now: Instant,
): Promise<void> => {
  if (!mayLeave(release)) return;
  const leaving = named.filter(({ event }) => topicOf(event.type) !== null);
  if (leaving.length === 0) return;
  const hooks = await tx.outboundHooks(release.workspaceId);
  if (hooks.length === 0) return;
  await tx.schedule(release.workspaceId, tellings(hooks, leaving, now), now);
};
