import { assertOutsideTransaction } from '../../application/outside-transaction.ts';
import type { DeliveryOutcome, DueRow } from '../../application/ports.ts';
import { isUrgentLevel } from '../../domain/delivery/due-action.ts';
import { type Failure, failureOf } from './outcome.ts';
import type { PacedMethod, Pacing } from './pacing.ts';

/** Where a call goes, for the budgets. */
export type Road = { target: string | null; urgent: boolean };

export type CallResult<T> = { ok: true; value: T } | { ok: false; failure: Failure };

/** One paced call: at most one request, its failure judged. */
export type Caller = <T>(method: PacedMethod, road: Road, send: () => Promise<T>) => Promise<CallResult<T>>;

/** Announcements and what somebody clicked for may use what is kept of the budgets. */
export const isUrgent = (row: Pick<DueRow, 'priority'>): boolean => isUrgentLevel(row.priority);

/** A caller that asks the budgets first and remembers what Slack says about them. */
export const createCaller =
  (pacing: Pacing): Caller =>
  async (method, { target, urgent }, send) => {
    assertOutsideTransaction(`Calling Slack (${method})`);
    const waitMs = pacing.take(method, target, urgent);
    if (waitMs > 0) {
      return {
        ok: false,
        failure: { kind: 'not_sent', problem: 'paced', retryAfterMs: waitMs, road: true },
      };
    }
    try {
      return { ok: true, value: await send() };
    } catch (error) {
      const failure = failureOf(error);
      if (failure.kind === 'not_sent' && failure.problem === 'ratelimited') {
        pacing.pause(method, target, failure.retryAfterMs);
      }
      return { ok: false, failure };
    }
  };

/** What the failure of a call means that may be repeated without harm: nothing is ever uncertain about it. */
export const repeatable = (failure: Failure): DeliveryOutcome => {
  if (failure.kind === 'refused') return { outcome: 'parked', problem: failure.problem };
  const retryAfterMs = failure.kind === 'not_sent' ? failure.retryAfterMs : 0;
  const { problem, road } = failure;
  return { outcome: 'not_sent', retryAfterMs, problem, ...(road ? { counts: false } : {}) };
};

/** What the failure of a post means: what may have happened must be looked for before it is said again. */
export const postFailure = (failure: Failure): DeliveryOutcome =>
  failure.kind === 'uncertain'
    ? { outcome: 'uncertain', problem: failure.problem, ...(failure.road ? { counts: false } : {}) }
    : repeatable(failure);
