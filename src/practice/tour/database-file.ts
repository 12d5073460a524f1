import { existsSync, rmSync } from 'node:fs';
import { virtualClock } from '../clock.ts';
import { MANAGER } from './cast.ts';
import { runCommand } from './command-line.ts';

/** Beside the file itself: the write-ahead log, its index, and the serving lock. */
const ENDINGS = ['', '-wal', '-shm', '.lock'];

/** Only a tour has these ids in its settings: no real workspace could. A second workspace in it fails the command. */
const isOfATour = async (file: string): Promise<boolean> => {
  const surroundings = { env: {}, clock: virtualClock(0) };
  const { code, out } = await runCommand(['settings', 'export', '--database', file], surroundings);
  return code === 0 && out.includes('releases: C0RELEASES') && out.includes(`- ${MANAGER.id}`);
};

/**
 * Makes room for a tour's database: a file that is not there yet, or one that a tour made, which begins anew.
 *
 * @throws one sentence when the file is anything else; it stays as it is
 */
export const clearDatabaseFile = async (file: string): Promise<void> => {
  if (!existsSync(file)) return;
  if (!(await isOfATour(file))) {
    throw new Error(`${file} was not made by a tour, so it stays as it is: name a file that does not exist.`);
  }
  for (const ending of ENDINGS) rmSync(`${file}${ending}`, { force: true });
};
