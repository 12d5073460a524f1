import { CompiledQuery, sql } from 'kysely';
import type { HeldBack } from '../../../application/ports.ts';
import type { Instant } from '../../../domain/calendar.ts';
import { isUrgentLevel, PRIORITY, type Priority } from '../../../domain/delivery/due-action.ts';
import type { Db } from '../guard-queries.ts';
import type { DueActionTable } from '../tables.ts';

// States and families are written out, not bound: only then does the planner see that a partial index fits.

/** Waiting deliveries, as `row`. */
const IS_WAITING = `row.state = 'pending' and row.family <> 'timer'`;

/**
 * What may go now, whatever the hour. In front of a row may stand: the same key under way; in its slot another
 * one under way or an earlier one; for a statement, an earlier statement in its thread; for whatever belongs
 * into a thread, a parent that does not stand yet.
 */
const NOTHING_IN_FRONT = `
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

/** What the text of a claim depends on. */
type Shape = { limit: number; heldBack: readonly HeldBack[] };

/** Most urgent first. Constants of the program, so they may be written out. */
const LEVELS: readonly Priority[] = Object.values(PRIORITY).sort((a, b) => a - b);

/** What else is asked of a row while a budget is used up: that it needs none of it. */
const NOT_HELD_BACK: Readonly<Record<HeldBack, string>> = {
  edits: `
      and not exists (
        select 1 from message as standing
        where standing.workspace_id = row.workspace_id and standing.slot_key = row.slot_key
          and standing.state = 'posted' and row.family = 'board'
      )`,
  homes: `
      and row.kind <> 'home.publish'`,
};

/** What may go now in one level. Takes: now, busy targets as JSON. */
const mayGoIn = (level: Priority, { limit, heldBack }: Shape): string => `
  select id from (
    select row.id from due_action as row
    where ${IS_WAITING} and row.priority = ${level} and row.due_at <= ?
      and (row.target is null or row.target not in (select value from json_each(?)))
      and ${NOTHING_IN_FRONT}${isUrgentLevel(level) ? '' : heldBack.map((name) => NOT_HELD_BACK[name]).join('')}
    order by row.due_at, row.id
    limit ${limit}
  )`;

/**
 * Asked for level by level: an index can be walked by due date within one priority, but across all of them it
 * would be walked through everything that waits for later. A level is not looked at once the ones before it
 * have filled the limit. The limit is written out: SQLite prepares a statement anew each time that a bound one is
 * given, which took ten times as long as to run it. So did putting the text together: that is done once.
 */
const textOf = (shape: Shape): string => `
  update due_action
  set state = 'running', boot_id = ?, attempts = attempts + 1,
    first_attempt_at = coalesce(first_attempt_at, ?), last_attempt_at = ?
  where id in (
    ${LEVELS.map((level) => mayGoIn(level, shape)).join('\n  union all\n')}
    limit ${shape.limit}
  ) and state = 'pending'
  returning *`;

const texts = new Map<string, string>();

const claimOf = (shape: Shape): string => {
  const name = [shape.limit, ...shape.heldBack].join(' ');
  const text = texts.get(name) ?? textOf(shape);
  texts.set(name, text);
  return text;
};

const inOrder = (a: DueActionTable, b: DueActionTable): number => {
  if (a.priority !== b.priority) return a.priority - b.priority;
  if (a.due_at !== b.due_at) return a.due_at < b.due_at ? -1 : 1;
  return a.id < b.id ? -1 : 1;
};

type Wanted = {
  now: Instant;
  limit: number;
  busy: readonly string[];
  heldBack?: readonly HeldBack[];
  bootId: string;
};

/** Marks what may go now as running and returns it: priority first, then due date, then id. */
export const claim = async (
  db: Db,
  { now, limit, busy, heldBack = [], bootId }: Wanted,
): Promise<readonly DueActionTable[]> => {
  const levels = LEVELS.flatMap(() => [now, JSON.stringify(busy)]);
  const { rows } = await db.executeQuery<DueActionTable>(
    CompiledQuery.raw(claimOf({ limit, heldBack }), [bootId, now, now, ...levels]),
  );
  return [...rows].sort(inOrder);
};

/** Claims one after the other, none for the target of one before it: in one transaction, not one for each. */
export const claimEachApart = async (db: Db, wanted: Wanted): Promise<readonly DueActionTable[]> => {
  const claimed: DueActionTable[] = [];
  while (claimed.length < wanted.limit) {
    const busy = [...wanted.busy, ...claimed.flatMap(({ target }) => target ?? [])];
    const [row] = await claim(db, { ...wanted, limit: 1, busy });
    if (row === undefined) break;
    claimed.push(row);
  }
  return claimed;
};

/** Whether a delivery is due, be it that something stands in front of it: a beat that finds none writes nothing. */
export const isDeliveryDue = async (db: Db, now: Instant): Promise<boolean> => {
  const { rows } = await sql`
    select 1 from due_action as row where ${sql.raw(IS_WAITING)} and row.due_at <= ${now} limit 1`.execute(
    db,
  );
  return rows.length > 0;
};

/** When the earliest delivery that could go is due; null when none could, whatever the hour. */
export const nextDeliveryAt = async (db: Db): Promise<Instant | null> => {
  const { rows } = await sql<Pick<DueActionTable, 'due_at'>>`
    select row.due_at from due_action as row
    where ${sql.raw(IS_WAITING)} and ${sql.raw(NOTHING_IN_FRONT)}
    order by row.due_at
    limit 1`.execute(db);
  return rows[0]?.due_at ?? null;
};
