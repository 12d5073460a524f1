import { sql } from 'kysely';
import type { DueActionState, Ids, Reads, Transaction } from '../../../application/ports.ts';
import { earlier, type Instant } from '../../../domain/calendar.ts';
import { type DueAction, moreUrgent } from '../../../domain/delivery/due-action.ts';
import type { Db } from '../guard-queries.ts';
import type { DueActionTable } from '../tables.ts';
import { dueRowFrom, familyOf, type settled, waitingRow, wishColumns } from './due-rows.ts';
import { IS_OPEN, IS_OPEN_OR_UNSENT, IS_TROUBLED } from './due-states.ts';
import { retryGivenUp } from './wait-again.ts';

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
  const wanted = {
    ...wishColumns(action),
    due_at: waiting.attempts > 0 ? waiting.due_at : earlier(waiting.due_at, action.dueAt),
    priority: moreUrgent(waiting.priority, action.priority),
  };
  // Most boards wait as they are wanted already.
  const changes = Object.entries(wanted).some(
    ([column, value]) => waiting[column as keyof typeof wanted] !== value,
  );
  if (!changes) return;
  await db.updateTable('due_action').set(wanted).where('id', '=', waiting.id).execute();
};

/** What stands of the wishes already, read for all of them at once: each decision has a dozen. */
type Standing = {
  open: ReadonlyMap<string, readonly DueActionTable[]>;
  /** Keys of what could not be sent. */
  troubled: ReadonlySet<string>;
  /** Slots whose message was ever posted, also where it is gone by now. */
  posted: ReadonlySet<string>;
  /** Keys of statements that had their turn: sent, or nothing to send. */
  done: ReadonlySet<string>;
};

const doneAmong = async (
  db: Db,
  workspaceId: string,
  keys: readonly string[],
): Promise<ReadonlySet<string>> => {
  if (keys.length === 0) return new Set();
  const rows = await db
    .selectFrom('due_action')
    .select('key')
    .where('workspace_id', '=', workspaceId)
    .where(sql<boolean>`due_action.key in (select value from json_each(${JSON.stringify(keys)}))`)
    .where('state', '=', 'done')
    .execute();
  return new Set(rows.map(({ key }) => key));
};

const readStanding = async (
  db: Db,
  workspaceId: string,
  actions: readonly DueAction[],
): Promise<Standing> => {
  const keys = JSON.stringify(actions.map(({ key }) => key));
  const rows = await db
    .selectFrom('due_action')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where(sql<boolean>`due_action.key in (select value from json_each(${keys}))`)
    .where(IS_OPEN_OR_UNSENT)
    .execute();
  const slots = JSON.stringify(actions.flatMap((action) => wishColumns(action).slot_key ?? []));
  const messages = await db
    .selectFrom('message')
    .select('slot_key')
    .where('workspace_id', '=', workspaceId)
    .where(sql<boolean>`message.slot_key in (select value from json_each(${slots}))`)
    .execute();
  const statements = actions.filter(({ kind }) => familyOf(kind) === 'statement').map(({ key }) => key);
  const unsent = rows.filter(({ state }) => state === 'parked' || state === 'failed');
  return {
    open: Map.groupBy(
      rows.filter((row) => !unsent.includes(row)),
      ({ key }) => key,
    ),
    troubled: new Set(unsent.map(({ key }) => key)),
    posted: new Set(messages.map(({ slot_key }) => slot_key)),
    done: await doneAmong(db, workspaceId, statements),
  };
};

const wasPosted = ({ posted }: Standing, action: DueAction): boolean => {
  const { slot_key } = wishColumns(action);
  return slot_key !== null && posted.has(slot_key);
};

/** A statement is said once: its message exists, or there was nothing to send when its turn came. */
const wasSaid = (action: DueAction, standing: Standing): boolean =>
  wasPosted(standing, action) || standing.done.has(action.key);

/**
 * A board that is to be brought up to date only where it stands, and stands nowhere: nothing to do. Each
 * decision wishes for several of these, and a row that is written, claimed and settled costs two transactions.
 */
const standsNowhere = (action: DueAction, standing: Standing): boolean =>
  familyOf(action.kind) === 'board' && action.payload.post === false && !wasPosted(standing, action);

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

/** Writes new waiting rows, in this order, with one statement. */
export const insertWaiting = async (
  db: Db,
  ids: Ids,
  workspaceId: string,
  actions: readonly DueAction[],
): Promise<void> => {
  if (actions.length === 0) return;
  const rows = actions.map((action) =>
    waitingRow(workspaceId, action, { id: ids.next(), metadataKey: ids.random() }),
  );
  await db.insertInto('due_action').values(rows).execute();
};

type Scheduling = { db: Db; ids: Ids; workspaceId: string; at: Instant };

/** Whether the wish needs a row of its own. */
const wantsRow = async (
  { db, workspaceId, at }: Scheduling,
  action: DueAction,
  standing: Standing,
): Promise<boolean> => {
  const open = standing.open.get(action.key) ?? [];
  const waiting = open.find(({ state }) => state === 'pending');
  if (waiting !== undefined) {
    await bringUpToDate(db, waiting, action);
    return false;
  }
  const family = familyOf(action.kind);
  const rendersNewest = family === 'board' || family === 'errand';
  // What is under way may have been rendered already: only what shows the newest state goes once more.
  if (open.length > 0 && !rendersNewest) return false;
  if (family === 'statement' && wasSaid(action, standing)) return false;
  if (standing.troubled.has(action.key)) await supersedeTroubled(db, workspaceId, action.key, at);
  // One that is under way may be posting it this moment: then the wish waits behind it.
  return open.length > 0 || !standsNowhere(action, standing);
};

const scheduleAll = async (scheduling: Scheduling, actions: readonly DueAction[]): Promise<void> => {
  if (actions.length === 0) return;
  const seen = new Set<string>();
  const first = actions.filter(({ key }) => !seen.has(key) && seen.add(key));
  const { db, ids, workspaceId } = scheduling;
  const standing = await readStanding(db, workspaceId, first);
  const fresh: DueAction[] = [];
  for (const action of first) if (await wantsRow(scheduling, action, standing)) fresh.push(action);
  await insertWaiting(db, ids, workspaceId, fresh);
  // The same key once more meets what its first wish has become.
  await scheduleAll(
    scheduling,
    actions.filter((action) => !first.includes(action)),
  );
};

const FINAL: readonly DueActionState[] = ['done', 'failed', 'parked', 'cancelled'];

export const dueWrites = (
  db: Db,
  ids: Ids,
): Pick<Transaction, 'schedule' | 'finishTimer' | 'finishAction' | 'retryAction'> => ({
  retryAction: (id, at) => retryGivenUp(db, id, at),

  schedule: (workspaceId, actions, at) => scheduleAll({ db, ids, workspaceId, at }, actions),

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
