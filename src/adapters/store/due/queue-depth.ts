import { sql } from 'kysely';
import type { QueueReads } from '../../../application/delivery/queue-depth.ts';
import type { Db } from '../guard-queries.ts';

// Each half asks for the states of one partial index, word for word: what is done and kept for a month is not
// looked at.
export const queueReads = (db: Db): QueueReads => ({
  depth: async (now) => {
    const overdue = sql<number>`coalesce(sum(case when state = 'pending' and due_at < ${now} then 1 else 0 end), 0)`;
    const counted = () =>
      db
        .selectFrom('due_action')
        .select((row) => ['family', 'state', row.fn.countAll<number>().as('rows'), overdue.as('overdue')])
        .groupBy(['family', 'state']);
    const open = await counted().where(sql<boolean>`state in ('pending', 'running', 'uncertain')`).execute();
    const troubled = await counted()
      .where(sql<boolean>`state in ('parked', 'failed', 'uncertain')`)
      .execute();
    const { since } = await db
      .selectFrom('due_action')
      .select((row) => row.fn.min('due_at').as('since'))
      .where(sql<boolean>`state = 'pending'`)
      .where('due_at', '<', now)
      .executeTakeFirstOrThrow();
    const given = troubled.filter(({ state }) => state !== 'uncertain');
    const counts = [...open, ...given].flatMap(({ family, state, rows, overdue: late }) =>
      state === 'done' || state === 'cancelled' ? [] : [{ family, state, rows, overdue: late }],
    );
    return { counts, overdueSince: since ?? null };
  },
});
