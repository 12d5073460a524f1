import { describe, expect, it } from 'vitest';
import type { DueAction } from '../../../src/domain/delivery/due-action.ts';
import { PRIORITY } from '../../../src/domain/delivery/due-action.ts';
import { aBoard, aReply, aStatement, NOW } from '../../support/builders.ts';
import { aWorker, sentMessage } from './a-worker.ts';

const say = (name: string, channel = 'C0REL', more: Partial<DueAction> = {}): DueAction =>
  aStatement(name, {
    key: name,
    slot: { kind: 'statement.thread_line', subject: name, audience: { channel } },
    ...more,
  });
const timer = (key: string, more: Partial<DueAction> = {}): DueAction => ({
  ...say(key),
  kind: 'time.ask',
  slot: null,
  ...more,
});
const inMinutes = (minutes: number) => ({
  dueAt: `2026-11-17T09:${String(minutes).padStart(2, '0')}:00.000Z`,
});

describe('a tick', () => {
  it('does everything that is due now, and nothing that is not', async () => {
    const { worker, delivered, dueNow } = aWorker();
    await dueNow(say('a'), say('b', 'C0ANN'), say('later', 'C0X', inMinutes(5)));
    await worker.tick();
    expect(delivered.sort()).toEqual(['a', 'b']);
    expect(await worker.nextAt()).toBe('2026-11-17T09:05:00.000Z');
  });

  it('runs timers first, and in the same tick what they caused', async () => {
    const order: string[] = [];
    const { worker, store, dueNow, answers } = aWorker({
      runTimer: async (row) => {
        order.push(row.key);
        await store.transaction(async (tx) => {
          await tx.finishAction(row.id, 'done', null, NOW);
          await tx.schedule('T0GREEN', [say('caused', 'C0ANN')], NOW);
        });
      },
    });
    const note = (row: Parameters<typeof sentMessage>[0]) => {
      order.push(row.key);
      return sentMessage(row);
    };
    answers.set('a', note).set('caused', note);
    await dueNow(say('a'), timer('ask'));
    await worker.tick();
    expect(order[0]).toBe('ask');
    expect(order.slice(1).sort()).toEqual(['a', 'caused']);
  });

  it('a launch announcement goes before reminders that waited longer', async () => {
    const { worker, delivered, dueNow } = aWorker({ concurrency: 1 });
    const reminders = [1, 2, 3].map((n) => say(`r${n}`, `C0R${n}`, { priority: PRIORITY.reminder }));
    await dueNow(...reminders, say('announcement', 'C0ANN', { priority: PRIORITY.announcement }));
    await worker.tick();
    expect(delivered[0]).toBe('announcement');
  });

  it('a reply goes in the same tick as its parent, after it', async () => {
    const { worker, delivered, dueNow } = aWorker();
    await dueNow(aReply('reply', { key: 'reply' }), aBoard({}, { key: 'card' }));
    await worker.tick();
    expect(delivered).toEqual(['card', 'reply']);
  });

  it('tells what became of each row, after it is written down', async () => {
    const { worker, store, answers, outcomes, dueNow } = aWorker();
    answers.set('parked', () => ({ outcome: 'parked', problem: 'is_archived' }));
    answers.set('skipped', () => ({ outcome: 'skipped', reason: 'unchanged' }));
    await dueNow(say('sent'), say('parked', 'C0A'), say('skipped', 'C0B'));
    await worker.tick();
    expect(outcomes.sort()).toEqual(['parked parked', 'sent sent', 'skipped skipped']);
    expect(await store.reads.troubledActions('T0GREEN', null)).toMatchObject([{ problem: 'is_archived' }]);
  });

  it('what follows from an outcome may fail without harm', async () => {
    const { worker, lines, delivered, dueNow } = aWorker({
      onOutcome: () => {
        throw new Error('boom');
      },
    });
    await dueNow(say('a'), say('b'));
    await worker.tick();
    expect(delivered.sort()).toEqual(['a', 'b']);
    expect(lines.map(({ message }) => message)).toEqual([
      'What follows from a delivery failed.',
      'What follows from a delivery failed.',
    ]);
  });
});

describe('targets', () => {
  it('one at a time for each, so that a slow one holds up nobody else', async () => {
    const { worker, answers, delivered, dueNow } = aWorker();
    const slow = Promise.withResolvers<void>();
    answers.set('slow', async (row) => {
      await slow.promise;
      return sentMessage(row);
    });
    await dueNow(
      say('slow', 'C0A'),
      say('behind', 'C0A'),
      ...[1, 2, 3, 4, 5].map((n) => say(`b${n}`, `C0B${n}`)),
    );
    answers.set('b5', (row) => {
      slow.resolve();
      return sentMessage(row);
    });
    await worker.tick();
    expect(delivered).toEqual(['slow', 'b1', 'b2', 'b3', 'b4', 'b5', 'behind']);
  });

  it('a busy one is left for when it is free', async () => {
    const { worker, pace, delivered, dueNow, passes } = aWorker();
    pace.busy = ['c:C0REL'];
    pace.freeInMs = 400;
    await dueNow(say('a'), say('b', 'C0ANN'));
    await worker.tick();
    expect(delivered).toEqual(['b']);
    expect(await worker.nextAt()).toBe('2026-11-17T09:00:00.400Z');
    pace.busy = [];
    pace.freeInMs = null;
    passes(400);
    await worker.tick();
    expect(delivered).toEqual(['b', 'a']);
  });
});

