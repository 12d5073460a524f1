import { changeInTransaction, type Outcome } from '../change-release.ts';
import { scheduleCheck } from '../directory/run-check.ts';
import type { House, Request } from '../house.ts';
import { once } from '../once.ts';

/**
 * Start: from here on departments hear of the release. The first one in a workspace also has the installation
 * checked, so that a channel that cannot be reached shows itself now and not at the ask.
 */
export const startRelease = (house: House, request: Request, releaseId: string): Promise<Outcome> =>
  once(house, request, async (tx): Promise<Outcome> => {
    const { actor } = request;
    const { workspaceId, userId } = actor;
    const command = { type: 'start' } as const;
    const outcome = await changeInTransaction(tx, house, { actor, workspaceId, releaseId, command });
    if (outcome.ok && (await tx.claimOnce(workspaceId, 'first_start_check', house.clock.now()))) {
      await scheduleCheck(tx, house, { workspaceId, userId });
    }
    return outcome;
  });
