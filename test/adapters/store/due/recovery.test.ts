import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addDuration, addMinutes } from '../../../../src/domain/calendar.ts';
import type { DueAction } from '../../../../src/domain/delivery/due-action.ts';
import { aBoard, aStatement, NOW, WORKSPACE } from '../../../support/builders.ts';
import {
  afterRestart,
  claimAll,
  claimOne,
  countingIds,
  memoryStore,
  messageOf,
  schedule,
  storeAt,
} from '../../../support/store.ts';

const home: DueAction = { ...aBoard(), key: 'home:U1', kind: 'home.publish', slot: null };

test('a post that another boot left running is uncertain, whatever it is', async () => {
  const under = memoryStore();
  await schedule(under.store, aBoard(), aStatement('e1'));
  await claimAll(under.store);
  const store = afterRestart(under);
  expect(await store.due.recover()).toBe(2);
  expect((await store.due.uncertain()).map(({ kind, problem }) => [kind, problem])).toEqual([
    ['board.release_card', 'interrupted'],
    ['statement.thread_line', 'interrupted'],
  ]);
  expect(await claimAll(store)).toEqual([]);
  expect(await store.due.recover()).toBe(0);
});

test('an update of a board that stands, and an errand, simply wait again', async () => {
  const under = memoryStore();
  await under.store.transaction((tx) => tx.saveMessage(WORKSPACE, messageOf(aBoard())));
  await schedule(under.store, aBoard(), home);
  await claimAll(under.store);
  const store = afterRestart(under);
  expect(await store.due.recover()).toBe(2);
  expect(await store.due.uncertain()).toEqual([]);
  expect((await claimAll(store)).map(({ kind, attempts }) => [kind, attempts])).toEqual([
    ['board.release_card', 2],
    ['home.publish', 2],
  ]);
});

test('a board whose message is gone was being posted anew: it is uncertain', async () => {
  const under = memoryStore();
  const gone = messageOf(aBoard(), { state: 'gone' });
  await under.store.transaction((tx) => tx.saveMessage(WORKSPACE, gone));
  await schedule(under.store, aBoard());
  await claimAll(under.store);
  const store = afterRestart(under);
  await store.due.recover();
  expect(await store.due.uncertain()).toHaveLength(1);
});

test('an interrupted update and the one that queued behind it become one', async () => {
  const under = memoryStore();
  await under.store.transaction((tx) => tx.saveMessage(WORKSPACE, messageOf(aBoard())));
  await schedule(under.store, aBoard());
  await claimAll(under.store);
  await schedule(under.store, aBoard({}, { payload: { v: 1, nth: 2 } }));
  const store = afterRestart(under);
  await store.due.recover();
  expect(await claimOne(store)).toMatchObject({ payload: { v: 1, nth: 2 } });
});

test('what this boot is sending is left alone', async () => {
  const under = memoryStore();
  await schedule(under.store, aBoard());
  await claimAll(under.store);
  expect(await under.store.due.recover()).toBe(0);
  expect(await under.store.due.uncertain()).toEqual([]);
});

test('an uncertain post that was found is done, with its message; one that is not there waits again', async () => {
  const under = memoryStore();
  await schedule(under.store, aBoard(), aStatement('e1'));
  await claimAll(under.store);
  const store = afterRestart(under);
  await store.due.recover();
  const [card, line] = await store.due.uncertain();
  if (card === undefined || line === undefined) throw new Error('Two uncertain rows were expected.');
  const found = messageOf(card, { metadataKey: card.metadataKey });
  await store.due.sent(card.id, found, NOW);
  await store.due.retryAt(line.id, addMinutes(NOW, 1), 'absent');
  expect(await store.reads.message(WORKSPACE, found.slotKey)).toEqual(found);
  expect(await store.due.uncertain()).toEqual([]);
  expect(await claimAll(store)).toEqual([]);
  const again = await claimOne(store, addMinutes(NOW, 1));
  expect(again).toMatchObject({ id: line.id, metadataKey: line.metadataKey, firstAttemptAt: NOW });
});

test('an answer that comes for a row that is settled already changes nothing', async () => {
  const { store } = memoryStore();
  await schedule(store, aBoard());
  const { id } = await claimOne(store);
  await store.due.sent(id, null, NOW);
  await store.due.retryAt(id, NOW, 'late');
  await store.due.markUncertain(id, 'late', NOW);
  await store.due.park(id, 'late', NOW);
  expect(await store.due.nextDueAt()).toBeNull();
  expect(await store.due.uncertain()).toEqual([]);
  expect(await store.reads.troubledActions(WORKSPACE, null)).toEqual([]);
});

test('what was decided is in the file when the next start opens it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'greenlight-recovery-'));
  const url = `sqlite:${join(folder, 'x.db')}`;
  const before = storeAt(url);
  await schedule(before.store, aBoard());
  await claimAll(before.store);
  await before.close();
  const after = storeAt(url, 'boot-2', countingIds('later'));
  expect(await after.store.due.recover()).toBe(1);
  expect(await after.store.due.uncertain()).toHaveLength(1);
  await after.close();
  rmSync(folder, { recursive: true });
});

test('the sweep forgets old rows in steps and keeps what is young, waiting or in trouble', async () => {
  const { store, sqlite } = memoryStore();
  const many = Array.from({ length: 1_201 }, (_, nth) => aStatement(`s${nth}`));
  await schedule(store, ...many, aStatement('trouble'), aStatement('waits', { dueAt: addMinutes(NOW, 1) }));
  const rows = await store.due.claimDeliveries(NOW, 5_000, []);
  await store.transaction(async (tx) => {
    for (const { id, slot } of rows) {
      await tx.finishAction(id, slot?.subject === 'trouble' ? 'parked' : 'done', null, NOW);
    }
    await tx.rememberInbound(WORKSPACE, 'k1', NOW);
    await tx.saveFormDraft(WORKSPACE, {
      id: 'd1',
      userId: 'U1',
      form: 'plan',
      releaseId: null,
      releaseVersion: null,
      values: {},
      updatedAt: NOW,
    });
  });
  const left = () =>
    ['due_action', 'inbound', 'form_draft'].map((table) =>
      sqlite.prepare(`select count(*) from ${table}`).pluck().get(),
    );
  const sweepAfter = async (age: { days?: number; hours?: number }) => [
    await store.due.sweep(addDuration(NOW, age)),
    left(),
  ];
  expect(await sweepAfter({ hours: 26 })).toEqual([0, [1_203, 1, 1]]);
  expect(await sweepAfter({ hours: 27 })).toEqual([1, [1_203, 0, 1]]);
  expect(await sweepAfter({ days: 8 })).toEqual([1, [1_203, 0, 0]]);
  expect(await sweepAfter({ days: 30 })).toEqual([0, [1_203, 0, 0]]);
  expect(await sweepAfter({ days: 31 })).toEqual([1_201, [2, 0, 0]]);
});
