import type { Kysely, KyselyPlugin } from 'kysely';
import type { Tables } from './tables.ts';

/** What the query functions work with: the root, or one transaction. */
export type Db = Kysely<Tables>;

/** The same database, whose every query first runs `check`, which throws when it may not run now. */
export const guardQueries = (db: Db, check: () => void): Db => {
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => {
      check();
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  return db.withPlugin(plugin);
};
