import { resolve } from 'node:path';

/** Where a database lies: a file, or the memory of this process. */
export type DatabasePlace = { memory: true } | { memory: false; path: string };

/**
 * Reads `sqlite:./data/greenlight.db`, `sqlite:/absolute.db` or `sqlite::memory:`.
 *
 * @throws in one sentence that says what was expected
 */
export const placeOf = (url: string): DatabasePlace => {
  const path = url.startsWith('sqlite:') ? url.slice('sqlite:'.length) : '';
  if (path === '') {
    throw new Error(`DATABASE_URL must look like sqlite:./data/greenlight.db, not "${url}".`);
  }
  return path === ':memory:' ? { memory: true } : { memory: false, path: resolve(path) };
};
