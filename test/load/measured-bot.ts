// The real bot under the practice clock, which writes down what it holds when it gets SIGUSR2. The file is its third
// argument.
import { appendFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;
const file = process.argv[4] ?? '';

process.on('SIGUSR2', () => {
  // Twice: what has a finaliser goes with the second.
  collectGarbage();
  collectGarbage();
  const { heapUsed, rss } = process.memoryUsage();
  const timers = process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
  appendFileSync(file, `${JSON.stringify({ heapMiB: heapUsed / 2 ** 20, rssMiB: rss / 2 ** 20, timers })}\n`);
});

await import('../../src/practice/bot.ts');
