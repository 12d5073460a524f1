import { existsSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
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

/** Where a backup goes: to a file, or into a folder under a name that says what is in it. */
export type BackupPlace = { file: string } | { folder: string; nameOf: (inspection: Inspection) => string };

/** A copy that was not finished, or not yet found to be sound, never has the name of a backup. */
const unfinishedIn = (place: BackupPlace): string =>
  'file' in place ? `${place.file}.unfinished` : join(place.folder, 'greenlight.unfinished');

const fileIn = (place: BackupPlace, inspection: Inspection): string =>
  'file' in place ? place.file : join(place.folder, place.nameOf(inspection));

/**
 * Writes a backup of the database, also while it is served, and looks whether it can be relied on before it
 * gets its name. Nothing has that name otherwise: not after a crash either.
 *
 * @param place where to; there must be no such file, or it is replaced when `replace`
 */
export const backUp = async (
  database: string,
  { place, replace }: { place: BackupPlace; replace: boolean },
): Promise<{ file: string; inspection: Inspection }> => {
  const unfinished = unfinishedIn(place);
  removeDatabase(unfinished);
  try {
    await copyDatabase(database, unfinished);
    const inspection = await inspectFile(unfinished);
    const file = fileIn(place, inspection);
    if (inspection.problems.length === 0) {
      if (!replace && existsSync(file)) throw new Error(`${file} is there already`);
      renameSync(unfinished, file);
      syncFolder(dirname(file));
    }
    return { file, inspection };
  } finally {
    removeDatabase(unfinished);
  }
};
