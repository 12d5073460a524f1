import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import { placeOf } from './database-url.ts';

/** Milliseconds that a start waits for somebody who only looks, or who is just stopping. */
const PATIENCE_MS = 1_000;

export type ServingLock = { release(): void };

/** Held here too: a handle that nobody refers to would be collected, and its lock freed with it. */
const held = new Set<Sqlite.Database>();

const lockFile = (path: string): string => `${path}.lock`;

const isBusy = (error: unknown): boolean =>
  error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY');

/**
 * Makes this the one process that serves the database: an exclusive lock on a small file beside it, which the
 * kernel frees however the process ends. A database in memory needs none.
 *
 * @throws when another process serves it
 */
export const acquireServingLock = (url: string): ServingLock => {
  const place = placeOf(url);
  if (place.memory) return { release: () => undefined };
  mkdirSync(dirname(place.path), { recursive: true });
  const lock = new Sqlite(lockFile(place.path), { timeout: PATIENCE_MS });
  try {
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    if (!isBusy(error)) throw error;
    throw new Error(`${place.path} is already served by another Greenlight: stop that one first.`, {
      cause: error,
    });
  }
  held.add(lock);
  return {
    release: () => {
      held.delete(lock);
      lock.close();
    },
  };
};

/** Whether some process serves the database now. Migrations and restoring must not run beside it. */
export const isServed = (url: string): boolean => {
  const place = placeOf(url);
  if (place.memory || !existsSync(lockFile(place.path))) return false;
  const lock = new Sqlite(lockFile(place.path), { timeout: 0 });
  try {
    lock.prepare('select count(*) from sqlite_schema').get();
    return false;
  } catch (error) {
    if (isBusy(error)) return true;
    throw error;
  } finally {
    lock.close();
  }
};
