import { epochMs, fromEpochMs, type Instant } from '../../domain/calendar.ts';
import type { Clock, DeliveryOutcome, DueQueue, DueRow, Fault, Messenger, Store } from '../ports.ts';
import { postponeUnsent } from '../reminders/digest/postpone-digest.ts';

/** What became of a row after an attempt: over, tried again, or in need of somebody. */
export type Settlement = 'sent' | 'skipped' | 'again' | 'parked' | 'failed' | 'uncertain';

export type SettleParts = {
  due: DueQueue;
  store: Pick<Store, 'transaction'>;
  clock: Pick<Clock, 'now'>;
};

/** After so many attempts that were the message's own fault it is a dead letter. */
export const MOST_ATTEMPTS = 12;

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 300_000;

/** Where the road is broken every message waits: all go on soon after it is mended. */
const LONGEST_ROAD_WAIT_MS = 60_000;

/** 1, 2, 4 … 300 seconds, in milliseconds, after the first, second, third … attempt. */
export const backoffMs = (attempts: number): number =>
  Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(Math.max(0, attempts - 1), 16));

/** The moment so many milliseconds later, at least one: what is tried again is never due at once. */
const after = (now: Instant, ms: number): Instant => fromEpochMs(epochMs(now) + Math.max(1, Math.ceil(ms)));

const faultOf = ({ counts }: { counts?: false }): Fault => (counts === false ? 'road' : 'own');

/** Writes down what one attempt came to, and when the next one is due. */
export const settleDelivery = async (
  { due, store, clock }: SettleParts,
  row: DueRow,
  outcome: DeliveryOutcome,
): Promise<Settlement> => {
  const now = clock.now();
  switch (outcome.outcome) {
    case 'sent':
      await due.sent(row.id, outcome.message, now);
      return 'sent';
    case 'skipped':
      await store.transaction(async (tx) => {
        await tx.finishAction(row.id, 'done', outcome.reason, now);
        if (outcome.postpone === true) await postponeUnsent(tx, row, now);
      });
      return 'skipped';
    case 'gone':
      await store.transaction(async (tx) => {
        await tx.saveMessage(row.workspaceId, outcome.message);
        if (!outcome.postAnew) await tx.finishAction(row.id, 'done', 'gone', now);
      });
      if (!outcome.postAnew) return 'skipped';
      // A second attempt of its own, so that a crash in between cannot post twice.
      await due.retryAt(row.id, after(now, 1), 'gone');
      return 'again';
    case 'not_sent': {
      const { problem, retryAfterMs } = outcome;
      const fault = faultOf(outcome);
      const failures = row.ownFailures + 1;
      if (fault === 'own' && failures >= MOST_ATTEMPTS) {
        await store.transaction((tx) => tx.finishAction(row.id, 'failed', problem, now));
        return 'failed';
      }
      const waitMs =
        fault === 'own' ? backoffMs(failures) : Math.min(LONGEST_ROAD_WAIT_MS, backoffMs(row.attempts));
      await due.retryAt(row.id, after(now, retryAfterMs > 0 ? retryAfterMs : waitMs), problem, fault);
      return 'again';
    }
    case 'parked':
      await due.park(row.id, outcome.problem, now);
      return 'parked';
    case 'uncertain':
      await due.markUncertain(row.id, outcome.problem, now, faultOf(outcome));
      return 'uncertain';
  }
};

/** What a look into the history came to. */
export type Look = Awaited<ReturnType<Messenger['lookFor']>>;

/** Writes down what a look for an uncertain post came to; `uncertain` means that it must be looked for again. */
export const settleLook = async (
  { due, store, clock }: SettleParts,
  row: DueRow,
  look: Look,
): Promise<Settlement> => {
  const now = clock.now();
  if (look === 'try_later') return 'uncertain';
  if (look === 'cannot_look') {
    await due.park(row.id, 'delivery_uncertain', now);
    return 'parked';
  }
  if (look !== 'absent') {
    await due.sent(row.id, look.found, now);
    return 'sent';
  }
  if (row.ownFailures >= MOST_ATTEMPTS) {
    await store.transaction((tx) => tx.finishAction(row.id, 'failed', row.problem, now));
    return 'failed';
  }
  await due.retryAt(row.id, after(now, 1), 'not_there');
  return 'again';
};
