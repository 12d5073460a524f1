import { expect, test } from 'vitest';
import type { Store } from '../../../../src/application/ports.ts';
import { addMinutes } from '../../../../src/domain/calendar.ts';
import { type DueAction, PRIORITY } from '../../../../src/domain/delivery/due-action.ts';
import { aBoard, aReply, aStatement, NOW, WORKSPACE } from '../../../support/builders.ts';
import {
  afterRestart,
  claimAll,
  claimOne,
  memoryStore,
  messageOf,
  schedule,
} from '../../../support/store.ts';

const LATER = addMinutes(NOW, 10);

const subjects = async (store: Store, now = NOW): Promise<(string | undefined)[]> =>
  (await claimAll(store, now)).map(({ slot }) => slot?.subject);

const cardStands = (store: Store, state: 'posted' | 'gone' = 'posted'): Promise<void> =>
  store.transaction((tx) => tx.saveMessage(WORKSPACE, messageOf(aBoard(), { state })));

test('what is due goes by priority, then due date, then age; what is not due stays', async () => {
  const { store } = memoryStore();
  await schedule(
    store,
    aStatement('same hour, later made', { priority: PRIORITY.reminder, dueAt: addMinutes(NOW, -1) }),
    aStatement('same hour, last made', { priority: PRIORITY.reminder, dueAt: addMinutes(NOW, -1) }),
    aStatement('earlier', { priority: PRIORITY.reminder, dueAt: addMinutes(NOW, -5) }),
    aStatement('tomorrow', { dueAt: LATER, priority: PRIORITY.announcement }),
    aStatement('announcement', { priority: PRIORITY.announcement }),
  );
  expect(await subjects(store)).toEqual([
    'announcement',
    'earlier',
    'same hour, later made',
    'same hour, last made',
  ]);
  expect(await subjects(store)).toEqual([]);
  expect(await subjects(store, LATER)).toEqual(['tomorrow']);
});

test('no more is claimed than asked for', async () => {
  const { store } = memoryStore();
  await schedule(store, aStatement('1'), aStatement('2'), aStatement('3'));
  const batches = [];
  for (const limit of [2, 2, 2]) batches.push((await store.due.claimDeliveries(NOW, limit, [])).length);
  expect(batches).toEqual([2, 1, 0]);
});

test('nothing is claimed twice, whoever claims', async () => {
  const under = memoryStore();
  const actions = Array.from({ length: 40 }, (_, nth) => aStatement(`s${nth}`));
  await schedule(under.store, ...actions);
  const claims = [under.store, afterRestart(under), under.store].map((store) =>
    store.due.claimDeliveries(NOW, 30, []),
  );
  const ids = (await Promise.all(claims)).flat().map(({ id }) => id);
  expect(ids).toHaveLength(40);
  expect(new Set(ids).size).toBe(40);
});

test('busy channels and people are left out; what reaches nobody goes', async () => {
  const { store } = memoryStore();
  const errand: DueAction = { ...aBoard(), key: 'directory', kind: 'directory.refresh', slot: null };
  const direct = aStatement('direct', {
    slot: { kind: 'statement.to_manager', subject: 'direct', audience: { user: 'U1' } },
  });
  await schedule(store, aBoard({ channel: 'C1' }), aBoard({ channel: 'C2' }), direct, errand);
  const free = await store.due.claimDeliveries(NOW, 10, ['c:C1', 'u:U1']);
  expect(free.map(({ slot }) => slot?.audience)).toEqual([{ channel: 'C2' }, undefined]);
  const rest = await store.due.claimDeliveries(NOW, 10, []);
  expect(rest.map(({ slot }) => slot?.audience)).toEqual([{ channel: 'C1' }, { user: 'U1' }]);
});

test('an uncertain row blocks its own slot, and nothing else', async () => {
  const { store } = memoryStore();
  await schedule(store, aBoard());
  const { id } = await claimOne(store);
  await store.due.markUncertain(id, 'timeout', NOW);
  await schedule(store, aBoard({}, { payload: { v: 1, nth: 2 } }), aBoard({ channel: 'C2' }));
  const [other, ...more] = await claimAll(store);
  expect([other?.slot?.audience, more]).toEqual([{ channel: 'C2' }, []]);
  // Another wish for the same message, under another name, waits too.
  await schedule(store, aBoard({}, { key: 'another:name' }));
  expect(await claimAll(store)).toEqual([]);
  expect((await store.due.uncertain()).map((row) => [row.id, row.problem])).toEqual([[id, 'timeout']]);
});

