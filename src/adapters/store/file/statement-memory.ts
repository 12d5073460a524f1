import type Sqlite from 'better-sqlite3';
import type { SqliteDatabase, SqliteStatement } from 'kysely';

/** More texts than the program has; only statements with lists of many lengths could ever reach it. */
const MOST_TEXTS = 500;

/**
 * The database as Kysely sees it, each text prepared once: preparing took more than half of the time of a
 * decision.
 */
export const rememberStatements = (sqlite: Sqlite.Database): SqliteDatabase => {
  const prepared = new Map<string, SqliteStatement>();
  return {
    close: () => sqlite.close(),
    prepare: (text) => {
      const known = prepared.get(text);
      if (known !== undefined) return known;
      if (prepared.size >= MOST_TEXTS) prepared.clear();
      const statement: SqliteStatement = sqlite.prepare(text);
      prepared.set(text, statement);
      return statement;
    },
  };
};
