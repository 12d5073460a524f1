import type { Settlement } from '../../application/delivery/settle-delivery.ts';
import type { DueQueue, DueRow, Log, Messenger, Pace, Store } from '../../application/ports.ts';
import { epochMs, fromEpochMs, type Instant } from '../../domain/calendar.ts';
import { createDeliveries } from './deliveries.ts';
import { type Heartbeat, startHeartbeat } from './heartbeat.ts';
import type { SteadyClock } from './steady-clock.ts';
import { createTimeWatch } from './time-watch.ts';
import { createTimers } from './timers.ts';

export type WorkerParts = {
  due: DueQueue;
  store: Pick<Store, 'transaction'>;
  messenger: Messenger;
  pace: Pace;
  /** What time it is at Slack; null when it does not answer. Asked only after a step of the clock. */
  slackNow(): Promise<Instant | null>;
  /** Decides and finishes a timer's row in one transaction. */
  runTimer(row: DueRow): Promise<void>;
  /** Called before each round of work. */
  beforeRound?(): Promise<void>;
  /**
   * The time is confirmed, at the start and after each step of the clock, and nothing else was done since: whatever
   * was reckoned with a wrong time is reckoned anew.
   */
  onTimeConfirmed?(): Promise<void>;
  /** The same that everything else dates with, or rows would be claimed by another time than they are planned. */
  clock: SteadyClock;
  settleMs: number;
  concurrency: number;
  log: Log;
  /** Called after each attempt is written down: a release is live once its announcements are. */
  onOutcome(row: DueRow, settlement: Settlement): Promise<void> | void;
};

export type Worker = {
  /** Does everything that is due now, until idle. While one runs, another call joins it. */
  tick(): Promise<void>;
  /** When there is next something to do, always later than now; null when nothing waits. */
  nextAt(): Promise<Instant | null>;
  /** Whether nothing is done because the time is doubtful. */
  isTimeDoubted(): boolean;
  /** Begins to beat once a second. */
  start(): void;
  /** Something was written: looks at it now instead of at the next beat. */
  nudge(): void;
  /** Takes nothing new, and waits so many real milliseconds for what is under way; false when it was not enough. */
  drain(timeoutMs: number): Promise<boolean>;
};

const BEAT_MS = 1000;

/** The worker: one loop that is woken by the heartbeat and by commits, and never runs twice at a time. */
export const createWorker = (parts: WorkerParts): Worker => {
  const { due, pace, clock, log } = parts;
  const timers = createTimers(parts);
  const deliveries = createDeliveries(parts);
  const watch = createTimeWatch(clock, parts.slackNow, log);
  let running: Promise<void> | null = null;
  let heartbeat: Heartbeat | null = null;
  let draining = false;
  let woken = false;
  let alarm = Promise.withResolvers<void>();
  let lastFault = '';
  let reckoned = 0;

  const wake = (): void => {
    woken = true;
    alarm.resolve();
  };

  const advance = async (): Promise<boolean> => {
    if (draining) return false;
    await parts.beforeRound?.();
    if (!(await watch.trusted())) return false;
    const confirmed = watch.timesConfirmed();
    if (confirmed !== reckoned) {
      await parts.onTimeConfirmed?.();
      reckoned = confirmed;
    }
    const ran = await timers.runDue(() => !draining);
    return (!draining && (await deliveries.advance())) || ran;
  };

  const loop = async (): Promise<void> => {
    try {
      for (;;) {
        woken = false;
        if (await advance()) continue;
        if (woken && !draining) continue;
        if (!deliveries.isUnderWay()) return;
        alarm = Promise.withResolvers<void>();
        await Promise.race([deliveries.oneEnds(), alarm.promise]);
      }
    } finally {
      // In the same breath as the last look at `woken`: a wake-up after it begins a new loop.
      running = null;
    }
  };

  const tick = (): Promise<void> => {
    wake();
    if (draining) return running ?? Promise.resolve();
    running ??= loop();
    return running;
  };

  /** A tick that nobody waits for. The same fault again and again is written down once. */
  const tickAlone = (): void => {
    tick().then(
      () => {
        lastFault = '';
      },
      (error: unknown) => {
        const fault = String(error);
        if (fault !== lastFault) log.error({ err: error }, 'The worker stumbled; the next beat goes on.');
        lastFault = fault;
      },
    );
  };

  return {
    tick,
    nextAt: async () => {
      const now = epochMs(clock.now());
      const askInMs = watch.nextAskInMs();
      if (askInMs !== null) return fromEpochMs(now + askInMs);
      const dueAt = await due.nextDueAt();
      const dueInMs = dueAt === null ? null : epochMs(dueAt) - now;
      // Overdue after a tick: its target is busy, or it failed and rests. Never earlier than it can change.
      const overdueMs = Math.min(BEAT_MS, pace.nextFreeInMs() ?? BEAT_MS);
      const waits = [
        dueInMs === null || dueInMs > 0 ? dueInMs : Math.max(1, overdueMs),
        await deliveries.nextLookInMs(),
      ].filter((wait) => wait !== null);
      return waits.length === 0 ? null : fromEpochMs(now + Math.min(...waits));
    },
    isTimeDoubted: watch.isDoubted,
    start: () => {
      heartbeat ??= startHeartbeat(tickAlone);
      tickAlone();
    },
    nudge: tickAlone,
    drain: async (timeoutMs) => {
      draining = true;
      heartbeat?.stop();
      wake();
      const { promise: tooLate, resolve } = Promise.withResolvers<boolean>();
      const ceiling = setTimeout(() => resolve(false), timeoutMs);
      const ended = running?.catch(() => undefined) ?? Promise.resolve();
      const inTime = await Promise.race([ended.then(deliveries.allEnd).then(() => true), tooLate]);
      clearTimeout(ceiling);
      return inTime;
    },
  };
};
