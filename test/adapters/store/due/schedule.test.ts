import { expect, test } from 'vitest';
import type { DueRow, Store } from '../../../../src/application/ports.ts';
import { addMinutes } from '../../../../src/domain/calendar.ts';
import type { DueAction } from '../../../../src/domain/delivery/due-action.ts';
import { aBoard, aRelease, aStatement, NOW, WORKSPACE } from '../../../support/builders.ts';
import { claimAll, claimOne, memoryStore, messageOf, schedule } from '../../../support/store.ts';

const LATER = addMinutes(NOW, 30);

const home = (userId: string): DueAction => ({
  ...aBoard(),
  key: `home:${userId}`,
  kind: 'home.publish',
  releaseId: null,
  slot: null,
  payload: { v: 1, userId },
});

/** Sends what is due, as the worker does; returns what was sent. */
const sendAll = async (store: Store, now = NOW): Promise<readonly DueRow[]> => {
  const rows = await claimAll(store, now);
  for (const row of rows) await store.due.sent(row.id, row.slot === null ? null : messageOf(row), now);
  return rows;
};

test('an action becomes a waiting row with everything that it says', async () => {
  const { store } = memoryStore();
  const reply = aStatement('e1', { threadOf: aBoard().slot, payload: { v: 1, eventId: 'e1' } });
  await store.transaction(async (tx) => {
    await tx.saveMessage(WORKSPACE, messageOf(aBoard()));
    await tx.schedule(WORKSPACE, [reply], NOW);
  });
  const row = await claimOne(store);
  expect(row).toEqual({
    ...reply,
    id: 'id-000001',
    metadataKey: 'random-000002',
    workspaceId: WORKSPACE,
    slotKey: 'rel-atlas|statement.thread_line|e1|c:C0REL',
    threadKey: 'rel-atlas|board.release_card||c:C0REL',
    state: 'running',
    attempts: 1,
    ownFailures: 0,
    retriedAt: null,
    firstAttemptAt: NOW,
    lastAttemptAt: NOW,
    problem: null,
  });
});

test('the same wish twice waits once: newest payload, earlier due date, better priority', async () => {
  const { store } = memoryStore();
  await schedule(
    store,
    aBoard({}, { payload: { v: 1, post: true }, dueAt: LATER, priority: 20 }),
    aBoard({}, { payload: { v: 1, post: false }, dueAt: NOW, priority: 50 }),
    aBoard({}, { payload: { v: 1, nth: 3 }, dueAt: LATER, priority: 30 }),
  );
  expect(await claimOne(store)).toMatchObject({ payload: { v: 1, nth: 3 }, dueAt: NOW, priority: 20 });
});

test('the same key in another workspace is another row', async () => {
  const { store } = memoryStore();
  await schedule(store, aBoard());
  await store.transaction((tx) => tx.schedule('T0OTHER', [aBoard()], NOW));
  expect((await claimAll(store)).map(({ workspaceId }) => workspaceId)).toEqual([WORKSPACE, 'T0OTHER']);
});

test('a board or Home that is under way gets one successor, which goes after it', async () => {
  for (const action of [aBoard(), home('U1')]) {
    const { store } = memoryStore();
    await schedule(store, action);
    const first = await claimOne(store);
    await schedule(store, { ...action, payload: { v: 1, nth: 2 } });
    await schedule(store, { ...action, payload: { v: 1, nth: 3 } });
    expect(await claimAll(store)).toEqual([]);
    await store.due.sent(first.id, null, NOW);
    expect(await claimOne(store)).toMatchObject({ payload: { v: 1, nth: 3 } });
  }
});

test('a successor becomes part of its predecessor when that has to wait again', async () => {
  const { store } = memoryStore();
  await schedule(store, aBoard({}, { priority: 50 }));
  const first = await claimOne(store);
  await schedule(store, aBoard({}, { payload: { v: 1, nth: 2 }, priority: 20 }));
  await store.due.retryAt(first.id, LATER, 'ratelimited');
  expect(await claimAll(store)).toEqual([]);
  expect(await claimOne(store, LATER)).toMatchObject({
    id: first.id,
    metadataKey: first.metadataKey,
    payload: { v: 1, nth: 2 },
    priority: 20,
    attempts: 2,
    firstAttemptAt: NOW,
    lastAttemptAt: LATER,
  });
});

