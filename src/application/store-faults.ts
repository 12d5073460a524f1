/** Somebody else saved the release since it was loaded. Load and decide again. */
export class StaleRelease extends Error {
  readonly releaseId: string;

  constructor(releaseId: string, expectedVersion: number | null) {
    const expected = expectedVersion === null ? 'to be new' : `at version ${expectedVersion}`;
    super(`Release ${releaseId} was expected ${expected}, but somebody else saved it first.`);
    this.name = 'StaleRelease';
    this.releaseId = releaseId;
  }
}

/**
 * Why nothing could be saved: another writer held the file too long, the disk is full, the file is read-only, the
 * disk reports errors, or the database is damaged.
 */
export type StorageProblem = 'busy' | 'full' | 'read_only' | 'failing' | 'damaged';

/** Nothing was saved, and nothing that was decided has happened: the person may try again. */
export class StorageUnavailable extends Error {
  readonly problem: StorageProblem;

  constructor(problem: StorageProblem, cause: unknown) {
    super(`Nothing was saved: the storage is ${problem.replace('_', '-')}.`, { cause });
    this.name = 'StorageUnavailable';
    this.problem = problem;
  }
}
