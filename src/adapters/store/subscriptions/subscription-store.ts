import type {
  SubscriptionReads,
  SubscriptionWrites,
} from '../../../application/subscriptions/subscription-ports.ts';
import type { Db } from '../guard-queries.ts';

export const subscriptionReads = (db: Db): SubscriptionReads => ({
  subscriptions: async (workspaceId) => {
    const rows = await db
      .selectFrom('subscription')
      .select(['user_id', 'product'])
      .where('workspace_id', '=', workspaceId)
      .orderBy('user_id')
      .orderBy('product')
      .execute();
    const found = new Map<string, string[]>();
    for (const { user_id, product } of rows) found.set(user_id, [...(found.get(user_id) ?? []), product]);
    return [...found].map(([userId, products]) => ({ userId, products }));
  },
});

export const subscriptionWrites = (db: Db): SubscriptionWrites => ({
  saveSubscription: async (workspaceId, { userId, products }, at) => {
    await db
      .deleteFrom('subscription')
      .where('workspace_id', '=', workspaceId)
      .where('user_id', '=', userId)
      .execute();
    if (products.length === 0) return;
    await db
      .insertInto('subscription')
      .values(
        [...new Set(products)].map((product) => ({
          workspace_id: workspaceId,
          user_id: userId,
          product,
          since: at,
        })),
      )
      .execute();
  },
});
