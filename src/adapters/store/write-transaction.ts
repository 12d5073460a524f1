import Sqlite from 'better-sqlite3';
import { assertOutsideTransaction } from '../../application/outside-transaction.ts';
import { type StorageProblem, StorageUnavailable } from '../../application/store-faults.ts';
import { inGroup } from './group-commit.ts';
import type { Db } from './guard-queries.ts';

/** SQLite's codes (their extended forms begin alike) for faults that pass, or that an operator can mend. */
const STORAGE_PROBLEMS: readonly [code: string, problem: StorageProblem][] = [
  ['SQLITE_BUSY', 'busy'],
  ['SQLITE_LOCKED', 'busy'],
  ['SQLITE_FULL', 'full'],
  ['SQLITE_READONLY', 'read_only'],
  ['SQLITE_IOERR', 'failing'],
  ['SQLITE_CANTOPEN', 'failing'],
  ['SQLITE_CORRUPT', 'damaged'],
  ['SQLITE_NOTADB', 'damaged'],
];

const storageProblemIn = (error: unknown): StorageProblem | null => {
  if (!(error instanceof Sqlite.SqliteError)) return null;
  const { code } = error;
  return STORAGE_PROBLEMS.find(([prefix]) => code.startsWith(prefix))?.[1] ?? null;
};

/**
 * Runs `work` in an immediate transaction, and is done once that is committed; undoes it when it throws. The
 * handle it gets is dead afterwards.
 *
 * @throws StorageUnavailable when the storage is busy, full or read-only; whatever `work` throws
 */
export const writeTransaction = async <T>(db: Db, work: (trx: Db) => Promise<T>): Promise<T> => {
  // It would wait for the transaction that waits for it.
  assertOutsideTransaction('Starting another transaction');
  try {
    return await inGroup(db, work);
  } catch (error) {
    const problem = storageProblemIn(error);
    throw problem === null ? error : new StorageUnavailable(problem, error);
  }
};
