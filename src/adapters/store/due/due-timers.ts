import { sql } from 'kysely';
import type { Instant } from '../../../domain/calendar.ts';
import type { Db } from '../guard-queries.ts';
import type { DueActionTable } from '../tables.ts';

// States and families are written out, not bound: only then does the planner see that a partial index fits. So is
// a limit: SQLite prepares a statement anew each time that a bound one is given.

/** Timers that are due, oldest first. */
export const timersDue = async (db: Db, now: Instant, limit: number): Promise<readonly DueActionTable[]> => {
  const { rows } = await sql<DueActionTable>`
    select * from due_action
    where state = 'pending' and family = 'timer' and due_at <= ${now}
    order by due_at, id
    limit ${sql.raw(String(Math.trunc(limit)))}`.execute(db);
  return rows;
};

/** When the earliest timer is due; null when none waits. */
export const nextTimerAt = async (db: Db): Promise<Instant | null> => {
  const { rows } = await sql<Pick<DueActionTable, 'due_at'>>`
    select due_at from due_action
    where state = 'pending' and family = 'timer'
    order by due_at
    limit 1`.execute(db);
  return rows[0]?.due_at ?? null;
};
