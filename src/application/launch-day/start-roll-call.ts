import { changeInTransaction, type Outcome } from '../change-release.ts';
import type { House, Request } from '../house.ts';
import { once } from '../once.ts';
import { dutyOf } from './duty.ts';

/** The release manager has the launch called out; whoever is there for each department is named as it begins. */
export const startRollCall = (house: House, request: Request, releaseId: string): Promise<Outcome> =>
  once(house, request, async (tx): Promise<Outcome> => {
    const { actor } = request;
    const { workspaceId } = actor;
    const settings = await tx.settings(workspaceId);
    const release = await tx.release(workspaceId, releaseId);
    const now = house.clock.now();
    const duty = release === null ? {} : await dutyOf(tx, { release, settings, now });
    const command = { type: 'start_roll_call', duty } as const;
    return changeInTransaction(tx, house, { actor, workspaceId, releaseId, command });
  });
