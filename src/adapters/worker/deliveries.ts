import { setImmediate } from 'node:timers/promises';
import { targetOf } from '../../application/delivery/delivery-target.ts';
import { type Settlement, settleDelivery, settleLook } from '../../application/delivery/settle-delivery.ts';
import type {
  Clock,
  DeliveryOutcome,
  DueQueue,
  DueRow,
  Log,
  Messenger,
  Pace,
  Store,
} from '../../application/ports.ts';
import { createSettling } from './settling.ts';

export type DeliveryParts = {
  due: DueQueue;
  store: Pick<Store, 'transaction'>;
  messenger: Messenger;
  pace: Pace;
  clock: Clock;
  /** How long Slack may take to accept what it was sent. */
  settleMs: number;
  /** Rows under way at the same time. */
  concurrency: number;
  log: Log;
  /** Called after each attempt is written down. */
  onOutcome(row: DueRow, settlement: Settlement): Promise<void> | void;
};

export type Deliveries = {
  /** Starts whatever may start now; true when something was started or written down. */
  advance(): Promise<boolean>;
  isUnderWay(): boolean;
  /** Resolves when one of those under way has ended. */
  oneEnds(): Promise<void>;
  /** Resolves when all of those under way have ended. */
  allEnd(): Promise<void>;
  /** Milliseconds until the first uncertain post may be looked for; null when there is none. */
  nextLookInMs(): Promise<number | null>;
};

/**
 * Attempts deliveries: one row for each target at a time, so that a slow channel holds up nobody else, and looks
 * for uncertain posts once their settling time is over. What it starts never throws.
 */
export const createDeliveries = (parts: DeliveryParts): Deliveries => {
  const { due, messenger, pace, clock, concurrency, log, onOutcome } = parts;
  const settling = createSettling(clock, parts.settleMs);
  const underWay = new Map<string, { target: string | null; end: Promise<void> }>();
  /** Outcomes that could not be written down (a full disk): sent is sent, so they are kept until they can. */
  const unwritten = new Map<string, () => Promise<void>>();

  const attempt = async (row: DueRow): Promise<DeliveryOutcome> => {
    try {
      return await messenger.deliver(row);
    } catch (error) {
      // It throws before anything is sent: the fault is ours.
      log.error({ err: error, row: row.id, kind: row.kind }, 'A delivery could not be prepared.');
      return { outcome: 'not_sent', retryAfterMs: 0, problem: 'fault' };
    }
  };

  const tell = async (row: DueRow, settlement: Settlement): Promise<void> => {
    if (settlement === 'parked' || settlement === 'failed') {
      log.warn({ row: row.id, kind: row.kind, settlement }, 'A delivery needs somebody.');
    }
    try {
      await onOutcome(row, settlement);
    } catch (error) {
      log.error({ err: error, row: row.id, kind: row.kind }, 'What follows from a delivery failed.');
    }
  };

  const writeDown = async (row: DueRow, settle: () => Promise<Settlement>): Promise<void> => {
    const write = async (): Promise<void> => {
      const settlement = await settle();
      unwritten.delete(row.id);
      await tell(row, settlement);
    };
    try {
      await write();
    } catch (error) {
      log.error({ err: error, row: row.id, kind: row.kind }, 'An outcome could not be written down.');
      unwritten.set(row.id, write);
    }
  };

  const deliver = async (row: DueRow): Promise<void> => {
    const outcome = await attempt(row);
    // From the answer on, not from when it is written down.
    if (outcome.outcome === 'uncertain') settling.begin(row.id);
    await writeDown(row, () => settleDelivery(parts, row, outcome));
  };

  const lookFor = async (row: DueRow): Promise<void> => {
    try {
      const look = await messenger.lookFor(row);
      if (look === 'try_later') return settling.lookLater(row.id);
      settling.forget(row.id);
      await writeDown(row, () => settleLook(parts, row, look));
    } catch (error) {
      settling.lookLater(row.id);
      log.error({ err: error, row: row.id, kind: row.kind }, 'A look for an uncertain post failed.');
    }
  };

  const start = (row: DueRow, target: string | null, work: (row: DueRow) => Promise<void>): void => {
    const end = work(row).finally(() => underWay.delete(row.id));
    underWay.set(row.id, { target, end });
  };

  const uncertainRows = async (): Promise<readonly DueRow[]> =>
    (await due.uncertain()).filter(({ id }) => !underWay.has(id) && !unwritten.has(id));

  const writeWhatIsOwed = async (): Promise<boolean> => {
    const before = unwritten.size;
    for (const write of [...unwritten.values()]) await write().catch(() => undefined);
    return unwritten.size < before;
  };

  const startLooks = async (): Promise<boolean> => {
    const room = concurrency - underWay.size;
    if (room <= 0) return false;
    const ready = (await uncertainRows()).filter(({ id }) => settling.leftMs(id) <= 0).slice(0, room);
    for (const row of ready) start(row, null, lookFor);
    return ready.length > 0;
  };

  const startDeliveries = async (): Promise<boolean> => {
    let started = false;
    while (underWay.size < concurrency) {
      const taken = [...underWay.values()].flatMap(({ target }) => target ?? []);
      const busy = new Set([...pace.busyTargets(), ...taken]);
      const rows = await due.claimApart(clock.now(), concurrency - underWay.size, [...busy], pace.heldBack());
      if (rows.length === 0) break;
      for (const row of rows) start(row, targetOf(row), deliver);
      started = true;
      // Many end without the network, held back by a budget: requests are let in between.
      await setImmediate();
    }
    return started;
  };

  return {
    advance: async () => {
      const written = await writeWhatIsOwed();
      const looking = await startLooks();
      return (await startDeliveries()) || looking || written;
    },
    isUnderWay: () => underWay.size > 0,
    oneEnds: () => Promise.race([...underWay.values()].map(({ end }) => end)),
    allEnd: async () => {
      await Promise.all([...underWay.values()].map(({ end }) => end));
    },
    nextLookInMs: async () => {
      const left = (await uncertainRows()).map(({ id }) => settling.leftMs(id));
      return left.length === 0 ? null : Math.max(1, Math.min(...left));
    },
  };
};
