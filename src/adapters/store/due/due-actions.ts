import type { DueActionState, Ids, Reads, Transaction } from '../../../application/ports.ts';
import { earlier, type Instant } from '../../../domain/calendar.ts';
import type { DueAction } from '../../../domain/delivery/due-action.ts';
import type { Db } from '../guard-queries.ts';
import type { DueActionTable } from '../tables.ts';
import { dueRowFrom, familyOf, type settled, waitingRow, wishColumns } from './due-rows.ts';
import { IS_OPEN, IS_TROUBLED } from './due-states.ts';

type DueReads = Pick<Reads, 'troubledActions' | 'openAnnouncements'>;

export const dueReads = (db: Db): DueReads => ({
  troubledActions: async (workspaceId, releaseId) => {
    const rows = await db
      .selectFrom('due_action')
      .selectAll()
      .where('workspace_id', '=', workspaceId)
      .where(IS_TROUBLED)
      .$if(releaseId !== null, (query) => query.where('release_id', '=', releaseId))
      .orderBy('id')
      .execute();
    return rows.map(dueRowFrom);
  },

  openAnnouncements: async (workspaceId, releaseId) => {
    const rows = await db
      .selectFrom('due_action')
      .innerJoin('release', 'release.id', 'due_action.release_id')
      // One that stands already is only being brought up to date.
      .leftJoin('message', (join) =>
        join
          .onRef('message.workspace_id', '=', 'due_action.workspace_id')
          .onRef('message.slot_key', '=', 'due_action.slot_key'),
      )
      .selectAll('due_action')
      .select('release.attempts as release_attempts')
      .where('due_action.workspace_id', '=', workspaceId)
      .where('due_action.release_id', '=', releaseId)
      .where('due_action.kind', '=', 'board.announcement')
      .where(IS_OPEN)
      .where('message.slot_key', 'is', null)
      .execute();
    return rows.filter((row) => dueRowFrom(row).slot?.subject === String(row.release_attempts)).length;
  },
});

/** Newest wish, earlier due date, better priority. A row that was refused once keeps the wait it was told. */
const bringUpToDate = async (db: Db, waiting: DueActionTable, action: DueAction): Promise<void> => {
  await db
    .updateTable('due_action')
    .set({
      ...wishColumns(action),
      due_at: waiting.attempts > 0 ? waiting.due_at : earlier(waiting.due_at, action.dueAt),
      priority: Math.min(waiting.priority, action.priority),
    })
    .where('id', '=', waiting.id)
    .execute();
};

/** A statement is said once: its message exists, or there was nothing to send when its turn came. */
const wasSaid = async (db: Db, workspaceId: string, action: DueAction): Promise<boolean> => {
  const { slot_key } = wishColumns(action);
  if (slot_key !== null) {
    const message = await db
      .selectFrom('message')
      .select('slot_key')
      .where('workspace_id', '=', workspaceId)
      .where('slot_key', '=', slot_key)
      .executeTakeFirst();
    if (message !== undefined) return true;
  }
  const done = await db
    .selectFrom('due_action')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('key', '=', action.key)
    .where('state', '=', 'done')
    .executeTakeFirst();
  return done !== undefined;
};

/** What could not be sent gives way to the newer wish, so that trouble is shown once for each message. */
const supersedeTroubled = async (db: Db, workspaceId: string, key: string, at: Instant): Promise<void> => {
  await db
    .updateTable('due_action')
    .set({ state: 'cancelled', settled_at: at })
    .where('workspace_id', '=', workspaceId)
    .where('key', '=', key)
    .where('state', 'in', ['parked', 'failed'])
    .execute();
};

/** Writes a new waiting row. */
export const insertWaiting = async (
  db: Db,
  ids: Ids,
  workspaceId: string,
  action: DueAction,
): Promise<void> => {
  const row = waitingRow(workspaceId, action, { id: ids.next(), metadataKey: ids.random() });
  await db.insertInto('due_action').values(row).execute();
};

const scheduleOne = async (
  db: Db,
  ids: Ids,
  workspaceId: string,
  action: DueAction,
  at: Instant,
): Promise<void> => {
  const open = await db
    .selectFrom('due_action')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('key', '=', action.key)
    .where(IS_OPEN)
    .execute();
  const waiting = open.find(({ state }) => state === 'pending');
  if (waiting !== undefined) return bringUpToDate(db, waiting, action);
  const family = familyOf(action.kind);
  const rendersNewest = family === 'board' || family === 'errand';
  // What is under way may have been rendered already: only what shows the newest state goes once more.
  if (open.length > 0 && !rendersNewest) return;
  if (family === 'statement' && (await wasSaid(db, workspaceId, action))) return;
  await supersedeTroubled(db, workspaceId, action.key, at);
  await insertWaiting(db, ids, workspaceId, action);
};

/** One that was under way waits again. A successor that queued behind it becomes part of it. */
export const waitAgain = async (
  db: Db,
  row: DueActionTable,
  { dueAt, problem }: { dueAt: Instant; problem: string | null },
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
      boot_id: null,
      payload_json: newest.payload_json,
      priority: Math.min(row.priority, newest.priority),
    })
    .where('id', '=', row.id)
    .execute();
};

const FINAL: readonly DueActionState[] = ['done', 'failed', 'parked', 'cancelled'];

export const dueWrites = (
  db: Db,
  ids: Ids,
): Pick<Transaction, 'schedule' | 'finishTimer' | 'finishAction'> => ({
  schedule: async (workspaceId, actions, at) => {
    for (const action of actions) await scheduleOne(db, ids, workspaceId, action, at);
  },

  finishTimer: async (id, now) => {
    const { numUpdatedRows } = await db
      .updateTable('due_action')
      .set({ state: 'done', settled_at: now })
      .where('id', '=', id)
      .where('state', '=', 'pending')
      .where('due_at', '<=', now)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  },

  finishAction: async (id, state, problem, at) => {
    const settledAt = FINAL.includes(state) ? at : null;
    await db
      .updateTable('due_action')
      .set({ state, problem, settled_at: settledAt })
      .where('id', '=', id)
      .execute();
  },
});

/** Ends a row that was claimed. */
export const settleRow = async (db: Db, id: string, end: ReturnType<typeof settled>): Promise<void> => {
  await db.updateTable('due_action').set(end).where('id', '=', id).execute();
};
