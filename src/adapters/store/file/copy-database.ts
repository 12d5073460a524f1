import { closeSync, fdatasyncSync, fsyncSync, openSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import { orDamaged } from './damaged-database.ts';

/** Pages (of 4 KiB) in one step; between two steps other work of this process has its turn. */
const PAGES_A_STEP = 100;

/**
 * Steps after which we wait until the disk has what was written. All of it at the end would keep the disk so busy
 * that the bot's commits wait for it.
 */
const STEPS_A_SYNC = 4;

/** Makes a rename or a new file in this folder outlive a power cut. */
export const syncFolder = (folder: string): void => {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

/** The files that SQLite keeps beside a database. */
export const besideOf = (path: string): readonly string[] => [
  `${path}-wal`,
  `${path}-shm`,
  `${path}-journal`,
];

export const removeDatabase = (path: string): void => {
  for (const file of [path, ...besideOf(path)]) rmSync(file, { force: true });
};

const copyPages = async (source: Sqlite.Database, to: string): Promise<void> => {
  const target = openSync(to, 'a');
  let steps = 0;
  try {
    await source.backup(to, {
      progress: () => {
        steps += 1;
        if (steps % STEPS_A_SYNC === 0) fdatasyncSync(target);
        return PAGES_A_STEP;
      },
    });
    fsyncSync(target);
  } finally {
    closeSync(target);
  }
};

/** Everything in one file, so that a copy of the file is a copy of the database. */
const makeSingleFile = (path: string): void => {
  const copy = new Sqlite(path);
  try {
    copy.pragma('journal_mode = DELETE');
  } finally {
    copy.close();
  }
};

/**
 * Copies a database as it is at this moment to a new file, on the disk when it returns. Others may write
 * meanwhile: they wait for nothing, and what they write is not in the copy.
 *
 * @throws DamagedDatabase when the source cannot be read
 */
export const copyDatabase = async (from: string, to: string): Promise<void> => {
  const source = new Sqlite(from, { readonly: true, fileMustExist: true });
  try {
    // One snapshot from first page to last: without it every write of another process begins the copy anew.
    source.exec('begin');
    orDamaged(from, () => source.prepare('select count(*) from sqlite_schema').get());
    await copyPages(source, to);
  } finally {
    source.close();
  }
  orDamaged(from, () => makeSingleFile(to));
  syncFolder(dirname(to));
};
