import { addDuration } from '../../domain/calendar.ts';
import { isOver } from '../../domain/release.ts';
import { changeInTransaction } from '../change-release.ts';
import type { House } from '../house.ts';
import type { KnownChannel, KnownPerson } from '../ports.ts';
import { refreshHomes } from '../record-decision.ts';
import { whoSpeaksQuestions } from '../settings/ask-who-speaks.ts';
import { renewHolidays } from '../settings/public-holidays.ts';

/**
 * Takes over what Slack says of people and channels. A release whose manager's account is gone asks the
 * people on the release managers' list who takes it, and a department whose people are all gone is asked who
 * speaks for it.
 *
 * @param complete false for single people and channels: the daily reading of everything then stays due
 */
export const updateDirectory = async (
  house: House,
  workspaceId: string,
  {
    people,
    channels,
    complete = true,
  }: { people: readonly KnownPerson[]; channels: readonly KnownChannel[]; complete?: boolean },
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
    await tx.schedule(workspaceId, await whoSpeaksQuestions(tx, await tx.settings(workspaceId), now), now);
    // What somebody may see depends on what is known of them.
    await refreshHomes(tx, workspaceId, now);
    if (!complete) return;
    await tx.setWorkspaceTimer(workspaceId, 'directory.refresh', addDuration(now, { days: 1 }), now);
  });
  house.nudge();
  if (complete) await renewHolidays(house, workspaceId);
};
