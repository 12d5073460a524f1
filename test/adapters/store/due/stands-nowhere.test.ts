import type { KyselyPlugin } from 'kysely';
import { expect, test } from 'vitest';
import { dueWrites } from '../../../../src/adapters/store/due/due-actions.ts';
import { aBoard, NOW, WORKSPACE } from '../../../support/builders.ts';
import { claimAll, claimOne, memoryStore, messageOf, schedule } from '../../../support/store.ts';

const onlyWhereItStands = aBoard({}, { payload: { v: 1, post: false } });
const posted = aBoard({}, { payload: { v: 1, post: true } });

test('a board that is only brought up to date makes no row while it stands nowhere', async () => {
  const { store } = memoryStore();
  await schedule(store, onlyWhereItStands);
  expect(await claimAll(store)).toEqual([]);
});

test('where it stands it is brought up to date', async () => {
  const { store } = memoryStore();
  await store.transaction((tx) => tx.saveMessage(WORKSPACE, messageOf(posted)));
  await schedule(store, onlyWhereItStands);
  expect(await claimOne(store)).toMatchObject({ payload: { v: 1, post: false } });
});

test('one that waits to be posted hears that it is not wanted any more', async () => {
  const { store } = memoryStore();
  await schedule(store, posted, onlyWhereItStands);
  expect(await claimOne(store)).toMatchObject({ payload: { v: 1, post: false } });
});

test('while it is being posted the wish waits behind it', async () => {
  const { store } = memoryStore();
  await schedule(store, posted);
  const row = await claimOne(store);
  await schedule(store, onlyWhereItStands);
  await store.due.sent(row.id, messageOf(row), NOW);
  expect(await claimOne(store)).toMatchObject({ payload: { v: 1, post: false } });
});

test('trouble with a board that is not wanted any more is over', async () => {
  const { store } = memoryStore();
  await schedule(store, posted);
  await store.due.park((await claimOne(store)).id, 'channel_not_found', NOW);
  await schedule(store, onlyWhereItStands);
  expect(await store.reads.troubledActions(WORKSPACE, null)).toEqual([]);
  expect(await claimAll(store)).toEqual([]);
});

test('a dozen wishes are looked up as one is', async () => {
  const questions = async (wishes: number): Promise<number> => {
    const { db, ids } = memoryStore();
    let asked = 0;
    const counting: KyselyPlugin = {
      transformQuery: ({ node }) => {
        asked += node.kind === 'SelectQueryNode' ? 1 : 0;
        return node;
      },
      transformResult: async ({ result }) => result,
    };
    const actions = Array.from({ length: wishes }, (_, nth) => aBoard({}, { key: `board:${nth}` }));
    await dueWrites(db.withPlugin(counting), ids).schedule(WORKSPACE, actions, NOW);
    return asked;
  };
  expect(await questions(12)).toBe(await questions(1));
});
