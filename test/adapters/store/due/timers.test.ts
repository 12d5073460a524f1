import { expect, test } from 'vitest';
import type { Store } from '../../../../src/application/ports.ts';
import { addDuration, addMinutes, type Instant } from '../../../../src/domain/calendar.ts';
import type { TimedMoment } from '../../../../src/domain/delivery/moments.ts';
import type { Release } from '../../../../src/domain/release.ts';
import { aBoard, aRelease, NOW, WORKSPACE } from '../../../support/builders.ts';
import { claimAll, memoryStore, schedule } from '../../../support/store.ts';

const inDays = (days: number): Instant => addDuration(NOW, { days });
const EVER = inDays(10_000);

const ask = (dueAt: Instant): TimedMoment => ({
  key: 'ask:dep-docs',
  kind: 'time.ask',
  dueAt,
  payload: { departmentId: 'dep-docs' },
  late: 'make_up',
});

const remind = (dueAt: Instant): TimedMoment => ({
  key: 'remind:dep-docs',
  kind: 'time.remind',
  dueAt,
  payload: { departmentId: 'dep-docs', days: 3 },
  late: 'drop',
});

const redraw = (store: Store, timeline: readonly TimedMoment[], release: Release = aRelease(), now = NOW) =>
  store.transaction((tx) => tx.redrawTimers(release, timeline, now));

const waiting = async (store: Store) =>
  (await store.due.dueTimers(EVER, 100)).map(({ key, dueAt }) => [key, dueAt]);

const fire = async (store: Store, state: 'done' | 'failed' = 'done'): Promise<void> => {
  const [row] = await store.due.dueTimers(EVER, 1);
  await store.transaction((tx) => tx.finishAction(row?.id ?? '', state, null, NOW));
};

test('a timeline becomes timers with the release and its payload', async () => {
  const { store } = memoryStore();
  await redraw(store, [ask(inDays(1))]);
  expect(await store.due.dueTimers(EVER, 100)).toMatchObject([
    {
      key: 'time:rel-atlas:ask:dep-docs',
      kind: 'time.ask',
      releaseId: 'rel-atlas',
      workspaceId: WORKSPACE,
      dueAt: inDays(1),
      payload: { v: 1, departmentId: 'dep-docs' },
    },
  ]);
});

test('a moved moment is moved, a dropped one cancelled, a new one added', async () => {
  const { store } = memoryStore();
  await redraw(store, [ask(inDays(1)), remind(inDays(2))]);
  await redraw(store, [ask(inDays(4)), { ...remind(inDays(3)), key: 'remind:dep-qa' }]);
  expect(await waiting(store)).toEqual([
    ['time:rel-atlas:remind:dep-qa', inDays(3)],
    ['time:rel-atlas:ask:dep-docs', inDays(4)],
  ]);
  await redraw(store, []);
  expect(await waiting(store)).toEqual([]);
  // What was cancelled may come back.
  await redraw(store, [ask(inDays(1))]);
  expect(await waiting(store)).toEqual([['time:rel-atlas:ask:dep-docs', inDays(1)]]);
});

test('other releases, other workspaces and deliveries keep what they have', async () => {
  const { store } = memoryStore();
  await schedule(store, aBoard());
  await redraw(store, [ask(inDays(1))], aRelease({ id: 'rel-2' }));
  await redraw(store, [ask(inDays(2))], aRelease({ id: 'rel-3', workspaceId: 'T0OTHER' }));
  await redraw(store, []);
  expect(await waiting(store)).toEqual([
    ['time:rel-2:ask:dep-docs', inDays(1)],
    ['time:rel-3:ask:dep-docs', inDays(2)],
  ]);
  expect(await claimAll(store)).toHaveLength(1);
});

test('a moment in the past is added only where it is made up for', async () => {
  const { store } = memoryStore();
  await redraw(store, [ask(inDays(-1)), remind(NOW)]);
  expect(await waiting(store)).toEqual([['time:rel-atlas:ask:dep-docs', inDays(-1)]]);
});

test('a timer that is overdue but still in the timeline is kept', async () => {
  const { store } = memoryStore();
  await redraw(store, [remind(inDays(1))]);
  await redraw(store, [remind(inDays(1))], aRelease(), inDays(2));
  expect(await waiting(store)).toEqual([['time:rel-atlas:remind:dep-docs', inDays(1)]]);
});

test('a moment that has fired does not fire again, unless it was moved', async () => {
  for (const state of ['done', 'failed'] as const) {
    const { store } = memoryStore();
    await redraw(store, [ask(inDays(1))]);
    await fire(store, state);
    await redraw(store, [ask(inDays(1))]);
    expect(await waiting(store)).toEqual([]);
    await redraw(store, [ask(inDays(2))]);
    expect(await waiting(store)).toEqual([['time:rel-atlas:ask:dep-docs', inDays(2)]]);
  }
});

test("the workspace's recurring timer is one: set, moved, fired, set anew and cancelled", async () => {
  const { store } = memoryStore();
  const set = (dueAt: Instant | null, workspace = WORKSPACE) =>
    store.transaction((tx) => tx.setWorkspaceTimer(workspace, 'time.status_meeting', dueAt, NOW));
  const key = 'time:workspace:time.status_meeting';
  await set(inDays(1));
  await set(inDays(2));
  expect(await waiting(store)).toEqual([[key, inDays(2)]]);
  await fire(store);
  expect(await waiting(store)).toEqual([]);
  await set(addMinutes(NOW, 5));
  await set(inDays(9), 'T0OTHER');
  await set(null);
  expect(await waiting(store)).toEqual([[key, inDays(9)]]);
  await set(null);
});
