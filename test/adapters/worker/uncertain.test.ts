import { describe, expect, it } from 'vitest';
import { createWorker } from '../../../src/adapters/worker/worker.ts';
import { aBoard, aReply, aStatement, NOW } from '../../support/builders.ts';
import { messageOf } from '../../support/store.ts';
import { aWorker, SETTLE_MS, sentMessage } from './a-worker.ts';

const lost = () => ({ outcome: 'uncertain', problem: 'TimeoutError' }) as const;
const said = aStatement('1', { key: 'a' });

/** A worker with one post of unknown fate. */
const anUncertain = async () => {
  const scene = aWorker();
  scene.answers.set('a', lost);
  await scene.dueNow(said);
  await scene.worker.tick();
  expect(scene.outcomes).toEqual(['a uncertain']);
  return scene;
};

describe('a post of unknown fate', () => {
  it('is not looked for before its settling time is over', async () => {
    const { worker, looks, looked, passes } = await anUncertain();
    looks.push('cannot_look');
    expect(await worker.nextAt()).toBe('2026-11-17T09:01:00.000Z');
    passes(SETTLE_MS - 1);
    await worker.tick();
    expect(looked).toEqual([]);
    passes(1);
    await worker.tick();
    expect(looked).toEqual(['a']);
  });

  it('that is found counts as sent', async () => {
    const { store, looks, runFor, delivered, outcomes } = await anUncertain();
    looks.push({ found: messageOf(said) });
    await runFor(SETTLE_MS);
    expect(delivered).toEqual(['a']);
    expect(outcomes.at(-1)).toBe('a sent');
    expect(await store.reads.message('T0GREEN', messageOf(said).slotKey)).toMatchObject({ state: 'posted' });
  });

  it('that is not there is said again', async () => {
    const { looks, runFor, answers, delivered, outcomes } = await anUncertain();
    looks.push('absent');
    answers.set('a', sentMessage);
    await runFor(SETTLE_MS + 1000);
    expect(delivered).toEqual(['a', 'a']);
    expect(outcomes.slice(-2)).toEqual(['a again', 'a sent']);
  });

  it('that cannot be looked for is shown as uncertain and never said twice', async () => {
    const { store, looks, runFor, delivered } = await anUncertain();
    looks.push('cannot_look');
    await runFor(10 * SETTLE_MS);
    expect(delivered).toEqual(['a']);
    expect(await store.reads.troubledActions('T0GREEN', null)).toMatchObject([
      { state: 'parked', problem: 'delivery_uncertain' },
    ]);
  });

  it('is looked for again, ever less often, while nobody can tell', async () => {
    const { looked, runFor } = await anUncertain();
    await runFor(SETTLE_MS + 15_000);
    // After 60, 61, 63, 67 and 75 seconds.
    expect(looked).toHaveLength(5);
    await runFor(10 * 60_000);
    expect(looked.length).toBeLessThan(20);
  });

  it('that is never there is a dead letter after twelve attempts that Slack itself failed', async () => {
    const { looks, runFor, delivered, outcomes } = await anUncertain();
    for (let i = 0; i < 20; i += 1) looks.push('absent');
    await runFor(20 * (SETTLE_MS + 1000));
    expect(delivered).toHaveLength(12);
    expect(outcomes.at(-1)).toBe('a failed');
  });

  it('of broken connections alone is never a dead letter', async () => {
    const { answers, looks, runFor, delivered, outcomes } = await anUncertain();
    answers.set('a', () => ({ outcome: 'uncertain', problem: 'UND_ERR_SOCKET', counts: false }));
    for (let i = 0; i < 30; i += 1) looks.push('absent');
    await runFor(20 * (SETTLE_MS + 1000));
    expect(delivered.length).toBeGreaterThan(15);
    expect(outcomes).not.toContain('a failed');
  });

  it('blocks its own replies and nothing else', async () => {
    const scene = aWorker();
    scene.answers.set('card', lost);
    await scene.dueNow(aBoard({}, { key: 'card' }), aReply('r', { key: 'reply' }));
    await scene.dueNow(aStatement('other', { key: 'other' }));
    await scene.worker.tick();
    expect(scene.delivered).toEqual(['card', 'other']);
    scene.looks.push({ found: messageOf(aBoard()) });
    await scene.runFor(SETTLE_MS);
    expect(scene.delivered).toEqual(['card', 'other', 'reply']);
  });

  it('of another start of the program settles from the start of this one', async () => {
    const { store, clock, log, passes } = await anUncertain();
    passes(SETTLE_MS / 2);
    const looked: string[] = [];
    const worker = createWorker({
      due: store.due,
      store,
      messenger: {
        deliver: async (row) => sentMessage(row),
        lookFor: async (row) => {
          looked.push(row.key);
          return { found: messageOf(said) };
        },
      },
      pace: { busyTargets: () => [], heldBack: () => [], nextFreeInMs: () => null },
      slackNow: async () => clock.now(),
      runTimer: async () => undefined,
      clock,
      settleMs: SETTLE_MS,
      concurrency: 4,
      log,
      onOutcome: () => undefined,
    });
    await worker.tick();
    expect(await worker.nextAt()).toBe('2026-11-17T09:01:30.000Z');
    passes(SETTLE_MS);
    await worker.tick();
    expect(looked).toEqual(['a']);
    expect(clock.now() > NOW).toBe(true);
  });
});
