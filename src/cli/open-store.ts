import { existsSync } from 'node:fs';
import { type OpenDatabase, openDatabase } from '../adapters/store/file/database.ts';
import { placeOf } from '../adapters/store/file/database-url.ts';
import { migrate, pendingMigrations } from '../adapters/store/file/migrate.ts';
import { isServed } from '../adapters/store/file/serving-lock.ts';
import { createStore } from '../adapters/store/store.ts';
import { workspaceIds } from '../adapters/store/workspace/workspaces.ts';
import type { Store } from '../application/ports.ts';
import { readDatabaseUrl } from '../config.ts';
import type { CliContext, GlobalOptions } from './context.ts';
import { CliFailure } from './failure.ts';

/** The database that a command is about: what it was told, else what the environment says. */
export const databaseUrlOf = ({ env }: CliContext, { database }: GlobalOptions): string => {
  const reading = readDatabaseUrl(database === undefined ? env : { DATABASE_URL: `sqlite:${database}` });
  if (!reading.ok) throw new CliFailure(reading.problems.join('\n'));
  return reading.url;
};

/** @throws CliFailure for a database in memory */
export const fileOf = (url: string): string => {
  const place = placeOf(url);
  if (place.memory) throw new CliFailure('The command line needs a database in a file, not in memory.');
  return place.path;
};

/** A schema that is not this program's: brought up to date by a writer where nobody serves, else refused. */
const settleSchema = (database: OpenDatabase, url: string, mode: 'read' | 'write'): void => {
  if (pendingMigrations(database).length === 0) return;
  if (mode === 'read') {
    throw new CliFailure('This database was made by an older Greenlight: run "greenlight migrate" first.');
  }
  if (isServed(url)) {
    throw new CliFailure(
      'This database belongs to an older Greenlight that is running: stop it, and run "greenlight migrate".',
    );
  }
  migrate(database);
};

export type Opened = { store: Store; url: string; workspaces(): Promise<readonly string[]> };

/**
 * Opens the database for one command and closes it afterwards. Readers open it read-only and never make one;
 * writers work beside a serving process in short transactions. `read_if_there` gives an empty database in memory
 * where there is none yet.
 *
 * @throws CliFailure in one sentence
 */
export const withStore = async <T>(
  context: CliContext,
  options: GlobalOptions,
  mode: 'read' | 'read_if_there' | 'write',
  work: (opened: Opened) => Promise<T>,
): Promise<T> => {
  const wanted = databaseUrlOf(context, options);
  const file = fileOf(wanted);
  const isThere = existsSync(file);
  if (mode === 'read' && !isThere) {
    throw new CliFailure(`There is no database at ${file} yet. Start Greenlight once, or name another one.`);
  }
  const inMemory = mode === 'read_if_there' && !isThere;
  const url = inMemory ? 'sqlite::memory:' : wanted;
  const readOnly = mode !== 'write' && !inMemory;
  const database = openDatabase({ url, readOnly });
  try {
    settleSchema(database, url, readOnly ? 'read' : 'write');
    const { ids } = context;
    const store = createStore({ db: database.db, ids, bootId: ids.next() });
    return await work({ store, url, workspaces: () => workspaceIds(database.db) });
  } finally {
    await database.close();
  }
};
