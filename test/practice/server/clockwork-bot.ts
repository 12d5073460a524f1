// A bot that has nothing but a list of times at which it does something.
import { type BotMessage, isParentMessage } from '../../../src/practice/bot-protocol.ts';

let due = (process.env.DUE ?? '').split(',').filter(Boolean).map(Number);
const nextAt = (): number | null => due[0] ?? null;
const say = (message: BotMessage): void => {
  process.send?.(message);
};

if (process.env.FAIL) throw new Error(process.env.FAIL);

process.on('message', (message) => {
  if (!isParentMessage(message) || process.env.HANG) return;
  for (const at of due.filter((each) => each <= message.now))
    process.stdout.write(`did ${at} at ${message.now}\n`);
  due = due.filter((each) => each > message.now);
  // Output first, so that the parent has read it when it hears of the idle bot.
  process.stdout.write('', () => say({ type: 'idle', seq: message.seq, nextAt: nextAt() }));
});
process.on('SIGTERM', () => process.exit(0));

process.stdout.write(`environment: ${Object.keys(process.env).sort().join(',')}\n`, () =>
  say({ type: 'ready', url: 'http://127.0.0.1:0', nextAt: nextAt() }),
);
