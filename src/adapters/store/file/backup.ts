import { existsSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { copyDatabase, removeDatabase, syncFolder } from './copy-database.ts';
import { DamagedDatabase } from './damaged-database.ts';
import { openDatabase } from './database.ts';
import { type Inspection, inspectDatabase } from './inspect-database.ts';

/** Looks at a database file without changing it. */
export const inspectFile = async (path: string): Promise<Inspection> => {
  try {
    const database = openDatabase({ url: `sqlite:${path}`, readOnly: true });
    try {
      return inspectDatabase(database);
    } finally {
      await database.close();
    }
  } catch (error) {
    if (!(error instanceof DamagedDatabase)) throw error;
    return { problems: [`SQLite finds: ${error.found}.`], releases: 0, chains: [] };
  }
};

/** A copy that was not finished, or not yet found to be sound, never has the name of a backup. */
const unfinishedOf = (file: string): string => `${file}.unfinished`;

/**
 * Writes a backup of the database, also while it is served, and looks whether it can be relied on before it
 * gets its name. Nothing has that name otherwise: not after a crash either.
 *
 * @param file where to; there must be none, or it is replaced when `replace`
 */
export const backUp = async (
  database: string,
  { file, replace }: { file: string; replace: boolean },
): Promise<Inspection> => {
  if (!replace && existsSync(file)) throw new Error(`${file} is there already`);
  const unfinished = unfinishedOf(file);
  removeDatabase(unfinished);
  try {
    await copyDatabase(database, unfinished);
    const inspection = await inspectFile(unfinished);
    if (inspection.problems.length === 0) {
      renameSync(unfinished, file);
      syncFolder(dirname(file));
    }
    return inspection;
  } finally {
    removeDatabase(unfinished);
  }
};
