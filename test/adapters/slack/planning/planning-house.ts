import type { ModalView } from '@slack/types';
import type { Reply } from '../../../../src/adapters/slack/edge/reply.ts';
import { unpackIds } from '../../../../src/adapters/slack/edge/value.ts';
import type { Typed } from '../../../../src/adapters/slack/edge/visit.ts';
import type { SlackMessage } from '../../../../src/adapters/slack/kit/message.ts';
import { registerPlanning } from '../../../../src/adapters/slack/planning/listeners.ts';
import type { House } from '../../../../src/application/house.ts';
import type { KnownPerson } from '../../../../src/application/ports.ts';
import { EMPTY_SHELF } from '../../../../src/application/templates/template-ports.ts';
import type { Actor } from '../../../../src/domain/person.ts';
import type { Release } from '../../../../src/domain/release.ts';
import type { WorkspaceSettings } from '../../../../src/domain/settings/settings.ts';
import { anActor, MAYA, NOW, someSettings, WORKSPACE } from '../../../support/builders.ts';
import { recordingEdge } from '../../../support/recording-edge.ts';
import { memoryStore } from '../../../support/store.ts';

export const OMAR = { userId: 'U0OMAR', name: 'Omar' };
export const GUEST: Actor = anActor({ userId: 'U0GUEST', name: 'Gus', isFullMember: false });
export const OUTSIDER: Actor = anActor({ userId: 'U0OUT', name: 'Otto' });

const known = (
  person: { userId: string; name: string },
  overrides: Partial<KnownPerson> = {},
): KnownPerson => ({
  ...person,
  zone: 'Europe/Berlin',
  isFullMember: true,
  isSlackAdmin: false,
  isOwner: false,
  deleted: false,
  ...overrides,
});

type Setting = { releases?: readonly Release[]; settings?: WorkspaceSettings; now?: string };

/** A house with the planning listeners over a real store, its clock in the test's hand. */
export const planningHouse = async ({ releases = [], settings, now = NOW }: Setting = {}) => {
  const { store, ids } = memoryStore();
  const moment = { now };
  const house: House = {
    store,
    ids,
    clock: { now: () => moment.now, monotonicMs: () => 0 },
    nudge: () => undefined,
  };
  const edge = recordingEdge();
  registerPlanning(edge, house, EMPTY_SHELF);
  await store.transaction(async (tx) => {
    await tx.saveSettings(settings ?? someSettings({ releaseManagers: [MAYA.userId, OMAR.userId] }));
    const people = [known(MAYA), known(OMAR), known(GUEST, { isFullMember: false }), known(OUTSIDER)];
    await tx.savePeople(WORKSPACE, people);
    for (const release of releases) await tx.saveRelease(release, null);
  });
  const releaseNow = async (id: string): Promise<Release> => {
    const release = await store.reads.release(WORKSPACE, id);
    if (release === null) throw new Error(`There is no release ${id}.`);
    return release;
  };
  /** Sends a form back with what it shows, but for what the test types. */
  const fillIn = (reply: Reply, typed: Typed, actor?: Actor): Promise<Reply> => {
    const view = viewOf(reply);
    const metadata = unpackIds(view.private_metadata) ?? {};
    const all = { ...initialOf(view), ...typed };
    return edge.send(view.callback_id ?? '', metadata, all, actor === undefined ? {} : { actor });
  };
  return { store, house, edge, moment, releaseNow, fillIn };
};

export const viewOf = (reply: Reply): ModalView => {
  if ('view' in reply) return reply.view;
  throw new Error(`Expected a form, got ${JSON.stringify(reply)}`);
};

export const messageOf = (reply: Reply): SlackMessage => {
  if ('message' in reply) return reply.message;
  throw new Error(`Expected words, got ${JSON.stringify(reply)}`);
};

export const refusalOf = (reply: Reply): string => {
  if (reply.kind === 'refused') return reply.refusal.code;
  throw new Error(`Expected a refusal, got ${JSON.stringify(reply)}`);
};

/** Everything that can be pressed in a message or a form, by its text. */
export const buttonsIn = (drawn: {
  blocks?: readonly unknown[];
}): { text: string; id: string; value: string }[] => {
  const found: { text: string; id: string; value: string }[] = [];
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const fields = value as Record<string, unknown>;
    if (fields.type === 'button') {
      const { text } = fields.text as { text: string };
      found.push({ text, id: String(fields.action_id), value: String(fields.value ?? '') });
    }
    Object.values(fields).forEach(walk);
  };
  walk(drawn.blocks ?? []);
  return found;
};

type Element = {
  initial_value?: string;
  initial_date?: string;
  initial_time?: string;
  initial_user?: string;
  initial_conversation?: string;
  initial_option?: { value: string };
  initial_options?: { value: string }[];
};

const initialIn = (element: Element): string | readonly string[] | null =>
  element.initial_options?.map(({ value }) => value) ??
  element.initial_option?.value ??
  element.initial_value ??
  element.initial_date ??
  element.initial_time ??
  element.initial_user ??
  element.initial_conversation ??
  null;

/** What the fields of a form hold before anybody typed. */
export const initialOf = (view: ModalView): Typed =>
  Object.fromEntries(
    view.blocks.flatMap((block) =>
      'element' in block ? [[block.block_id ?? '', initialIn(block.element as Element)] as const] : [],
    ),
  );
