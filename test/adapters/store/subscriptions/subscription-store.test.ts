import { afterEach, beforeEach, expect, test } from 'vitest';
import { NOW, WORKSPACE } from '../../../support/builders.ts';
import { storeAt } from '../../../support/store.ts';

let under: ReturnType<typeof storeAt>;
beforeEach(() => {
  under = storeAt('sqlite::memory:');
});
afterEach(() => under.close());

const follows = (userId: string, products: readonly string[], areas: readonly string[]) =>
  under.store.transaction((tx) => tx.saveSubscription(WORKSPACE, { userId, products, areas }, NOW));

test('what somebody follows takes the place of what they followed; who follows nothing stands nowhere', async () => {
  await follows('U0A', ['Atlas', 'Atlas'], ['Search']);
  await follows('U0B', [], ['Boards', 'Search']);
  await follows('U0C', ['Atlas'], []);
  expect(await under.store.reads.subscriptions(WORKSPACE)).toEqual([
    { userId: 'U0A', products: ['Atlas'], areas: ['Search'] },
    { userId: 'U0C', products: ['Atlas'], areas: [] },
    { userId: 'U0B', products: [], areas: ['Boards', 'Search'] },
  ]);
  await follows('U0A', [], ['Boards']);
  await follows('U0B', [], []);
  await follows('U0C', [], []);
  expect(await under.store.reads.subscriptions(WORKSPACE)).toEqual([
    { userId: 'U0A', products: [], areas: ['Boards'] },
  ]);
  expect(await under.store.reads.subscriptions('T0ELSE')).toEqual([]);
});
