import { expect, test } from 'vitest';
import { retryUndelivered } from '../../../src/application/delivery/retry-undelivered.ts';
import type { Actor } from '../../../src/domain/person.ts';
import type { Release } from '../../../src/domain/release.ts';
import {
  aBoard,
  anActor,
  aReply,
  aStartedRelease,
  aStatement,
  leadOf,
  NOW,
  someSettings,
  WORKSPACE,
} from '../../support/builders.ts';
import { claimAll, messageOf, schedule } from '../../support/store.ts';
import { aHouse, as } from '../a-house.ts';

const CAUSE = { releaseId: 'rel-atlas', target: 'c:C0REL', problem: 'is_archived' };

const slotIn = (channel: string) =>
  ({ kind: 'statement.thread_line', subject: channel, audience: { channel } }) as const;

/** Atlas with a card that was given up because its channel is archived. */
const aTroubledHouse = async (overrides: Partial<Release> = {}) => {
  const test = await aHouse(someSettings({ admins: ['U0ADMIN'] }));
  const { store } = test;
  await store.transaction((tx) =>
    tx.saveRelease(aStartedRelease({ standInId: 'U0STAND', ...overrides }), null),
  );
  await schedule(store, aBoard());
  const giveUp = async (problem = CAUSE.problem): Promise<void> => {
    for (const { id } of await claimAll(store)) await store.due.park(id, problem, NOW);
  };
  await giveUp();
  const states = async () =>
    (await store.reads.troubledActions(WORKSPACE, CAUSE.releaseId)).map(
      ({ kind, state }) => `${kind} ${state}`,
    );
  const retry = (actor: Partial<Actor> = {}, cause = CAUSE, key: string | null = null) =>
    retryUndelivered(test.house, as(anActor(actor), key), cause);
  return { ...test, giveUp, states, retry };
};

test.each([
  ['the release manager', {}],
  ['the stand-in', { userId: 'U0STAND' }],
  ['an admin', { userId: 'U0ADMIN' }],
])('%s has it sent again', async (_who, actor) => {
  const { retry, store, states } = await aTroubledHouse();
  expect(await retry(actor)).toMatchObject({ ok: true, sent: 1, looked: 0 });
  expect(await states()).toEqual([]);
  const [row] = await claimAll(store);
  expect(row).toMatchObject({ kind: 'board.release_card', ownFailures: 0, retriedAt: NOW });
});

test.each([
  ['a lead', { userId: leadOf('docs') }, { code: 'not_entitled', command: 'retry' }],
  ['a guest', { userId: 'U0GUEST', isFullMember: false }, { code: 'not_a_member' }],
])('%s does not', async (_who, actor, refusal) => {
  const { retry, states } = await aTroubledHouse();
  expect(await retry(actor)).toMatchObject({ ok: false, refusal });
  expect(await states()).toEqual(['board.release_card parked']);
});

test('who may not see a release does not learn that it exists', async () => {
  const { retry } = await aTroubledHouse({ visibility: 'confidential' });
  expect(await retry({ userId: 'U0READER' })).toMatchObject({ refusal: { code: 'unknown_release' } });
});

test('the second click finds nothing left to do, and the same request is answered alike', async () => {
  const { retry } = await aTroubledHouse();
  const first = await retry({}, CAUSE, 'request-1');
  expect(await retry({}, CAUSE, 'request-1')).toEqual(first);
  expect(await retry({}, CAUSE, 'request-2')).toMatchObject({ ok: true, sent: 0, looked: 0 });
});

test('only what failed there for that reason is sent again', async () => {
  const { store, retry, giveUp, states } = await aTroubledHouse();
  await schedule(
    store,
    aStatement('elsewhere', { slot: slotIn('C0ANN') }),
    aStatement('here', { slot: slotIn('C0REL') }),
  );
  await giveUp('restricted_action');
  expect(await retry()).toMatchObject({ sent: 1 });
  expect(await states()).toEqual(['statement.thread_line parked', 'statement.thread_line parked']);
});

test('a newer wish that is on its way is not doubled', async () => {
  const { store, retry } = await aTroubledHouse();
  await schedule(store, aBoard());
  expect(await retry()).toMatchObject({ sent: 0 });
  expect(await claimAll(store)).toHaveLength(1);
});

test('what may have arrived is looked for again, and not sent', async () => {
  const { store, retry, giveUp } = await aTroubledHouse();
  await store.transaction((tx) => tx.saveMessage(WORKSPACE, messageOf(aBoard())));
  await schedule(store, aReply('r1'));
  await giveUp('delivery_uncertain');
  const cause = { ...CAUSE, problem: 'delivery_uncertain' };
  expect(await retry({}, cause)).toMatchObject({ sent: 0, looked: 1 });
  expect(await claimAll(store)).toEqual([]);
  expect(await store.due.uncertain()).toHaveLength(1);
});
