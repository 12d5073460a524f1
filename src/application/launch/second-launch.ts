import { changeInTransaction, type Outcome } from '../change-release.ts';
import type { House, Request } from '../house.ts';
import { once } from '../once.ts';
import { settleInTransaction } from './settle-announcements.ts';

/** The second person agrees to a launch, which then goes with what the manager approved; or does not. */
export const secondLaunch = (
  house: House,
  request: Request,
  { releaseId, agreed }: { releaseId: string; agreed: boolean },
): Promise<Outcome> =>
  once(house, request, async (tx): Promise<Outcome> => {
    const { actor } = request;
    const { workspaceId } = actor;
    const command = { type: 'second_launch', agreed } as const;
    const outcome = await changeInTransaction(tx, house, { actor, workspaceId, releaseId, command });
    // Without an announcement channel there is no delivery that would settle it.
    if (outcome.ok && agreed) await settleInTransaction(tx, house, workspaceId, releaseId);
    return outcome;
  });
