import { expect, test, vi } from 'vitest';
import type { Transaction } from '../../../src/application/ports.ts';
import { aRelease, NOW, WORKSPACE } from '../../support/builders.ts';
import { memoryStore, type StoreUnderTest } from '../../support/store.ts';

/** Counts the commits of a database. */
const commitsOf = ({ sqlite }: StoreUnderTest): (() => number) => {
  const prepare = sqlite.prepare.bind(sqlite);
  let commits = 0;
  vi.spyOn(sqlite, 'prepare').mockImplementation(((source: string) => {
    const statement = prepare(source);
    if (source !== 'commit') return statement;
    return {
      reader: false,
      run: () => {
        commits += 1;
        return statement.run();
      },
    };
  }) as typeof sqlite.prepare);
  return () => commits;
};

/** Makes the next commit fail, as a disk that broke does. */
const breakNextCommit = ({ sqlite }: StoreUnderTest, reason: Error): void => {
  const prepare = sqlite.prepare.bind(sqlite);
  let isBroken = true;
  vi.spyOn(sqlite, 'prepare').mockImplementation(((source: string) => {
    const statement = prepare(source);
    if (source !== 'commit') return statement;
    const run = () => {
      if (!isBroken) return statement.run();
      isBroken = false;
      throw reason;
    };
    return { reader: false, run };
  }) as typeof sqlite.prepare);
};

const claiming = (name: string) => (tx: Transaction) => tx.claimOnce(WORKSPACE, name, NOW);

/** Whether nobody has claimed it yet: asked of the store itself. */
const isFree = ({ sqlite }: StoreUnderTest, name: string): boolean =>
  sqlite.prepare('select 1 from once where name = ?').get(name) === undefined;

test('whoever asks at the same moment shares one commit', async () => {
  const under = memoryStore();
  const commits = commitsOf(under);
  const asked = ['a', 'b', 'c'].map((name) => under.store.transaction(claiming(name)));
  expect(await Promise.all(asked)).toEqual([true, true, true]);
  expect(commits()).toBe(1);
});

test('they run in the order in which they asked, and each sees what those before it wrote', async () => {
  const { store } = memoryStore();
  const order: string[] = [];
  const asking = (name: string) =>
    store.transaction(async (tx) => {
      order.push(name);
      return tx.claimOnce(WORKSPACE, 'the same', NOW);
    });
  expect(await Promise.all([asking('first'), asking('second'), asking('third')])).toEqual([
    true,
    false,
    false,
  ]);
  expect(order).toEqual(['first', 'second', 'third']);
});

test('one of them that throws is undone alone: the others are saved', async () => {
  const under = memoryStore();
  const failing = under.store.transaction(async (tx) => {
    await tx.claimOnce(WORKSPACE, 'b', NOW);
    await tx.saveRelease(aRelease(), null);
    throw new Error('not this one');
  });
  const results = await Promise.allSettled([
    under.store.transaction(claiming('a')),
    failing,
    under.store.transaction(claiming('c')),
  ]);
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  await expect(failing).rejects.toThrow('not this one');
  expect(['a', 'b', 'c'].map((name) => isFree(under, name))).toEqual([false, true, false]);
  expect(await under.store.reads.keys(WORKSPACE)).toEqual([]);
});

test('a commit that fails saves nothing for anybody, and says so to each', async () => {
  const under = memoryStore();
  breakNextCommit(under, new Error('the disk is gone'));
  const results = await Promise.allSettled(['a', 'b'].map((name) => under.store.transaction(claiming(name))));
  expect(results.map((result) => (result.status === 'rejected' ? String(result.reason) : 'saved'))).toEqual([
    'Error: the disk is gone',
    'Error: the disk is gone',
  ]);
  expect(isFree(under, 'a') && isFree(under, 'b')).toBe(true);
  expect(await under.store.transaction(claiming('a'))).toBe(true);
});

test('nobody is told anything before the commit', async () => {
  const under = memoryStore();
  const told: boolean[] = [];
  const asking = (name: string) =>
    under.store.transaction(claiming(name)).then(() => told.push(under.sqlite.inTransaction));
  await Promise.all([asking('a'), asking('b')]);
  expect(told).toEqual([false, false]);
});

test('a full disk under one of them is a full disk for all, and the store works again once there is room', async () => {
  const under = memoryStore();
  const pages = Number(under.sqlite.pragma('page_count', { simple: true }));
  under.sqlite.pragma(`max_page_count = ${pages}`);
  const long = aRelease({ outcome: 'x'.repeat(100_000) });
  const results = await Promise.allSettled([
    under.store.transaction(claiming('a')),
    under.store.transaction((tx) => tx.saveRelease(long, null)),
  ]);
  const wasSaved = results[0]?.status === 'fulfilled';
  // Whether SQLite undoes the statement or all of it is its own choice: what was told is what is stored.
  expect(isFree(under, 'a')).toBe(!wasSaved);
  expect(results[1]).toMatchObject({ status: 'rejected', reason: { problem: 'full' } });
  under.sqlite.pragma('max_page_count = 1000000');
  await under.store.transaction((tx) => tx.saveRelease(long, null));
  expect(await under.store.reads.release(WORKSPACE, long.id)).toEqual(long);
});

test('more than a group holds are all saved, in their order', async () => {
  const under = memoryStore();
  const commits = commitsOf(under);
  const order: number[] = [];
  await Promise.all(
    Array.from({ length: 40 }, (_, nth) =>
      under.store.transaction(async (tx) => {
        order.push(nth);
        await tx.claimOnce(WORKSPACE, `nth ${nth}`, NOW);
      }),
    ),
  );
  expect(order).toEqual(Array.from({ length: 40 }, (_, nth) => nth));
  expect(commits()).toBe(3);
});
