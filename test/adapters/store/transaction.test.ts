import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { assertOutsideTransaction } from '../../../src/application/outside-transaction.ts';
import type { Transaction } from '../../../src/application/ports.ts';
import { StorageUnavailable } from '../../../src/application/store-faults.ts';
import { aRelease, NOW, WORKSPACE } from '../../support/builders.ts';
import { memoryStore, storeAt } from '../../support/store.ts';

const settled = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'done',
    (error) => error,
  );

test('two transactions at once run one after the other, and none swallows the other', async () => {
  const { store } = memoryStore();
  const trace: string[] = [];
  const writer = (name: string, fails: boolean) =>
    store.transaction(async (tx) => {
      trace.push(`${name} begins`);
      await tx.claimOnce(WORKSPACE, name, NOW);
      await tx.keys(WORKSPACE);
      trace.push(`${name} ends`);
      if (fails) throw new Error('rolled back');
    });
  const [first, second] = await Promise.all([settled(writer('a', true)), settled(writer('b', false))]);
  expect(String(first)).toContain('rolled back');
  expect(second).toBe('done');
  expect(trace).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  const claims = await store.transaction(async (tx) => [
    await tx.claimOnce(WORKSPACE, 'a', NOW),
    await tx.claimOnce(WORKSPACE, 'b', NOW),
  ]);
  expect(claims).toEqual([true, false]);
});

test('a transaction that throws leaves nothing behind', async () => {
  const { store } = memoryStore();
  const work = store.transaction(async (tx) => {
    await tx.saveRelease(aRelease(), null);
    throw new Error('no');
  });
  await expect(work).rejects.toThrow('no');
  expect(await store.reads.releases(WORKSPACE, 'all')).toEqual([]);
  expect(await store.reads.keys(WORKSPACE)).toEqual([]);
});

test('using the root of the store inside a transaction throws instead of waiting for ever', async () => {
  const { store } = memoryStore();
  const misuses: (() => Promise<unknown>)[] = [
    () => store.reads.keys(WORKSPACE),
    () => store.due.nextDueAt(),
    () => store.due.claimDeliveries(NOW, 1, []),
    () => store.due.sweep(NOW),
    () => store.transaction(async () => undefined),
  ];
  for (const misuse of misuses) {
    await expect(store.transaction(misuse)).rejects.toThrow(/inside a store transaction/);
  }
  await expect(store.reads.keys(WORKSPACE)).resolves.toEqual([]);
});

test('the handle of a transaction that has ended throws', async () => {
  const { store } = memoryStore();
  let kept: Transaction | null = null;
  await store.transaction(async (tx) => {
    kept = tx;
  });
  const late = (kept as Transaction | null)?.keys(WORKSPACE) ?? Promise.resolve();
  await expect(late).rejects.toThrow(/has ended/);
});

test('the network is refused inside a transaction and allowed before and after it', async () => {
  const { store } = memoryStore();
  const call = () => assertOutsideTransaction('Calling Slack');
  expect(call).not.toThrow();
  let leftRunning: Promise<void> | null = null;
  let ended = (): void => undefined;
  const end = new Promise<void>((resolve) => {
    ended = resolve;
  });
  await store.transaction(async (tx) => {
    expect(call).toThrow('Calling Slack inside a store transaction');
    await tx.keys(WORKSPACE);
    expect(call).toThrow('Calling Slack inside a store transaction');
    leftRunning = end.then(call);
  });
  expect(call).not.toThrow();
  ended();
  await expect(leftRunning).resolves.toBeUndefined();
});

test("reading beside somebody else's transaction is no misuse: it waits and sees what was committed", async () => {
  const { store } = memoryStore();
  const [, keys] = await Promise.all([
    store.transaction((tx) => tx.saveRelease(aRelease(), null)),
    store.reads.keys(WORKSPACE),
  ]);
  expect(keys).toEqual(['atlas-2.0']);
});

test('a file that another process writes to is reported as busy, with nothing saved', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'greenlight-busy-'));
  const url = `sqlite:${join(folder, 'x.db')}`;
  const one = storeAt(url);
  const other = storeAt(url);
  other.sqlite.pragma('busy_timeout = 0');
  one.sqlite.exec('begin immediate');
  const failure = await settled(other.store.transaction((tx) => tx.claimOnce(WORKSPACE, 'x', NOW)));
  expect(failure).toBeInstanceOf(StorageUnavailable);
  expect(failure).toMatchObject({ problem: 'busy' });
  one.sqlite.exec('rollback');
  expect(await other.store.transaction((tx) => tx.claimOnce(WORKSPACE, 'x', NOW))).toBe(true);
  await one.close();
  await other.close();
  rmSync(folder, { recursive: true });
});

test('a full disk is reported as full, and the store works again once there is room', async () => {
  const { store, sqlite } = memoryStore();
  const pages = Number(sqlite.pragma('page_count', { simple: true }));
  sqlite.pragma(`max_page_count = ${pages}`);
  const long = aRelease({ outcome: 'x'.repeat(100_000) });
  const failure = await settled(store.transaction((tx) => tx.saveRelease(long, null)));
  expect(failure).toMatchObject({ problem: 'full' });
  sqlite.pragma('max_page_count = 1000000');
  await store.transaction((tx) => tx.saveRelease(long, null));
  expect(await store.reads.release(WORKSPACE, long.id)).toEqual(long);
});

test('a read-only database is reported as such', async () => {
  const { store, sqlite } = memoryStore();
  sqlite.pragma('query_only = ON');
  const failure = await settled(store.transaction((tx) => tx.claimOnce(WORKSPACE, 'x', NOW)));
  expect(failure).toMatchObject({ problem: 'read_only' });
});
