import '../node-version.ts';
import { startGreenlight } from '../app.ts';
import { keepProcessInUtc, processEnvironment, readConfig } from '../config.ts';
import { epochMs } from '../domain/calendar.ts';
import { createLog } from '../log.ts';
import { type BotMessage, isParentMessage } from './bot-protocol.ts';
import { virtualClock } from './clock.ts';
import { clockFrom, idsFrom } from './practice-clock.ts';

/**
 * The real bot as a child process of a rehearsal: the same composition as in production, with one
 * difference: its time comes from the parent. The first argument is the time at which it starts, the second by how
 * many milliseconds its wall clock is ahead of that.
 */
keepProcessInUtc();

// A parent that is gone leaves nobody to tell the time; it may go while this process starts.
process.once('disconnect', () => process.exit(0));
if (process.connected === false) process.exit(0);

const say = (message: BotMessage): void => {
  process.send?.(message);
};

const reading = readConfig(processEnvironment());
if (!reading.ok) throw new Error(reading.problems.join('\n'));

const clock = virtualClock(Number(process.argv[2]));
let wallAheadMs = Number(process.argv[3] ?? 0);
const wall = { now: (): number => clock.now() + wallAheadMs };
const greenlight = await startGreenlight(reading.config, {
  clock: clockFrom(clock, () => wallAheadMs),
  ids: idsFrom(wall),
  log: createLog(reading.config.logLevel),
});

const nextAt = async (): Promise<number | null> => {
  const next = await greenlight.nextAt();
  return next === null ? null : epochMs(next);
};

process.on('message', async (message) => {
  if (!isParentMessage(message)) return;
  clock.set(message.now);
  wallAheadMs = message.wallAheadMs;
  await greenlight.tick();
  say({ type: 'idle', seq: message.seq, nextAt: await nextAt() });
});

process.once('SIGTERM', async () => process.exit((await greenlight.stop()) ? 0 : 1));

say({ type: 'ready', url: `${greenlight.url}/slack/events`, nextAt: await nextAt() });
