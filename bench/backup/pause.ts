// node bench/backup/pause.ts [--pairs 5] [--rows 180000]
//
// How long a writer waits at most while `greenlight backup` runs, beside the same writer alone: pairs in turn, the
// median of the longest waits. About 84 MB with the rows that it fills in when it is not told otherwise.

import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs, promisify } from 'node:util';
import { storeAt } from '../../test/support/store.ts';

const run = promisify(execFile);
const SECONDS = 3;
/** The writer has started, and found its pace. */
const HEAD_START_MS = 1_000;

const { values } = parseArgs({
  options: { pairs: { type: 'string', default: '5' }, rows: { type: 'string', default: '180000' } },
});

const fill = async (file: string, rows: number): Promise<void> => {
  const { sqlite, close } = storeAt(`sqlite:${file}`);
  sqlite.exec(`
    insert into due_action (id, workspace_id, release_id, key, kind, family, due_at, priority, payload_json,
      slot_key, target, state, attempts, metadata_key)
    with recursive nth(n) as (select 1 union all select n + 1 from nth where n < ${rows})
    select 'row-' || n, 'T0BENCH', 'rel-' || (n % 1000), 'row-' || n, 'statement.thread_line', 'statement',
      '2030-01-01T00:00:00.000Z', 40, printf('{"v":1,"text":"%.*c"}', 80, 'x'), 'slot-' || n, 'u:U' || n,
      'pending', 0, 'key-' || n
    from nth`);
  await close();
};

type Waits = { longestMs: number };

const longestWait = async (file: string, meanwhile: () => Promise<unknown>): Promise<number> => {
  const writer = run(process.execPath, [join(import.meta.dirname, 'writer.ts'), file, String(SECONDS)]);
  await setTimeout(HEAD_START_MS);
  await meanwhile();
  const { longestMs }: Waits = JSON.parse((await writer).stdout);
  return longestMs;
};

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0;

const folder = mkdtempSync(join(tmpdir(), 'greenlight-backup-pause-'));
try {
  const file = join(folder, 'greenlight.db');
  const copy = join(folder, 'copy.db');
  await fill(file, Number(values.rows));
  const cli = join(import.meta.dirname, '../../src/cli.ts');
  const [alone, beside]: [number[], number[]] = [[], []];
  for (let pair = 0; pair < Number(values.pairs); pair += 1) {
    alone.push(await longestWait(file, async () => undefined));
    beside.push(
      await longestWait(file, () =>
        run(process.execPath, [cli, 'backup', copy, '--force', '--database', file]),
      ),
    );
  }
  const megabytes = Math.round(statSync(file).size / 1e6);
  process.stdout.write(
    `backup of ${megabytes} MB: longest wait of a writer ${median(beside).toFixed(1)} ms, ` +
      `without a backup ${median(alone).toFixed(1)} ms (medians of ${values.pairs} pairs)\n`,
  );
} finally {
  rmSync(folder, { recursive: true });
}
