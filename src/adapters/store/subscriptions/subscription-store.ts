import type {
  SubscriptionReads,
  SubscriptionWrites,
} from '../../../application/subscriptions/subscription-ports.ts';
import type { Db } from '../guard-queries.ts';

export const subscriptionReads = (db: Db): SubscriptionReads => ({
  subscriptions: async (workspaceId) => {
    const products = await db
      .selectFrom('subscription')
      .select(['user_id', 'product'])
      .where('workspace_id', '=', workspaceId)
      .orderBy('user_id')
      .orderBy('product')
      .execute();
    const areas = await db
      .selectFrom('area_subscription')
      .select(['user_id', 'area'])
      .where('workspace_id', '=', workspaceId)
      .orderBy('user_id')
      .orderBy('area')
      .execute();
    const people = [...new Set([...products, ...areas].map(({ user_id }) => user_id))];
    return people.map((userId) => ({
      userId,
      products: products.filter(({ user_id }) => user_id === userId).map(({ product }) => product),
      areas: areas.filter(({ user_id }) => user_id === userId).map(({ area }) => area),
    }));
  },
});

export const subscriptionWrites = (db: Db): SubscriptionWrites => ({
  saveSubscription: async (workspaceId, { userId, products, areas }, at) => {
    for (const table of ['subscription', 'area_subscription'] as const) {
      await db
        .deleteFrom(table)
        .where('workspace_id', '=', workspaceId)
        .where('user_id', '=', userId)
        .execute();
    }
    const own = { workspace_id: workspaceId, user_id: userId, since: at };
    const rows = [...new Set(products)].map((product) => ({ ...own, product }));
    if (rows.length > 0) await db.insertInto('subscription').values(rows).execute();
    const areaRows = [...new Set(areas)].map((area) => ({ ...own, area }));
    if (areaRows.length > 0) await db.insertInto('area_subscription').values(areaRows).execute();
  },
});
