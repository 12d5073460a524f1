import { addDuration } from '../domain/calendar.ts';
import { isOver } from '../domain/release.ts';
import { changeInTransaction } from './change-release.ts';
import type { House } from './house.ts';
import type { KnownChannel, KnownPerson } from './ports.ts';

/**
 * Takes over what Slack says of people and channels. A release whose manager's account is gone asks the
 * people on the release managers' list who takes it.
 */
export const updateDirectory = async (
  house: House,
  workspaceId: string,
  { people, channels }: { people: readonly KnownPerson[]; channels: readonly KnownChannel[] },
): Promise<void> => {
  await house.store.transaction(async (tx) => {
    const now = house.clock.now();
    await tx.savePeople(workspaceId, people);
    await tx.saveChannels(workspaceId, channels);
    const gone = new Set(people.filter((person) => person.deleted).map((person) => person.userId));
    for (const release of await tx.releases(workspaceId, 'open')) {
      if (isOver(release) || !gone.has(release.manager.userId)) continue;
      const command = { type: 'seek_manager' } as const;
      await changeInTransaction(tx, house, { actor: null, workspaceId, releaseId: release.id, command });
    }
    await tx.setWorkspaceTimer(workspaceId, 'directory.refresh', addDuration(now, { days: 1 }), now);
  });
  house.nudge();
};
