import { setImmediate } from 'node:timers/promises';
import { backoffMs, MOST_ATTEMPTS } from '../../application/delivery/settle-delivery.ts';
import type { Clock, DueQueue, DueRow, Log, Store } from '../../application/ports.ts';

export type TimerParts = {
  due: DueQueue;
  store: Pick<Store, 'transaction'>;
  clock: Clock;
  /** Decides and finishes the row in one transaction. */
  runTimer(row: DueRow): Promise<void>;
  log: Log;
};

export type Timers = {
  /** Runs every timer that is due; true when one was run. `mayGoOn` is asked before each. */
  runDue(mayGoOn: () => boolean): Promise<boolean>;
};

const BATCH = 50;

type Failure = { times: number; retryAt: number };

/** Runs due timers, oldest first. One that throws is tried less and less often and does not hold up the others. */
export const createTimers = ({ due, store, clock, runTimer, log }: TimerParts): Timers => {
  const failures = new Map<string, Failure>();

  const noteFailure = async (row: DueRow, error: unknown): Promise<void> => {
    const times = (failures.get(row.id)?.times ?? 0) + 1;
    failures.set(row.id, { times, retryAt: clock.monotonicMs() + backoffMs(times) });
    log.error({ err: error, row: row.id, kind: row.kind, times }, 'A timer failed.');
    if (times < MOST_ATTEMPTS) return;
    await store.transaction((tx) => tx.finishAction(row.id, 'failed', 'fault', clock.now()));
    failures.delete(row.id);
  };

  const isResting = ({ id }: DueRow): boolean => (failures.get(id)?.retryAt ?? 0) > clock.monotonicMs();

  const run = async (row: DueRow): Promise<void> => {
    try {
      await runTimer(row);
      failures.delete(row.id);
    } catch (error) {
      await noteFailure(row, error);
    }
  };

  return {
    runDue: async (mayGoOn) => {
      // Room for the resting ones, which are due as well and come first.
      const rows = await due.dueTimers(clock.now(), BATCH + failures.size);
      const ready = rows.filter((row) => !isResting(row));
      for (const row of ready) {
        if (!mayGoOn()) return true;
        await run(row);
        // Each is a decision of its own: requests are let in between.
        await setImmediate();
      }
      return ready.length > 0;
    },
  };
};
