import { describe, expect, it, vi } from 'vitest';
import { epochMs, fromEpochMs, type Instant } from '../../../src/domain/calendar.ts';
import { aBoard, aStatement, NOW, WORKSPACE } from '../../support/builders.ts';
import { afterRestart, messageOf } from '../../support/store.ts';
import { aWorker, sentMessage } from './a-worker.ts';

const say = (name: string) =>
  aStatement(name, {
    key: name,
    slot: { kind: 'statement.thread_line', subject: name, audience: { channel: `C0${name}` } },
  });

const addMilliseconds = (at: Instant, ms: number): Instant => fromEpochMs(epochMs(at) + ms);

/** A worker whose delivery of `slow` ends when the test says so. */
const aSlowWorker = async () => {
  const scene = aWorker();
  const slow = Promise.withResolvers<void>();
  scene.answers.set('slow', async (row) => {
    await slow.promise;
    return sentMessage(row);
  });
  await scene.dueNow(say('slow'));
  return { ...scene, slow };
};

describe('one loop', () => {
  it('a second tick joins the first, and the first does what came meanwhile', async () => {
    const { worker, slow, delivered, dueNow } = await aSlowWorker();
    const first = worker.tick();
    await vi.waitFor(() => expect(delivered).toEqual(['slow']));
    await dueNow(say('new'));
    const second = worker.tick();
    await vi.waitFor(() => expect(delivered).toEqual(['slow', 'new']));
    slow.resolve();
    await Promise.all([first, second]);
    expect(delivered).toEqual(['slow', 'new']);
  });

  it('many nudges are one round, and each row is attempted once', async () => {
    const { worker, delivered, outcomes, dueNow } = aWorker();
    await dueNow(say('a'));
    for (let i = 0; i < 50; i += 1) worker.nudge();
    await worker.tick();
    expect(delivered).toEqual(['a']);
    expect(outcomes).toEqual(['a sent']);
  });

  it('a nudge between the last look and the end of the round is not lost', async () => {
    const { worker, store, delivered, dueNow } = aWorker();
    const claim = store.due.claimApart;
    vi.spyOn(store.due, 'claimApart').mockImplementationOnce(async (...asked) => {
      const nothing = await claim(...asked);
      await dueNow(say('late'));
      worker.nudge();
      return nothing;
    });
    await worker.tick();
    expect(delivered).toEqual(['late']);
  });

  it('whoever clicks is let in between, also when nothing that is attempted meets the network', async () => {
    const { worker, delivered, answers, dueNow } = aWorker({ concurrency: 4 });
    const names = Array.from({ length: 40 }, (_, nth) => `r${nth}`);
    for (const name of names) answers.set(name, () => ({ outcome: 'skipped', reason: 'answered' }));
    await dueNow(...names.map(say));
    const seen: number[] = [];
    const look = (): void => {
      seen.push(delivered.length);
      if (delivered.length < names.length) setImmediate(look);
    };
    setImmediate(look);
    await worker.tick();
    await vi.waitFor(() => expect(seen.at(-1)).toBe(names.length));
    const steps = seen.map((count, nth) => count - (seen[nth - 1] ?? 0));
    expect(Math.max(...steps)).toBeLessThanOrEqual(4);
  });

  it('what finds no room in a budget is not attempted until there is some', async () => {
    const { worker, store, delivered, pace, passes, dueNow } = aWorker();
    const card = aBoard({}, { key: 'card' });
    await store.transaction((tx) => tx.saveMessage(WORKSPACE, messageOf(card)));
    await dueNow(card, say('said'));
    pace.heldBack = ['edits'];
    pace.freeInMs = 30;
    await worker.tick();
    expect(delivered).toEqual(['said']);
    expect(await worker.nextAt()).toBe(addMilliseconds(NOW, 30));
    passes(30);
    pace.heldBack = [];
    await worker.tick();
    expect(delivered).toEqual(['said', 'card']);
  });

  it('beats once a second once started', async () => {
    const { worker, ran, dueNow } = aWorker();
    worker.start();
    // The look that starting takes by itself is over: what comes now waits for a beat.
    await worker.tick();
    await dueNow({ ...say('t'), kind: 'time.ask', slot: null });
    await vi.waitFor(() => expect(ran).toEqual(['t']), { timeout: 5000 });
    expect(await worker.drain(1000)).toBe(true);
  });
});

describe('a fault in the store', () => {
  it('is written down once, and the next beat goes on', async () => {
    const { worker, store, lines, delivered, dueNow } = aWorker();
    const broken = vi.spyOn(store.due, 'dueTimers').mockRejectedValue(new Error('disk I/O error'));
    await expect(worker.tick()).rejects.toThrow('disk I/O error');
    worker.nudge();
    await vi.waitFor(() => expect(lines).toHaveLength(1));
    const before = broken.mock.calls.length;
    worker.nudge();
    await vi.waitFor(() => expect(broken.mock.calls.length).toBeGreaterThan(before));
    broken.mockRestore();
    await dueNow(say('a'));
    await worker.tick();
    expect(delivered).toEqual(['a']);
    expect(lines).toHaveLength(1);
  });

  it('what was sent while the disk was full is written down when it can be, and not sent again', async () => {
    const { worker, store, delivered, outcomes, dueNow } = aWorker();
    const full = vi.spyOn(store.due, 'sent').mockRejectedValue(new Error('database or disk is full'));
    await dueNow(say('a'));
    await worker.tick();
    expect(outcomes).toEqual([]);
    full.mockRestore();
    await worker.tick();
    expect(outcomes).toEqual(['a sent']);
    expect(delivered).toEqual(['a']);
  });
});

describe('draining', () => {
  it('lets what is under way end, and takes nothing new', async () => {
    const { worker, slow, delivered, outcomes, dueNow } = await aSlowWorker();
    void worker.tick();
    await vi.waitFor(() => expect(delivered).toEqual(['slow']));
    const drained = worker.drain(5000);
    await dueNow(say('new'));
    worker.nudge();
    slow.resolve();
    expect(await drained).toBe(true);
    await worker.tick();
    expect(delivered).toEqual(['slow']);
    expect(outcomes).toEqual(['slow sent']);
  });

  it('says when the time was not enough', async () => {
    const { worker, slow, delivered } = await aSlowWorker();
    const running = worker.tick();
    await vi.waitFor(() => expect(delivered).toEqual(['slow']));
    expect(await worker.drain(20)).toBe(false);
    slow.resolve();
    await running;
  });

  it('hands what did not end in time to the next start, which looks for it before it is sent again', async () => {
    const { worker, database, slow, delivered } = await aSlowWorker();
    const running = worker.tick();
    await vi.waitFor(() => expect(delivered).toEqual(['slow']));
    expect(await worker.drain(20)).toBe(false);
    const next = afterRestart(database);
    expect(await next.due.recover()).toBe(1);
    expect(await next.due.uncertain()).toMatchObject([{ key: 'slow', problem: 'interrupted' }]);
    slow.resolve();
    await running;
  });

  it('waits for what is under way also after the loop stumbled', async () => {
    const { worker, store, slow, delivered, outcomes } = await aSlowWorker();
    const running = worker.tick();
    await vi.waitFor(() => expect(delivered).toEqual(['slow']));
    vi.spyOn(store.due, 'dueTimers').mockRejectedValue(new Error('disk I/O error'));
    worker.nudge();
    await expect(running).rejects.toThrow('disk I/O error');
    const drained = worker.drain(5000);
    slow.resolve();
    expect(await drained).toBe(true);
    expect(outcomes).toEqual(['slow sent']);
  });
});
