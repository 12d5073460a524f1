import type { DueQueue } from '../../../application/ports.ts';
import { earlier } from '../../../domain/calendar.ts';
import type { Db } from '../guard-queries.ts';
import { writeTransaction } from '../write-transaction.ts';
import { claim, claimEachApart, isDeliveryDue, nextDeliveryAt } from './claim-deliveries.ts';
import { settleRow } from './due-actions.ts';
import { dueRowFrom, settled } from './due-rows.ts';
import { nextTimerAt, timersDue } from './due-timers.ts';
import { messageWrites } from './messages.ts';
import { queueReads } from './queue-depth.ts';
import { sweepOld } from './sweep.ts';
import { recoverFrom, rowsUnderWay, rowUnderWay } from './under-way.ts';
import { failuresAfter, waitAgain } from './wait-again.ts';

/**
 * The worker's side of the due actions, over all workspaces.
 *
 * @param db where transactions start; `root` is the same database, guarded against use inside of one
 * @param bootId of this start of the program: what another one left running is not running any more
 */
export const createDueQueue = ({ db, root, bootId }: { db: Db; root: Db; bootId: string }): DueQueue => ({
  ...queueReads(root),

  dueTimers: async (now, limit) => (await timersDue(root, now, limit)).map(dueRowFrom),

  claimDeliveries: async (now, limit, busy) => {
    if (!(await isDeliveryDue(root, now))) return [];
    return writeTransaction(db, async (trx) =>
      (await claim(trx, { now, limit, busy, bootId })).map(dueRowFrom),
    );
  },

  claimApart: async (now, limit, busy, heldBack = []) => {
    if (!(await isDeliveryDue(root, now))) return [];
    return writeTransaction(db, async (trx) =>
      (await claimEachApart(trx, { now, limit, busy, heldBack, bootId })).map(dueRowFrom),
    );
  },

  uncertain: async () =>
    (await rowsUnderWay(root)).filter(({ state }) => state === 'uncertain').map(dueRowFrom),

  sent: (id, message, at) =>
    writeTransaction(db, async (trx) => {
      const row = await rowUnderWay(trx, id);
      if (row === null) return;
      await settleRow(trx, id, settled('done', null, at));
      if (message !== null) await messageWrites(trx).saveMessage(row.workspace_id, message);
    }),

  retryAt: (id, dueAt, problem, fault = 'road') =>
    writeTransaction(db, async (trx) => {
      const row = await rowUnderWay(trx, id);
      if (row !== null) await waitAgain(trx, row, { dueAt, problem, fault });
    }),

  park: (id, problem, at) =>
    writeTransaction(db, async (trx) => {
      if ((await rowUnderWay(trx, id)) !== null) await settleRow(trx, id, settled('parked', problem, at));
    }),

  markUncertain: (id, problem, at, fault = 'road') =>
    writeTransaction(db, async (trx) => {
      const row = await rowUnderWay(trx, id);
      if (row === null) return;
      await trx
        .updateTable('due_action')
        .set({ state: 'uncertain', problem, last_attempt_at: at, own_failures: failuresAfter(row, fault) })
        .where('id', '=', id)
        .execute();
    }),

  recover: () => writeTransaction(db, (trx) => recoverFrom(trx, bootId)),

  nextDueAt: async () => {
    const timer = await nextTimerAt(root);
    const delivery = await nextDeliveryAt(root);
    if (timer === null || delivery === null) return timer ?? delivery;
    return earlier(timer, delivery);
  },

  sweep: (now) => sweepOld(db, now),
});
