import { sql } from 'kysely';
import type { Db } from '../guard-queries.ts';
import type { DueActionTable } from '../tables.ts';
import { IS_UNDER_WAY } from './due-states.ts';
import { waitAgain } from './wait-again.ts';

/** Every row that is running or uncertain, oldest first. */
export const rowsUnderWay = async (db: Db): Promise<readonly DueActionTable[]> => {
  const { rows } = await sql<DueActionTable>`
    select * from due_action where ${IS_UNDER_WAY}`.execute(db);
  // Sorted here: asked to sort, the planner would walk the whole table by its primary key.
  return [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));
};

export const rowUnderWay = async (db: Db, id: string): Promise<DueActionTable | null> => {
  const row = await db
    .selectFrom('due_action')
    .selectAll()
    .where('id', '=', id)
    .where(IS_UNDER_WAY)
    .executeTakeFirst();
  return row ?? null;
};

/** Whether doing it again could do no harm: an update of what stands already, or an errand. */
const mayGoAgain = async (db: Db, row: DueActionTable): Promise<boolean> => {
  if (row.family === 'errand') return true;
  if (row.family !== 'board' || row.slot_key === null) return false;
  const message = await db
    .selectFrom('message')
    .select('slot_key')
    .where('workspace_id', '=', row.workspace_id)
    .where('slot_key', '=', row.slot_key)
    .where('state', '=', 'posted')
    .executeTakeFirst();
  return message !== undefined;
};

/** What another boot left running: may wait again if that is harmless, else nobody knows whether it was sent. */
export const recoverFrom = async (db: Db, bootId: string): Promise<number> => {
  const rows = await rowsUnderWay(db);
  const left = rows.filter((row) => row.state === 'running' && row.boot_id !== bootId);
  for (const row of left) {
    if (await mayGoAgain(db, row)) {
      await waitAgain(db, row, { dueAt: row.due_at, problem: 'interrupted', fault: 'road' });
    } else {
      await db
        .updateTable('due_action')
        .set({ state: 'uncertain', problem: 'interrupted' })
        .where('id', '=', row.id)
        .execute();
    }
  }
  return left.length;
};
