import { conditionRenderers } from '../../../../src/adapters/slack/conditions/condition-board.ts';
import type { SlackMessage } from '../../../../src/adapters/slack/kit/message.ts';
import { registerLights } from '../../../../src/adapters/slack/lights/listeners.ts';
import { lightsRenderers } from '../../../../src/adapters/slack/lights/renderers.ts';
import { changeInTransaction } from '../../../../src/application/change-release.ts';
import type { House } from '../../../../src/application/house.ts';
import type { KnownPerson } from '../../../../src/application/ports.ts';
import type { Instant } from '../../../../src/domain/calendar.ts';
import type { Command } from '../../../../src/domain/command.ts';
import type { Actor } from '../../../../src/domain/person.ts';
import type { Release } from '../../../../src/domain/release.ts';
import { anActor, MAYA, WORKSPACE } from '../../../support/builders.ts';
import { recordingEdge } from '../../../support/recording-edge.ts';
import { claimAll, memoryStore, messageOf } from '../../../support/store.ts';
import { DANA, OMAR, settings, THEN } from './samples.ts';

const person = ({ userId, name }: { userId: string; name: string }): KnownPerson => ({
  userId,
  name,
  zone: 'Europe/Berlin',
  isFullMember: true,
  isSlackAdmin: false,
  isOwner: false,
  deleted: false,
});

/** A delivery as it would reach Slack: what it is, where it goes, and its message or why there is none. */
export type Delivered = { kind: string; to: string; message: SlackMessage | null; skip: string | null };

/** The real store and the lights' listeners, at a moment that the test moves. */
export const aHouse = async (release: Release) => {
  const { store, ids } = memoryStore();
  let now: Instant = THEN;
  const house: House = {
    store,
    ids,
    clock: { now: () => now, monotonicMs: () => 0 },
    nudge: () => undefined,
  };
  await store.transaction(async (tx) => {
    await tx.saveSettings(settings);
    await tx.savePeople(WORKSPACE, [MAYA, DANA, OMAR].map(person));
    await tx.saveRelease(release, null);
  });
  const edge = recordingEdge();
  registerLights(edge, house);
  return {
    house,
    edge,
    at: (moment: Instant): void => {
      now = moment;
    },
    release: async (): Promise<Release> => {
      const found = await store.reads.release(WORKSPACE, release.id);
      if (found === null) throw new Error('The release was saved above.');
      return found;
    },
    /** What somebody, or time (null), makes happen beside these listeners. */
    happens: (actor: Actor | null, command: Command) =>
      store.transaction((tx) =>
        changeInTransaction(tx, house, { actor, workspaceId: WORKSPACE, releaseId: release.id, command }),
      ),
    /** Sends everything of the lights that is due, in turn, as the worker would. */
    deliver: async (): Promise<Delivered[]> => {
      const delivered: Delivered[] = [];
      for (let rows = await claimAll(store, now); rows.length > 0; rows = await claimAll(store, now)) {
        for (const row of rows) {
          const render = (
            { ...lightsRenderers, ...conditionRenderers } as Partial<
              Record<string, (typeof lightsRenderers)['statement.reminder']>
            >
          )[row.kind];
          const surroundings = { now, workspaceUrl: 'https://example.slack.com/', slashCommand: '/release' };
          const rendered = await render?.(row, store.reads, surroundings);
          const message = rendered !== undefined && 'message' in rendered ? rendered.message : null;
          const skip = rendered !== undefined && 'skip' in rendered ? rendered.skip : null;
          const stands = row.slot === null || skip !== null ? null : messageOf(row);
          await store.due.sent(row.id, stands, now);
          const audience = row.slot?.audience ?? { channel: '' };
          const to = 'channel' in audience ? audience.channel : audience.user;
          if (render !== undefined) delivered.push({ kind: row.kind, to, message, skip });
        }
      }
      return delivered;
    },
  };
};

export const dana = anActor(DANA);
export const omar = anActor(OMAR);
export const maya = anActor(MAYA);
export const stranger = anActor({ userId: 'U0READER', name: 'Reader' });
