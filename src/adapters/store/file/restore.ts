import { existsSync, linkSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import { inspectFile } from './backup.ts';
import { besideOf, copyDatabase, removeDatabase, syncFolder } from './copy-database.ts';
import { placeOf } from './database-url.ts';
import type { Inspection } from './inspect-database.ts';
import { acquireServingLock } from './serving-lock.ts';

/**
 * Brings what stands in the log beside the database into it, so that it is one file. A damaged one may refuse:
 * then its log is kept with it.
 */
const gatherIntoOneFile = (path: string): void => {
  try {
    const database = new Sqlite(path, { fileMustExist: true });
    try {
      database.pragma('journal_mode = DELETE');
    } finally {
      database.close();
    }
  } catch (error) {
    if (!(error instanceof Sqlite.SqliteError)) throw error;
    if (error.code.startsWith('SQLITE_BUSY')) {
      throw new Error(`another program has ${path} open: end that one first`, { cause: error });
    }
  }
};

/** Gives the old database a second name, and with it whatever log it could not take in. */
const keepAside = (path: string, aside: string): void => {
  gatherIntoOneFile(path);
  linkSync(path, aside);
  for (const [nth, file] of besideOf(path).entries()) {
    const kept = besideOf(aside)[nth];
    if (kept !== undefined && existsSync(file)) renameSync(file, kept);
  }
};

/** What became of it; `kept` is where the old database stands, null where there was none. */
export type Restored = { inspection: Inspection; kept: string | null };

/**
 * Puts a backup in the place of the database. The backup is copied beside it and looked at first; a backup with
 * problems changes nothing. Then one rename replaces the database, so that a crash leaves the old or the new.
 *
 * @param url the database that is replaced
 * @param asideAt becomes part of the old one's new name
 * @throws when a Greenlight serves the database
 */
export const restore = async (
  url: string,
  { backup, asideAt }: { backup: string; asideAt: string },
): Promise<Restored> => {
  const place = placeOf(url);
  if (place.memory) throw new Error('A database in memory cannot be restored');
  const { path } = place;
  mkdirSync(dirname(path), { recursive: true });
  // Held until the end: nobody starts on what is half replaced.
  const lock = acquireServingLock(url);
  const incoming = `${path}.incoming`;
  try {
    removeDatabase(incoming);
    await copyDatabase(backup, incoming);
    const inspection = await inspectFile(incoming);
    if (inspection.problems.length > 0) return { inspection, kept: null };
    const aside = existsSync(path) ? `${path}.before-${asideAt}` : null;
    if (aside !== null) keepAside(path, aside);
    for (const file of besideOf(path)) rmSync(file, { force: true });
    renameSync(incoming, path);
    syncFolder(dirname(path));
    return { inspection, kept: aside };
  } finally {
    removeDatabase(incoming);
    lock.release();
  }
};
