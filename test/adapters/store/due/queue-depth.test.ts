import { expect, test } from 'vitest';
import { addMinutes } from '../../../../src/domain/calendar.ts';
import { aBoard, aStatement, NOW } from '../../../support/builders.ts';
import { claimOne, memoryStore, schedule } from '../../../support/store.ts';

test('an empty queue has no depth and is not late', async () => {
  const { store } = memoryStore();
  expect(await store.due.depth(NOW)).toEqual({ counts: [], overdueSince: null });
});

test('what waits is counted by family and state, and what should have gone by now is late', async () => {
  const { store } = memoryStore();
  const early = addMinutes(NOW, -10);
  await schedule(store, aStatement('a', { dueAt: early }), aBoard({}, { dueAt: addMinutes(NOW, 5) }));
  expect(await store.due.depth(NOW)).toEqual({
    counts: [
      { family: 'board', state: 'pending', rows: 1, overdue: 0 },
      { family: 'statement', state: 'pending', rows: 1, overdue: 1 },
    ],
    overdueSince: early,
  });
});

test('what is under way is not late, what was given up is counted, and what is done is not', async () => {
  const { store } = memoryStore();
  await schedule(store, aBoard());
  const row = await claimOne(store);
  const running = await store.due.depth(addMinutes(NOW, 60));
  expect(running).toEqual({
    counts: [{ family: 'board', state: 'running', rows: 1, overdue: 0 }],
    overdueSince: null,
  });
  await store.due.park(row.id, 'is_archived', NOW);
  expect((await store.due.depth(NOW)).counts).toEqual([
    { family: 'board', state: 'parked', rows: 1, overdue: 0 },
  ]);
  await schedule(store, aStatement('b'));
  await store.due.sent((await claimOne(store)).id, null, NOW);
  expect((await store.due.depth(NOW)).counts).toHaveLength(1);
});
