import { registerHome } from '../../../../src/adapters/slack/home/listeners.ts';
import { registerSettings } from '../../../../src/adapters/slack/settings/listeners.ts';
import { registerSetup } from '../../../../src/adapters/slack/setup/listeners.ts';
import type { KnownChannel, KnownPerson } from '../../../../src/application/ports.ts';
import type { Release } from '../../../../src/domain/release.ts';
import type { WorkspaceSettings } from '../../../../src/domain/settings/settings.ts';
import { aHouse, type TestHouse } from '../../../application/a-house.ts';
import { anActor, someSettings, WORKSPACE } from '../../../support/builders.ts';
import { type RecordingEdge, recordingEdge } from '../../../support/recording-edge.ts';

export const OWNER = anActor({ userId: 'U0OWNER', name: 'Olga', isSlackAdmin: true });
export const MEMBER = anActor({ userId: 'U0MEMBER', name: 'Mia' });
export const GUEST = anActor({ userId: 'U0GUEST', name: 'Gus', isFullMember: false });

export type SetupHouse = TestHouse & {
  edge: RecordingEdge;
  settingsNow(): Promise<WorkspaceSettings>;
  /** Kinds of what waits, in their order. */
  waitingKinds(): Promise<string[]>;
};

/** A house with the set-up and settings registered, and what Slack's directory says. */
export const setupHouse = async ({
  settings = someSettings(),
  people = [],
  channels = [],
  releases = [],
}: {
  settings?: WorkspaceSettings | null;
  people?: readonly KnownPerson[];
  channels?: readonly KnownChannel[];
  releases?: readonly Release[];
} = {}): Promise<SetupHouse> => {
  const test = await aHouse(settings);
  await test.store.transaction(async (tx) => {
    await tx.savePeople(WORKSPACE, people);
    await tx.saveChannels(WORKSPACE, channels);
    for (const release of releases) await tx.saveRelease(release, null);
  });
  const edge = recordingEdge();
  registerSetup(edge, test.house);
  registerSettings(edge, test.house);
  registerHome(edge, test.house);
  return {
    ...test,
    edge,
    settingsNow: () => test.store.reads.settings(WORKSPACE),
    waitingKinds: async () => {
      const rows = await test.db
        .selectFrom('due_action')
        .select(['kind', 'key'])
        .where('state', '=', 'pending')
        .orderBy('key')
        .execute();
      return rows.map(({ key }) => key);
    },
  };
};
