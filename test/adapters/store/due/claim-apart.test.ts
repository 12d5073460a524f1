import type Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { aStatement, NOW, WORKSPACE } from '../../../support/builders.ts';
import { memoryStore, type StoreUnderTest, schedule } from '../../../support/store.ts';

const to = (name: string, user: string, nth = '') =>
  aStatement(`${name}${nth}`, {
    key: `say:${name}${nth}`,
    slot: { kind: 'statement.reminder', subject: `${name}${nth}`, audience: { user } },
  });

const subjects = async ({ store }: StoreUnderTest, limit: number, busy: readonly string[] = []) =>
  (await store.due.claimApart(NOW, limit, busy)).map(({ slot }) => slot?.subject);

test('of several for one person the first is claimed, and one for everybody else', async () => {
  const under = memoryStore();
  await schedule(under.store, to('a', 'U1', '1'), to('a', 'U1', '2'), to('b', 'U2'), to('c', 'U3'));
  expect(await subjects(under, 8)).toEqual(['a1', 'b', 'c']);
  expect(await subjects(under, 8, ['u:U1'])).toEqual([]);
  expect(await subjects(under, 8)).toEqual(['a2']);
});

test('never more than asked for, and nobody who is busy', async () => {
  const under = memoryStore();
  await schedule(under.store, to('a', 'U1'), to('b', 'U2'), to('c', 'U3'));
  expect(await subjects(under, 1, ['u:U1'])).toEqual(['b']);
  expect(await subjects(under, 0)).toEqual([]);
  expect(await subjects(under, 8, ['u:U1'])).toEqual(['c']);
});

test('what has no target is never held back by what else has none', async () => {
  const under = memoryStore();
  const home = (user: string) =>
    aStatement(user, { key: `home:${user}`, kind: 'home.publish', slot: null, releaseId: null });
  await schedule(under.store, home('U1'), home('U2'));
  expect(await under.store.due.claimApart(NOW, 8, [])).toHaveLength(2);
});

test('a limit is written out: a bound one would be prepared anew with every beat', async () => {
  const under = memoryStore();
  await schedule(under.store, to('a', 'U1'));
  const prepare = under.sqlite.prepare.bind(under.sqlite);
  const texts: string[] = [];
  under.sqlite.prepare = ((source: string) => {
    texts.push(source);
    return prepare(source);
  }) as Sqlite.Database['prepare'];
  await under.store.due.dueTimers(NOW, 50);
  await under.store.due.claimApart(NOW, 8, []);
  await under.store.due.claimDeliveries(NOW, 8, []);
  await under.store.due.nextDueAt();
  expect(texts.filter((text) => /limit \d/.test(text)).length).toBeGreaterThanOrEqual(4);
  expect(texts.filter((text) => /limit \?/.test(text))).toEqual([]);
});

test('a wish that waits already as it is wanted is not written again', async () => {
  const under = memoryStore();
  const changes = () => Number(under.sqlite.prepare('select total_changes()').pluck().get());
  await schedule(under.store, to('a', 'U1'));
  const before = changes();
  await schedule(under.store, to('a', 'U1'));
  expect(changes()).toBe(before);
  await schedule(under.store, { ...to('a', 'U1'), payload: { v: 1, words: 'newer' } });
  expect(changes()).toBe(before + 1);
});

test('who was ever sent a digest is told apart from who was not', async () => {
  const { store } = memoryStore();
  const digest = { subject: 'Tue', dueAt: NOW, chosen: false };
  const readers = await store.transaction(async (tx) => {
    await tx.saveDigest(WORKSPACE, { ...digest, userId: 'U1', sentAt: NOW });
    await tx.saveDigest(WORKSPACE, { ...digest, userId: 'U1', subject: 'Wed', sentAt: NOW });
    await tx.saveDigest(WORKSPACE, { ...digest, userId: 'U2', sentAt: null });
    await tx.saveDigest(WORKSPACE, { ...digest, userId: 'U3', sentAt: NOW });
    return tx.digestReaders(WORKSPACE, ['U1', 'U2', 'U4']);
  });
  expect(readers).toEqual(['U1']);
});