test('a newer wish does not shorten the wait that Slack asked for', async () => {
  const { store } = memoryStore();
  await schedule(store, aBoard());
  const { id } = await claimOne(store);
  await store.due.retryAt(id, LATER, 'ratelimited');
  await schedule(store, aBoard({}, { payload: { v: 1, nth: 2 } }));
  expect(await claimAll(store)).toEqual([]);
  expect(await claimOne(store, LATER)).toMatchObject({ id, payload: { v: 1, nth: 2 } });
});

test('a statement that is under way, uncertain or said is never said again', async () => {
  const { store } = memoryStore();
  await schedule(store, aStatement('e1'));
  const { id } = await claimOne(store);
  await schedule(store, aStatement('e1'));
  await store.due.markUncertain(id, 'timeout', NOW);
  await schedule(store, aStatement('e1'));
  expect(await claimAll(store)).toEqual([]);
  await store.due.sent(id, null, NOW);
  await schedule(store, aStatement('e1'));
  expect(await claimAll(store)).toEqual([]);
});

test('a statement whose message exists, or once did, is not said again', async () => {
  for (const state of ['posted', 'gone'] as const) {
    const { store } = memoryStore();
    const message = messageOf(aStatement('e1'), { state });
    await store.transaction((tx) => tx.saveMessage(WORKSPACE, message));
    await schedule(store, aStatement('e1'), aStatement('e2'));
    expect((await claimAll(store)).map(({ slot }) => slot?.subject)).toEqual(['e2']);
  }
});

test('a board is brought up to date as often as it is wished', async () => {
  const { store } = memoryStore();
  for (const nth of [1, 2, 3]) {
    await schedule(store, aBoard({}, { payload: { nth } }));
    expect((await sendAll(store)).map(({ payload }) => payload)).toEqual([{ nth }]);
  }
});

test('what could not be sent is shown as trouble until a newer wish takes its place', async () => {
  const { store } = memoryStore();
  await schedule(store, aBoard(), aStatement('e1', { releaseId: 'rel-other' }));
  const [card, line] = await claimAll(store);
  await store.due.park(card?.id ?? '', 'is_archived', NOW);
  await store.due.markUncertain(line?.id ?? '', 'timeout', NOW);
  const trouble = async (releaseId: string | null) =>
    (await store.reads.troubledActions(WORKSPACE, releaseId)).map(({ state, problem }) => [state, problem]);
  expect(await trouble(null)).toEqual([
    ['parked', 'is_archived'],
    ['uncertain', 'timeout'],
  ]);
  expect(await trouble('rel-other')).toEqual([['uncertain', 'timeout']]);
  expect(await store.reads.troubledActions('T0OTHER', null)).toEqual([]);
  await schedule(store, aBoard());
  expect(await trouble('rel-atlas')).toEqual([]);
  await sendAll(store);
  expect(await trouble('rel-atlas')).toEqual([]);
});

test('a row can be ended in the transaction of a decision, whatever its state', async () => {
  const { store } = memoryStore();
  await schedule(store, aBoard(), aStatement('e1'));
  const [card, line] = await claimAll(store);
  await store.transaction(async (tx) => {
    await tx.finishAction(card?.id ?? '', 'failed', 'twelve attempts', NOW);
    await tx.finishAction(line?.id ?? '', 'done', null, NOW);
  });
  const trouble = await store.reads.troubledActions(WORKSPACE, null);
  expect(trouble.map(({ id, state, problem }) => [id, state, problem])).toEqual([
    [card?.id, 'failed', 'twelve attempts'],
  ]);
});

test('announcements are open until each is sent or parked; those of an earlier attempt do not count', async () => {
  const { store } = memoryStore();
  const announcement = (subject: string, channel: string) =>
    aBoard({ kind: 'board.announcement', subject, channel });
  await store.transaction((tx) => tx.saveRelease(aRelease({ attempts: 2 }), null));
  await schedule(store, announcement('1', 'C1'), announcement('2', 'C1'), announcement('2', 'C2'));
  const open = () => store.reads.openAnnouncements(WORKSPACE, 'rel-atlas');
  expect(await open()).toBe(2);
  const [, first, second] = await claimAll(store);
  if (first === undefined || second === undefined) throw new Error('Three announcements were expected.');
  await store.due.sent(first.id, messageOf(first), NOW);
  await store.due.markUncertain(second.id, 'timeout', NOW);
  expect(await open()).toBe(1);
  await store.due.park(second.id, 'is_archived', NOW);
  expect(await open()).toBe(0);
  // Bringing one up to date that stands already opens nothing.
  await schedule(store, announcement('2', 'C1'));
  expect(await open()).toBe(0);
});
