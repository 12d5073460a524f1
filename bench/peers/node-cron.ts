import { monitorEventLoopDelay } from 'node:perf_hooks';
import { schedule } from 'node-cron';

/** So many tasks of node-cron, all due at the same second, and what that costs. The argument is how many. */
const count = Number(process.argv[2]);
const LEAD_MS = 6_000;

const cpuMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

const due = new Date(Math.ceil((Date.now() + LEAD_MS) / 1000) * 1000);
const pattern = `${due.getUTCSeconds()} ${due.getUTCMinutes()} ${due.getUTCHours()} * * *`;
let fired = 0;
let dueCpuMs = 0;
const startCpuMs = cpuMs();

const blocked = monitorEventLoopDelay({ resolution: 1 });

const tell = (): void => {
  blocked.disable();
  const result = {
    claimedMs: Date.now() - due.getTime(),
    cpuMs: cpuMs() - dueCpuMs,
    withStartCpuMs: cpuMs() - startCpuMs,
    longestBlockMs: blocked.max / 1e6,
  };
  process.stdout.write(`ready ${JSON.stringify(result)}\n`, () => process.exit(0));
};

for (let nth = 0; nth < count; nth += 1) {
  schedule(
    pattern,
    () => {
      fired += 1;
      if (fired === count) tell();
    },
    { timezone: 'UTC' },
  );
}
const left = due.getTime() - Date.now();
if (left < 500) throw new Error('It took too long to schedule the tasks: their second has come.');
setTimeout(() => {
  dueCpuMs = cpuMs();
  blocked.enable();
}, left - 300);
// Late tasks are dropped by node-cron: this ends the process where some were.
setTimeout(tell, left + 10_000);
