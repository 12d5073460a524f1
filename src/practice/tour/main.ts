import '../../node-version.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { playTour } from './play.ts';

const { values } = parseArgs({ options: { database: { type: 'string' } } });

const write = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const folder = mkdtempSync(join(tmpdir(), 'greenlight-tour-'));
try {
  const file = values.database ?? join(folder, 'tour.db');
  await playTour({ databaseFile: file, write });
  if (values.database !== undefined) {
    write(`\nThe database of this release: ${file}`);
    write(`Its record: npm run -s greenlight -- audit export kubernetes-1.32 --database ${file}`);
  }
} catch (error) {
  process.stderr.write(`\nThe tour stopped: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
