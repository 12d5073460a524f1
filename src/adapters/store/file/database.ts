import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  SqliteDialect,
  SqliteDriver,
} from 'kysely';
import type { Tables } from '../tables.ts';
import { orDamaged } from './damaged-database.ts';
import { placeOf } from './database-url.ts';
import { rememberStatements } from './statement-memory.ts';

/** Before it, two connections that checkpoint and write at once could corrupt a WAL file (sqlite.org, 3.51.3). */
const OLDEST_SQLITE = [3, 51, 3] as const;

/** Milliseconds that a write waits for another process before it fails as busy. */
const BUSY_TIMEOUT_MS = 1_000;

class ImmediateDriver extends SqliteDriver {
  readonly #sqlite: Sqlite.Database;

  constructor(sqlite: Sqlite.Database) {
    super({ database: rememberStatements(sqlite) });
    this.#sqlite = sqlite;
  }

  /** Takes the write lock at the start: one that reads first and locks later fails under another writer. */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  /** A full disk makes SQLite roll back by itself; a second time would fail and hide the reason. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#sqlite.inTransaction) await super.rollbackTransaction(connection);
  }
}

class ImmediateDialect extends SqliteDialect {
  readonly #sqlite: Sqlite.Database;

  constructor(sqlite: Sqlite.Database) {
    super({ database: sqlite });
    this.#sqlite = sqlite;
  }

  override createDriver(): Driver {
    return new ImmediateDriver(this.#sqlite);
  }
}

export type OpenDatabase = {
  db: Kysely<Tables>;
  /** The driver's own handle: for migrations, backups and pragmas, never for the work of a use case. */
  sqlite: Sqlite.Database;
  close(): Promise<void>;
};

const isOldEnough = (version: string): boolean => {
  const parts = version.split('.').map(Number);
  for (const [index, wanted] of OLDEST_SQLITE.entries()) {
    const part = parts[index] ?? 0;
    if (part !== wanted) return part > wanted;
  }
  return true;
};

/** @throws when this SQLite is older than the one whose WAL is known to be sound */
export const assertSqliteVersion = (version: string): void => {
  if (isOldEnough(version)) return;
  const wanted = OLDEST_SQLITE.join('.');
  throw new Error(`SQLite ${wanted} or newer is needed, this is ${version}: run npm ci again.`);
};

const preparePragmas = (sqlite: Sqlite.Database, readOnly: boolean): void => {
  sqlite.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
  sqlite.pragma('foreign_keys = ON');
  if (readOnly) return;
  sqlite.pragma('journal_mode = WAL');
  // At every open: a later open of a WAL file silently falls back to NORMAL, and a power cut then loses
  // sign-offs that were acknowledged.
  sqlite.pragma('synchronous = FULL');
  // What is erased is overwritten: a person's words do not stay behind in free pages.
  sqlite.pragma('secure_delete = ON');
};

/**
 * Opens the database, creating its folder and file unless `readOnly`. Says nothing about the schema: see
 * `migrate`.
 *
 * @param url `sqlite:PATH` or `sqlite::memory:`
 * @throws DamagedDatabase when the file is no database
 */
export const openDatabase = ({
  url,
  readOnly = false,
}: {
  url: string;
  readOnly?: boolean;
}): OpenDatabase => {
  const place = placeOf(url);
  if (!place.memory && !readOnly) mkdirSync(dirname(place.path), { recursive: true });
  const path = place.memory ? ':memory:' : place.path;
  const sqlite = new Sqlite(path, { readonly: readOnly, fileMustExist: readOnly });
  try {
    orDamaged(path, () => {
      assertSqliteVersion(String(sqlite.prepare('select sqlite_version()').pluck().get()));
      preparePragmas(sqlite, readOnly);
    });
  } catch (error) {
    sqlite.close();
    throw error;
  }
  const db = new Kysely<Tables>({ dialect: new ImmediateDialect(sqlite) });
  return {
    db,
    sqlite,
    close: async () => {
      await db.destroy();
      sqlite.close();
    },
  };
};
