import { expect, test } from 'vitest';
import { fromEpochMs } from '../../../src/domain/calendar.ts';
import { aStatement } from '../../support/builders.ts';
import { aWorker } from './a-worker.ts';

const DAY_MS = 86_400_000;

/** A worker on a machine so far ahead of Slack, with one thing due; what it did stands in `done`, in its order. */
const aScene = async (aheadMs: number) => {
  const done: string[] = [];
  const wrong = { ms: aheadMs };
  const faults: Error[] = [];
  const scene = aWorker({
    slackNow: async () => fromEpochMs(scene.time.wall - wrong.ms),
    onTimeConfirmed: async () => {
      const fault = faults.shift();
      if (fault !== undefined) throw fault;
      done.push('reckoned');
    },
    onOutcome: (row) => void done.push(row.key),
  });
  await scene.dueNow(aStatement('1', { key: 'a' }));
  scene.time.wall += aheadMs;
  const setRight = (): void => {
    scene.time.wall -= wrong.ms;
    wrong.ms = 0;
  };
  return { ...scene, done, wrong, faults, setRight };
};

test('at the start everything is reckoned once the time is confirmed, before anything else', async () => {
  const { worker, passes, done } = await aScene(0);
  await worker.tick();
  passes(1000);
  await worker.tick();
  expect(done).toEqual(['reckoned', 'a']);
});

test('with a wrong clock nothing is reckoned until it is right', async () => {
  const { worker, passes, done, setRight } = await aScene(400 * DAY_MS);
  await worker.tick();
  expect(done).toEqual([]);
  setRight();
  passes(10_000);
  await worker.tick();
  expect(done).toEqual(['reckoned', 'a']);
});

test('after a step that is taken back everything is reckoned again', async () => {
  const { worker, time, passes, done, wrong, setRight } = await aScene(0);
  await worker.tick();
  wrong.ms = DAY_MS;
  time.wall += DAY_MS;
  await worker.tick();
  setRight();
  passes(1000);
  await worker.tick();
  expect(done).toEqual(['reckoned', 'a', 'reckoned']);
});

test('a reckoning that fails comes again before anything else is done', async () => {
  const { worker, passes, done, faults } = await aScene(0);
  faults.push(new Error('the disk is full'));
  await expect(worker.tick()).rejects.toThrow('the disk is full');
  expect(done).toEqual([]);
  passes(1000);
  await worker.tick();
  expect(done).toEqual(['reckoned', 'a']);
});
