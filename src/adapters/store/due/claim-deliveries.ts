import { type RawBuilder, sql } from 'kysely';
import type { Instant } from '../../../domain/calendar.ts';
import type { Db } from '../guard-queries.ts';
import type { DueActionTable } from '../tables.ts';

// States and families are written out, not bound: only then does the planner see that a partial index fits.

/** Waiting deliveries, as `row`. */
const IS_WAITING = sql`row.state = 'pending' and row.family <> 'timer'`;

/**
 * What may go now, whatever the hour. In front of a row may stand: the same key under way; in its slot another
 * one under way or an earlier one; for a statement, an earlier statement in its thread; for whatever belongs
 * into a thread, a parent that does not stand yet.
 */
const NOTHING_IN_FRONT = sql`
  not exists (
    select 1 from due_action as twin
    where twin.workspace_id = row.workspace_id and twin.key = row.key
      and twin.state in ('running', 'uncertain')
  )
  and not exists (
    select 1 from due_action as ahead
    where ahead.workspace_id = row.workspace_id and ahead.slot_key = row.slot_key
      and ahead.state in ('pending', 'running', 'uncertain')
      and ahead.id <> row.id and (ahead.state <> 'pending' or ahead.id < row.id)
  )
  and (
    row.thread_key is null
    or exists (
      select 1 from message as parent
      where parent.workspace_id = row.workspace_id and parent.slot_key = row.thread_key
        and parent.state = 'posted'
    )
  )
  and (
    row.thread_key is null
    or row.family <> 'statement'
    or not exists (
      select 1 from due_action as ahead
      where ahead.workspace_id = row.workspace_id and ahead.thread_key = row.thread_key
        and ahead.state in ('pending', 'running', 'uncertain')
        and ahead.family = 'statement' and ahead.id < row.id
    )
  )`;

const reachesNoneOf = (busy: readonly string[]): RawBuilder<unknown> =>
  busy.length === 0 ? sql`true` : sql`(row.target is null or row.target not in (${sql.join(busy)}))`;

const inOrder = (a: DueActionTable, b: DueActionTable): number => {
  if (a.priority !== b.priority) return a.priority - b.priority;
  if (a.due_at !== b.due_at) return a.due_at < b.due_at ? -1 : 1;
  return a.id < b.id ? -1 : 1;
};

/** Marks what may go now as running and returns it: priority first, then due date, then id. */
export const claim = async (
  db: Db,
  { now, limit, busy, bootId }: { now: Instant; limit: number; busy: readonly string[]; bootId: string },
): Promise<readonly DueActionTable[]> => {
  const { rows } = await sql<DueActionTable>`
    update due_action
    set state = 'running', boot_id = ${bootId}, attempts = attempts + 1,
      first_attempt_at = coalesce(first_attempt_at, ${now}), last_attempt_at = ${now}
    where id in (
      select row.id from due_action as row
      where ${IS_WAITING} and row.due_at <= ${now}
        and ${reachesNoneOf(busy)}
        and ${NOTHING_IN_FRONT}
      order by row.priority, row.due_at, row.id
      limit ${limit}
    ) and state = 'pending'
    returning *`.execute(db);
  return [...rows].sort(inOrder);
};

/** When the earliest delivery that could go is due; null when none could, whatever the hour. */
export const nextDeliveryAt = async (db: Db): Promise<Instant | null> => {
  const { rows } = await sql<Pick<DueActionTable, 'due_at'>>`
    select row.due_at from due_action as row
    where ${IS_WAITING} and ${NOTHING_IN_FRONT}
    order by row.due_at
    limit 1`.execute(db);
  return rows[0]?.due_at ?? null;
};
