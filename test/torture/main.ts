// npm run torture -- --runs 500 --seed 1
//
// Plays whole releases with the real bot as a child process that is killed at random moments, under a Slack that
// answers wrongly, late or not at all, with a wall clock that steps. Each end is compared with that of the same
// release when nothing goes wrong. A seed repeats the plan of a run; real milliseconds differ a little.
//   --only SEED                 one run again, with everything that is wrong with it
//   --without-reconciliation    uncertain posts are sent again without a look: this has to find doubled messages
//   --jobs N                    runs at the same time

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { figures, type Run, torture } from './campaign.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
    jobs: { type: 'string', default: '2' },
    'without-reconciliation': { type: 'boolean', default: false },
  },
});
const first = Number(values.only ?? values.seed);
const count = values.only === undefined ? Number(values.runs) : 1;
const withoutReconciliation = values['without-reconciliation'];
const moment = (epochMs: number): string => new Date(epochMs).toISOString().slice(0, 19);
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const compileCache = mkdtempSync(join(tmpdir(), 'greenlight-compiled-'));
const done: Run[] = [];
const beganAt = performance.now();
try {
  say(`seed ${first}, ${count} runs${withoutReconciliation ? ', without reconciliation' : ''}`);
  const runs = await torture({
    seeds: Array.from({ length: count }, (_, index) => first + index),
    withoutReconciliation,
    jobs: Number(values.jobs),
    compileCache,
    onRun: (run) => {
      const { seed, story, problems, toll, steps } = run;
      done.push(run);
      if (done.length % 50 === 0) say(`so far: ${figures(done)}`);
      if (problems.length === 0 || withoutReconciliation) return;
      say(`FAILED seed ${seed} (${story}; ${toll.kills} kills, ${toll.faults} faults): --only ${seed}`);
      for (const { from, until, aheadMs } of steps)
        say(`  clock ${aheadMs / 60_000} min ahead from ${moment(from)} to ${moment(until)}`);
      for (const problem of problems) say(`  ${problem.slice(0, values.only === undefined ? 300 : 6000)}`);
    },
  });
  const seconds = Math.round((performance.now() - beganAt) / 1000);
  say(`seed ${first}: ${figures(runs)}, ${seconds} s`);
  const doubled = runs.some(({ duplicates }) => duplicates > 0);
  const failed = runs.some(({ problems }) => problems.length > 0);
  process.exitCode = (withoutReconciliation ? doubled : !failed) ? 0 : 1;
} finally {
  rmSync(compileCache, { recursive: true, force: true });
}
