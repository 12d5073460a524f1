import { afterEach } from 'vitest';
import { createSteadyClock } from '../../../src/adapters/worker/steady-clock.ts';
import { createWorker, type WorkerParts } from '../../../src/adapters/worker/worker.ts';
import type { DeliveryOutcome, DueRow, HeldBack, Log, Messenger } from '../../../src/application/ports.ts';
import { epochMs, fromEpochMs } from '../../../src/domain/calendar.ts';
import type { DueAction } from '../../../src/domain/delivery/due-action.ts';
import { NOW } from '../../support/builders.ts';
import { memoryStore, messageOf, schedule } from '../../support/store.ts';

export const SETTLE_MS = 60_000;

export type Line = { level: string; message: string; facts: object };

const endings: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(endings.splice(0).map((end) => end()));
});

/** What a post of this row would leave behind. */
export const sentMessage = (row: DueRow): DeliveryOutcome => ({
  outcome: 'sent',
  message: row.slot === null ? null : messageOf(row, { metadataKey: row.metadataKey }),
});

/**
 * A worker over the real store, with a messenger and a clock that the test plays. `answers` decides what becomes
 * of an attempt, by the row's key; without one it is sent.
 */
export const aWorker = (change: Partial<WorkerParts> = {}) => {
  const database = memoryStore();
  endings.push(database.close);
  const { store } = database;
  const time = { wall: epochMs(NOW), mono: 5000 };
  const clock = createSteadyClock({ now: () => fromEpochMs(time.wall), monotonicMs: () => time.mono });
  const lines: Line[] = [];
  const at = (level: string) => (facts: object, message: string) =>
    void lines.push({ level, message, facts });
  const log: Log = { error: at('error'), warn: at('warn'), info: at('info'), debug: at('debug') };

  const delivered: string[] = [];
  const answers = new Map<string, (row: DueRow) => DeliveryOutcome | Promise<DeliveryOutcome>>();
  const looks: Awaited<ReturnType<Messenger['lookFor']>>[] = [];
  const looked: string[] = [];
  const messenger: Messenger = {
    deliver: async (row) => {
      delivered.push(row.key);
      return (answers.get(row.key) ?? sentMessage)(row);
    },
    lookFor: async (row) => {
      looked.push(row.key);
      return looks.shift() ?? 'try_later';
    },
  };
  const pace = { busy: [] as string[], heldBack: [] as HeldBack[], freeInMs: null as number | null };
  const outcomes: string[] = [];
  const ran: string[] = [];
  const worker = createWorker({
    due: store.due,
    store,
    messenger,
    pace: {
      busyTargets: () => pace.busy,
      heldBack: () => pace.heldBack,
      nextFreeInMs: () => pace.freeInMs,
    },
    slackNow: async () => clock.now(),
    runTimer: async (row) => {
      ran.push(row.key);
      await store.transaction((tx) => tx.finishAction(row.id, 'done', null, clock.now()));
    },
    clock,
    settleMs: SETTLE_MS,
    concurrency: 4,
    log,
    onOutcome: (row, settlement) => void outcomes.push(`${row.key} ${settlement}`),
    ...change,
  });
  const passes = (ms: number): void => {
    time.wall += ms;
    time.mono += ms;
  };
  /** Lets virtual time pass as the practice clock does: from one thing to do to the next. */
  const runFor = async (ms: number): Promise<void> => {
    const end = time.wall + ms;
    await worker.tick();
    for (;;) {
      const next = await worker.nextAt();
      if (next === null || epochMs(next) > end) break;
      passes(epochMs(next) - time.wall);
      await worker.tick();
    }
    passes(end - time.wall);
    await worker.tick();
  };
  const dueNow = (...actions: DueAction[]): Promise<void> => schedule(store, ...actions);
  return {
    ...{ database, store, worker, clock, time, lines, log, delivered, answers, looks, looked },
    ...{ pace, outcomes, ran, passes, runFor, dueNow },
  };
};
