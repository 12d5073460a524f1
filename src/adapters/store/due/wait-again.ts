import type { Fault } from '../../../application/ports.ts';
import type { Instant } from '../../../domain/calendar.ts';
import { moreUrgent } from '../../../domain/delivery/due-action.ts';
import type { Db } from '../guard-queries.ts';
import type { DueActionTable } from '../tables.ts';
import { IS_OPEN } from './due-states.ts';

/** How often a row has failed by its own fault, after one more failed attempt. */
export const failuresAfter = (row: Pick<DueActionTable, 'own_failures'>, fault: Fault): number =>
  row.own_failures + (fault === 'own' ? 1 : 0);

/** One that was under way waits again. A successor that queued behind it becomes part of it. */
export const waitAgain = async (
  db: Db,
  row: DueActionTable,
  { dueAt, problem, fault }: { dueAt: Instant; problem: string | null; fault: Fault },
): Promise<void> => {
  const successor = await db
    .selectFrom('due_action')
    .selectAll()
    .where('workspace_id', '=', row.workspace_id)
    .where('key', '=', row.key)
    .where('state', '=', 'pending')
    .executeTakeFirst();
  if (successor !== undefined) await db.deleteFrom('due_action').where('id', '=', successor.id).execute();
  const newest = successor ?? row;
  await db
    .updateTable('due_action')
    .set({
      state: 'pending',
      due_at: dueAt,
      problem,
      own_failures: failuresAfter(row, fault),
      boot_id: null,
      payload_json: newest.payload_json,
      priority: moreUrgent(row.priority, newest.priority),
    })
    .where('id', '=', row.id)
    .execute();
};

/** One that was given up is tried again; one that may have arrived is looked for again. */
export const retryGivenUp = async (
  db: Db,
  id: string,
  at: Instant,
): Promise<'pending' | 'uncertain' | null> => {
  const row = await db.selectFrom('due_action').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined || (row.state !== 'parked' && row.state !== 'failed')) return null;
  const successor = await db
    .selectFrom('due_action')
    .select('id')
    .where('workspace_id', '=', row.workspace_id)
    .where('key', '=', row.key)
    .where(IS_OPEN)
    .executeTakeFirst();
  if (successor !== undefined) return null;
  const state = row.problem === 'delivery_uncertain' ? 'uncertain' : 'pending';
  await db
    .updateTable('due_action')
    .set({ state, due_at: at, own_failures: 0, retried_at: at, settled_at: null, boot_id: null })
    .where('id', '=', id)
    .execute();
  return state;
};
