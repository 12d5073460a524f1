import { sql } from 'kysely';
import type { OutageReads, OutageWrites } from '../../../application/ports.ts';
import type { Db } from '../guard-queries.ts';

export const outageReads = (db: Db): OutageReads => ({
  outage: async (workspaceId) => {
    const row = await db
      .selectFrom('outage')
      .select(['reason', 'since'])
      .where('workspace_id', '=', workspaceId)
      .executeTakeFirst();
    return row ?? null;
  },

  lateMessages: async (workspaceId, releaseId, endedAt) => {
    // Two questions, each with an index that holds only such rows. The plus keeps the planner from another one.
    const { rows: waiting } = await sql<{ n: number }>`
      select count(*) as n from due_action
      where state in ('pending', 'running', 'uncertain')
        and workspace_id = ${workspaceId} and release_id = ${releaseId}
        and family in ('board', 'statement') and (due_at <= ${endedAt} or first_attempt_at < ${endedAt})`.execute(
      db,
    );
    const { rows: sent } = await sql<{ n: number }>`
      select count(*) as n from due_action
      where state in ('done', 'cancelled') and settled_at >= ${endedAt} and state = 'done'
        and +workspace_id = ${workspaceId} and release_id = ${releaseId}
        and family in ('board', 'statement') and first_attempt_at < ${endedAt}`.execute(db);
    return Number(waiting[0]?.n ?? 0) + Number(sent[0]?.n ?? 0);
  },
});

export const outageWrites = (db: Db): OutageWrites => ({
  beginOutage: async (workspaceId, { reason, since }) => {
    await db
      .insertInto('outage')
      .values({ workspace_id: workspaceId, reason, since })
      // One that began as another one is still the same silence.
      .onConflict((conflict) => conflict.column('workspace_id').doUpdateSet({ reason }))
      .execute();
  },

  endOutage: async (workspaceId) => {
    await db.deleteFrom('outage').where('workspace_id', '=', workspaceId).execute();
  },
});
