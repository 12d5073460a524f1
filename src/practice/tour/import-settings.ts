import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const CLI = fileURLToPath(new URL('../../cli.ts', import.meta.url));

/**
 * Runs `greenlight settings import` as an admin would, in an empty folder: nobody's `.env` lies there.
 *
 * @param env the whole environment of the command
 */
export const importSettings = async (
  file: string,
  env: Readonly<Record<string, string>>,
): Promise<string> => {
  const folder = mkdtempSync(join(tmpdir(), 'greenlight-settings-'));
  try {
    const path = join(folder, 'settings.yml');
    writeFileSync(path, file);
    const run = await promisify(execFile)(process.execPath, [CLI, 'settings', 'import', path], {
      cwd: folder,
      env,
    });
    return run.stdout;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
