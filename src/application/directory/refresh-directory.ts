import type { House } from '../house.ts';

/** Has people and channels read anew at the next occasion: at start, and when an event hints at a change. */
export const refreshDirectorySoon = async (house: House, workspaceId: string): Promise<void> => {
  await house.store.transaction(async (tx) => {
    const now = house.clock.now();
    await tx.setWorkspaceTimer(workspaceId, 'directory.refresh', now, now);
  });
  house.nudge();
};
