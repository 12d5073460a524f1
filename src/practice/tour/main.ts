import '../../node-version.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { clearDatabaseFile } from './database-file.ts';
import { KEY } from './kubernetes-1.32.ts';
import { playTour } from './play.ts';

const write = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const folder = mkdtempSync(join(tmpdir(), 'greenlight-tour-'));
try {
  const { values } = parseArgs({ options: { database: { type: 'string' } } });
  const kept = values.database === undefined ? null : resolve(values.database);
  if (kept !== null) await clearDatabaseFile(kept);
  await playTour({
    databaseFile: kept ?? join(folder, 'tour.db'),
    evidenceFolder: join(folder, 'evidence'),
    write,
  });
  if (kept !== null) {
    write(`\nThe database of this release: ${kept}`);
    write(`Its record: npm run -s greenlight -- audit export ${KEY} --database ${kept}`);
  }
} catch (error) {
  process.stderr.write(`The tour stopped: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
