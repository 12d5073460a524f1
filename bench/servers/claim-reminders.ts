import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { systemClock } from '../../src/sources.ts';
import { openAt } from '../seed/database.ts';
import { seedReminders } from '../seed/waiting.ts';

/** So many reminders as rows, all due at the same second, claimed by 250. Arguments: a database file, how many. */
const [file = '', count = '0'] = process.argv.slice(2);
const CLAIM = 250;
const BEAT_MS = 1_000;

const cpuMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

const database = openAt(file);
const { store } = database;
const dueMs = Date.now() + 3_000;
seedReminders(database, Number(count), new Date(dueMs).toISOString());

const startCpuMs = cpuMs();
const blocked = monitorEventLoopDelay({ resolution: 1 });
let dueCpuMs = 0;
setTimeout(
  () => {
    dueCpuMs = cpuMs();
    blocked.enable();
  },
  dueMs - Date.now() - 300,
);

const claimAll = async (): Promise<number> => {
  let claimed = 0;
  for (;;) {
    const rows = await store.due.claimDeliveries(systemClock.now(), CLAIM, []);
    claimed += rows.length;
    if (rows.length < CLAIM) return claimed;
    // Whoever clicks meanwhile is let in between.
    await setImmediate();
  }
};

let claimed = 0;
const beat = setInterval(async () => {
  const beganMs = Date.now();
  const now = await claimAll();
  claimed += now;
  if (claimed < Number(count)) return;
  clearInterval(beat);
  blocked.disable();
  const result = {
    claimedMs: Date.now() - beganMs,
    cpuMs: cpuMs() - dueCpuMs,
    withStartCpuMs: cpuMs() - startCpuMs,
    longestBlockMs: blocked.max / 1e6,
  };
  await database.close();
  process.stdout.write(`ready ${JSON.stringify(result)}\n`);
}, BEAT_MS);
