import { z } from 'zod';
import type { Transaction } from '../../../application/ports.ts';
import type { Db } from '../guard-queries.ts';
import { readJsonOrNull } from '../stored-json.ts';
import { inOrder } from '../tables.ts';

type InboundWrites = Pick<
  Transaction,
  'rememberInbound' | 'answerInbound' | 'recentHomeViewers' | 'noteHomeViewed' | 'claimOnce'
>;

/** What reaches the edge: requests that may come twice, Homes that were opened, and what happens only once. */
export const inboundWrites = (db: Db): InboundWrites => ({
  rememberInbound: async (workspaceId, key, at) => {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('inbound')
      .values({ workspace_id: workspaceId, key, at, answer_json: null })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow();
    if (numInsertedOrUpdatedRows === 1n) return null;
    const { answer_json } = await db
      .selectFrom('inbound')
      .select('answer_json')
      .where('workspace_id', '=', workspaceId)
      .where('key', '=', key)
      .executeTakeFirstOrThrow();
    return { answer: readJsonOrNull(z.unknown(), answer_json, 'inbound.answer_json') };
  },

  answerInbound: async (workspaceId, key, { answer }) => {
    await db
      .updateTable('inbound')
      .set({ answer_json: JSON.stringify(answer ?? null) })
      .where('workspace_id', '=', workspaceId)
      .where('key', '=', key)
      .execute();
  },

  recentHomeViewers: async (workspaceId, since) => {
    const rows = await db
      .selectFrom('home_view')
      .select('user_id')
      .where('workspace_id', '=', workspaceId)
      .where('viewed_at', '>=', since)
      .execute();
    return rows.map(({ user_id }) => user_id).sort(inOrder);
  },

  noteHomeViewed: async (workspaceId, userId, at) => {
    await db
      .insertInto('home_view')
      .values({ workspace_id: workspaceId, user_id: userId, viewed_at: at })
      .onConflict((conflict) => conflict.columns(['workspace_id', 'user_id']).doUpdateSet({ viewed_at: at }))
      .execute();
  },

  claimOnce: async (workspaceId, name, at) => {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('once')
      .values({ workspace_id: workspaceId, name, at })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow();
    return numInsertedOrUpdatedRows === 1n;
  },
});
