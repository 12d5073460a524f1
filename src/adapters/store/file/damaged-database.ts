import Sqlite from 'better-sqlite3';

/** The file is no database, or no longer a sound one. The message is for whoever runs the program. */
export class DamagedDatabase extends Error {
  readonly path: string;
  /** What was found, without the rest of the sentence. */
  readonly found: string;

  constructor(path: string, found: string, options?: ErrorOptions) {
    super(
      `The database ${path} is damaged: ${found}. ` +
        'Nothing was changed in it. Put a backup in its place: greenlight restore FILE.',
      options,
    );
    this.name = 'DamagedDatabase';
    this.path = path;
    this.found = found;
  }
}

const DAMAGE = ['SQLITE_CORRUPT', 'SQLITE_NOTADB'];

const isDamage = (error: unknown): boolean =>
  error instanceof Sqlite.SqliteError && DAMAGE.some((code) => error.code.startsWith(code));

/** Does what may meet damage in the file, and says so in words when it does. */
export const orDamaged = <T>(path: string, work: () => T): T => {
  try {
    return work();
  } catch (error) {
    if (!isDamage(error)) throw error;
    throw new DamagedDatabase(path, error instanceof Error ? error.message : String(error), { cause: error });
  }
};
