import { spawn } from 'node:child_process';
import { extname, join } from 'node:path';
import { CliFailure } from './failure.ts';

/** Compiled, this file and the tour end in .js. */
const TOUR = join(import.meta.dirname, `../practice/tour/main${extname(import.meta.filename)}`);

/**
 * `tour`: plays a whole release in this terminal, in a process of its own.
 *
 * @throws CliFailure when it stopped before its end; it said why
 */
export const tourCommand = (database: string | undefined): Promise<void> =>
  new Promise((resolve, reject) => {
    const args = database === undefined ? [TOUR] : [TOUR, '--database', database];
    const tour = spawn(process.execPath, args, { stdio: 'inherit' });
    tour.once('error', reject);
    tour.once('exit', (code) =>
      code === 0 ? resolve() : reject(new CliFailure('The tour did not reach its end.')),
    );
  });
