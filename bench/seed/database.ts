import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type OpenDatabase, openDatabase } from '../../src/adapters/store/file/database.ts';
import { migrate } from '../../src/adapters/store/file/migrate.ts';
import { createStore } from '../../src/adapters/store/store.ts';
import type { Store } from '../../src/application/ports.ts';
import { systemIds } from '../../src/sources.ts';

/** Runs `work` with a folder of its own, on the disk of the temporary files, which goes afterwards. */
export const inFolder = async <T>(work: (folder: string) => Promise<T>): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), 'greenlight-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Opens a database file as the program does, migrated. */
export const openAt = (file: string): OpenDatabase & { store: Store } => {
  const database = openDatabase({ url: `sqlite:${file}` });
  migrate(database);
  return { ...database, store: createStore({ db: database.db, ids: systemIds, bootId: systemIds.next() }) };
};

/** Makes a database that is filled once and copied wherever it is needed: whole, in one file. */
export const makeTemplate = async (
  file: string,
  fill: (database: OpenDatabase & { store: Store }) => Promise<void>,
): Promise<void> => {
  const database = openAt(file);
  // Only while it is filled: nobody minds when this file is lost.
  database.sqlite.pragma('synchronous = OFF');
  await fill(database);
  database.sqlite.pragma('wal_checkpoint(TRUNCATE)');
  await database.close();
};