describe('what was not sent', () => {
  it('is tried again after 1, 2, 4 … 300 seconds, and is a dead letter after twelve attempts', async () => {
    const { answers, store, time, dueNow, runFor, outcomes, lines } = aWorker();
    const at: number[] = [];
    answers.set('a', () => {
      at.push(Math.round((time.mono - 5000) / 1000));
      return { outcome: 'not_sent', retryAfterMs: 0, problem: 'fault' };
    });
    await dueNow(say('a'));
    await runFor(3_600_000);
    expect(at).toEqual([0, 1, 3, 7, 15, 31, 63, 127, 255, 511, 811, 1111]);
    expect(outcomes.at(-1)).toBe('a failed');
    expect(await store.reads.troubledActions('T0GREEN', null)).toMatchObject([
      { state: 'failed', problem: 'fault' },
    ]);
    expect(lines.at(-1)).toMatchObject({ level: 'warn' });
  });

  it('waits as long as Slack says, and never dies of the road', async () => {
    const { answers, delivered, dueNow, runFor, outcomes } = aWorker();
    answers.set('a', () => ({
      outcome: 'not_sent',
      retryAfterMs: 60_000,
      problem: 'ratelimited',
      counts: false,
    }));
    await dueNow(say('a'));
    await runFor(30 * 60_000);
    expect(delivered).toHaveLength(31);
    expect(outcomes.at(-1)).toBe('a again');
  });

  it('counts only its own failures: after twenty waits one refusal is the first', async () => {
    const { answers, store, delivered, dueNow, runFor, outcomes } = aWorker();
    answers.set('a', () => {
      const counts = delivered.length <= 20 ? { counts: false as const } : {};
      return { outcome: 'not_sent', retryAfterMs: 1000, problem: 'ECONNREFUSED', ...counts };
    });
    await dueNow(say('a'));
    await runFor(20_500);
    expect(delivered).toHaveLength(21);
    expect(outcomes.at(-1)).toBe('a again');
    await runFor(10_000);
    expect(outcomes.at(-1)).toBe('a again');
    await runFor(1000);
    expect(outcomes.at(-1)).toBe('a failed');
    expect(await store.reads.troubledActions('T0GREEN', null)).toMatchObject([{ state: 'failed' }]);
  });

  it('because of the road is tried at least once a minute, so that it goes soon after it is mended', async () => {
    const { answers, delivered, dueNow, runFor } = aWorker();
    answers.set('a', () => ({
      outcome: 'not_sent',
      retryAfterMs: 0,
      problem: 'ECONNREFUSED',
      counts: false,
    }));
    await dueNow(say('a'));
    await runFor(63_000);
    const soon = delivered.length;
    await runFor(10 * 60_000);
    expect(delivered.length - soon).toBe(10);
  });

  it('includes what could not even be prepared, and says why once an attempt', async () => {
    const { worker, answers, lines, dueNow, delivered } = aWorker();
    answers.set('a', () => {
      throw new Error('no such renderer');
    });
    await dueNow(say('a'), say('b'));
    await worker.tick();
    expect(delivered).toEqual(['a', 'b']);
    expect(lines).toMatchObject([{ level: 'error', facts: { kind: 'statement.thread_line' } }]);
  });
});

describe('a timer that throws', () => {
  it('does not hold up the others, rests longer each time, and ends as failed', async () => {
    let runs = 0;
    const scene = aWorker({
      runTimer: async (row) => {
        if (row.key === 'bad') {
          runs += 1;
          throw new Error('boom');
        }
        await scene.store.transaction((tx) => tx.finishAction(row.id, 'done', null, NOW));
      },
    });
    await scene.dueNow(timer('bad'), timer('good'));
    await scene.worker.tick();
    expect(runs).toBe(1);
    expect(await scene.store.due.dueTimers(NOW, 10)).toMatchObject([{ key: 'bad' }]);
    await scene.runFor(1_200_000);
    expect(runs).toBe(12);
    expect(await scene.store.reads.troubledActions('T0GREEN', null)).toMatchObject([
      { key: 'bad', state: 'failed' },
    ]);
    expect(await scene.worker.nextAt()).toBeNull();
  });
});