test('a reply waits until its parent stands', async () => {
  const { store } = memoryStore();
  await schedule(store, aReply('r1'), aBoard());
  const card = await claimOne(store);
  expect(card.kind).toBe('board.release_card');
  expect(await claimAll(store)).toEqual([]);
  await store.due.sent(card.id, messageOf(card), NOW);
  expect(await subjects(store)).toEqual(['r1']);
});

test('a reply does not go under a parent that is gone', async () => {
  const { store } = memoryStore();
  await cardStands(store, 'gone');
  await schedule(store, aReply('r1'));
  expect(await claimAll(store)).toEqual([]);
  expect(await store.due.nextDueAt()).toBeNull();
});

test('within a thread it is first in, first out, also when the first has to wait again', async () => {
  const { store } = memoryStore();
  await cardStands(store);
  await schedule(store, aReply('r1', { priority: PRIORITY.reminder }));
  await schedule(store, aReply('r2', { priority: PRIORITY.announcement }), aStatement('elsewhere'));
  const [elsewhere, first, ...more] = await claimAll(store);
  expect([elsewhere?.slot?.subject, first?.slot?.subject, more]).toEqual(['elsewhere', 'r1', []]);
  await store.due.retryAt(first?.id ?? '', LATER, 'ratelimited');
  expect(await claimAll(store)).toEqual([]);
  expect(await subjects(store, LATER)).toEqual(['r1']);
  await store.due.markUncertain(first?.id ?? '', 'timeout', LATER);
  expect(await claimAll(store, LATER)).toEqual([]);
  await store.due.park(first?.id ?? '', 'not there', LATER);
  expect(await subjects(store, LATER)).toEqual(['r2']);
});

test('an update of the parent and a pin do not hold replies back', async () => {
  const { store } = memoryStore();
  await cardStands(store);
  const pin: DueAction = { ...aReply('pin'), key: 'pin:rel-atlas', kind: 'pin.release_card', slot: null };
  await schedule(store, aBoard(), pin, aReply('r1'));
  expect((await claimAll(store)).map(({ kind }) => kind)).toEqual([
    'board.release_card',
    'pin.release_card',
    'statement.thread_line',
  ]);
});

test('the next moment is the earliest of what can go: timers, retries, not what waits for something else', async () => {
  const { store } = memoryStore();
  const next = () => store.due.nextDueAt();
  expect(await next()).toBeNull();
  await store.transaction((tx) => tx.setWorkspaceTimer(WORKSPACE, 'time.status_meeting', LATER, NOW));
  expect(await next()).toBe(LATER);
  await schedule(store, aReply('waits for its parent'));
  expect(await next()).toBe(LATER);
  await schedule(store, aBoard());
  expect(await next()).toBe(NOW);
  const { id } = await claimOne(store);
  await schedule(store, aBoard());
  expect(await next()).toBe(LATER);
  await store.due.markUncertain(id, 'timeout', NOW);
  expect(await next()).toBe(LATER);
  const soon = addMinutes(NOW, 2);
  await store.due.retryAt(id, soon, 'absent');
  expect(await next()).toBe(soon);
});

test('replies of a parent that cannot be posted stay visible without keeping the worker awake', async () => {
  const { store } = memoryStore();
  await schedule(store, aBoard(), aReply('r1'));
  const { id } = await claimOne(store);
  await store.due.park(id, 'is_archived', NOW);
  expect(await store.due.nextDueAt()).toBeNull();
  expect(await claimAll(store)).toEqual([]);
  await cardStands(store);
  expect(await store.due.nextDueAt()).toBe(NOW);
  expect(await subjects(store)).toEqual(['r1']);
});

test('timers are handed out by due date, never claimed, and never as deliveries', async () => {
  const { store } = memoryStore();
  await store.transaction(async (tx) => {
    await tx.setWorkspaceTimer(WORKSPACE, 'time.status_meeting', NOW, NOW);
    await tx.setWorkspaceTimer('T0OTHER', 'time.status_meeting', addMinutes(NOW, -5), NOW);
    await tx.setWorkspaceTimer('T0LATER', 'time.status_meeting', LATER, NOW);
  });
  const due = async (limit: number) =>
    (await store.due.dueTimers(NOW, limit)).map(({ workspaceId, state }) => [workspaceId, state]);
  expect(await due(10)).toEqual([
    ['T0OTHER', 'pending'],
    [WORKSPACE, 'pending'],
  ]);
  expect(await due(1)).toEqual([['T0OTHER', 'pending']]);
  expect(await claimAll(store, LATER)).toEqual([]);
});
