import { createRegistry } from '../../../../src/adapters/slack/edge/registry.ts';
import type { Reply } from '../../../../src/adapters/slack/edge/reply.ts';
import { type Ids, unpackIds } from '../../../../src/adapters/slack/edge/value.ts';
import type { Typed, Visit } from '../../../../src/adapters/slack/edge/visit.ts';
import { registerFeedback } from '../../../../src/adapters/slack/feedback/listeners.ts';
import { decodeCommandText } from '../../../../src/adapters/slack/kit/decode-command.ts';
import { registerLaunch } from '../../../../src/adapters/slack/launch/listeners.ts';
import type { House } from '../../../../src/application/house.ts';
import type { Slot } from '../../../../src/domain/delivery/due-action.ts';
import type { Actor } from '../../../../src/domain/person.ts';
import type { Release } from '../../../../src/domain/release.ts';
import { anActor, someSettings, WORKSPACE } from '../../../support/builders.ts';
import { memoryStore, messageOf } from '../../../support/store.ts';
import { AT_LAUNCH } from './launch-scenes.ts';

/** A house with the launch and feedback listeners, driven by calling them as the edge would. */
export const launchHouse = async (release: Release, now = AT_LAUNCH) => {
  const { store, ids } = memoryStore();
  const moment = { now };
  const house: House = {
    store,
    ids,
    clock: { now: () => moment.now, monotonicMs: () => 0 },
    nudge: () => undefined,
  };
  const registry = createRegistry('/release');
  registerLaunch(registry, house);
  registerFeedback(registry, house);
  await store.transaction(async (tx) => {
    await tx.saveSettings(someSettings());
    await tx.saveRelease(release, null);
  });

  let requests = 0;
  const visitOf = (actor: Actor): Visit => {
    requests += 1;
    return { actor, request: { actor, key: `request-${requests}` }, channelId: null };
  };

  const clicks = async (actionId: string, about: Ids = { releaseId: release.id }, actor = anActor()) => {
    const listener = registry.action(actionId);
    if (listener === undefined) throw new Error(`Nobody listens to ${actionId}.`);
    return listener({ ...visitOf(actor), actionId, ids: about, chosen: [], message: null, view: null });
  };

  const submits = async (reply: Reply, typed: Typed, actor = anActor()): Promise<Reply> => {
    if (!('view' in reply)) throw new Error(`No form is open: ${JSON.stringify(reply)}`);
    const { callback_id: callbackId = '', private_metadata: metadata } = reply.view;
    const listener = registry.submit(callbackId);
    if (listener === undefined) throw new Error(`Nobody listens to ${callbackId}.`);
    const view = { id: 'V1', hash: '', callbackId, metadata: unpackIds(metadata) ?? {}, typed };
    return listener({ ...visitOf(actor), view });
  };

  const types = async (text: string, actor = anActor()): Promise<Reply> => {
    const command = decodeCommandText(text);
    const [name = '', ...words] = command.words.map((word) => word.text);
    const subcommand = registry.subcommands.find((each) => each.name === name);
    if (subcommand === undefined) throw new Error(`There is no command ${name}.`);
    return subcommand.run({ ...visitOf(actor), subcommand: name, command, words, rest: words.join(' ') });
  };

  const current = async (): Promise<Release> => {
    const found = await store.reads.release(WORKSPACE, release.id);
    if (found === null) throw new Error('The release is gone.');
    return found;
  };

  /** The message of this slot was posted before: what only brings it up to date finds something to do. */
  const stands = (slot: Slot): Promise<void> =>
    store.transaction((tx) => tx.saveMessage(WORKSPACE, messageOf({ releaseId: release.id, slot })));

  return { store, house, registry, moment, clicks, submits, types, current, stands };
};

/** The form's initial texts as Slack would send them back untouched. */
export const untouched = (reply: Reply): Typed => {
  if (!('view' in reply)) throw new Error(`No form is open: ${JSON.stringify(reply)}`);
  return Object.fromEntries(
    reply.view.blocks.flatMap((block): [string, string | string[] | null][] => {
      if (!('element' in block) || block.block_id === undefined) return [];
      const { element } = block;
      if (element.type === 'plain_text_input') return [[block.block_id, element.initial_value ?? null]];
      if (element.type === 'radio_buttons') return [[block.block_id, element.initial_option?.value ?? null]];
      return [[block.block_id, []]];
    }),
  );
};
