import { PRIORITY } from '../../domain/delivery/due-action.ts';
import type { House } from '../house.ts';
import { homeAction } from '../record-decision.ts';

/** Somebody opened Home: it is published now, and kept fresh for an hour. */
export const homeViewed = async (house: House, workspaceId: string, userId: string): Promise<void> => {
  await house.store.transaction(async (tx) => {
    const now = house.clock.now();
    await tx.noteHomeViewed(workspaceId, userId, now);
    await tx.schedule(workspaceId, [{ ...homeAction(userId, now), priority: PRIORITY.clicked }], now);
  });
  house.nudge();
};
