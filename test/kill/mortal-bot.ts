import type { BotProcess } from '../../src/practice/bot-process.ts';
import { runUntil } from '../../src/practice/run-until.ts';
import type { BotSource } from '../../src/practice/tour/play.ts';
import type { Scythe } from './deaths.ts';

/** After a death so much virtual time passes before anybody acts: the settling time, and what follows from a look. */
const CONVALESCENCE_MS = 120_000;

export type MortalBot = BotProcess & {
  /** Kills it (SIGKILL) and starts it again on the same database. */
  killAndRaise(): Promise<void>;
  deaths(): number;
  /** What all its lives wrote. */
  wrote(): string;
};

/** A bot that is killed when the scythe says so, and started again at once, until it has settled. */
export const mortalBot = async ({ start, slack }: BotSource, scythe: Scythe): Promise<MortalBot> => {
  let life = await start();
  let deaths = 0;
  let earlier = '';
  let wellAt = 0;

  const raise = async (): Promise<void> => {
    await life.exited;
    deaths += 1;
    earlier += life.output();
    life = await start();
    wellAt = slack.clock.now() + CONVALESCENCE_MS;
  };
  const strike = (): void => void life.kill();

  const settleOnce = async (): Promise<boolean> => {
    const before = life;
    let struck = false;
    scythe.open(() => {
      struck = true;
      strike();
    });
    try {
      await before.settle();
    } catch (error) {
      if (!struck) throw error;
    } finally {
      scythe.close();
    }
    if (struck) await raise();
    return !struck;
  };

  const settle = async (): Promise<void> => {
    if (scythe.beforeSettling()) {
      strike();
      await raise();
    }
    while (!(await settleOnce()));
    // Only the virtual clock stands still meanwhile: what Slack accepts late is accepted within the settling time.
    await slack.until(() => scythe.lateOnes() === 0, 'posts that Slack accepts late');
  };
  const bot = { settle, nextAt: () => life.nextAt() };

  return {
    ...bot,
    runUntil: async (epochMs) => {
      do await runUntil(bot, slack.clock, Math.max(epochMs, wellAt));
      while (slack.clock.now() < wellAt);
    },
    get url() {
      return life.url;
    },
    get pid() {
      return life.pid;
    },
    get exited() {
      return life.exited;
    },
    kill: (signal) => life.kill(signal),
    stop: () => life.stop(),
    output: () => life.output(),
    killAndRaise: async () => {
      strike();
      await raise();
      await bot.settle();
    },
    deaths: () => deaths,
    wrote: () => earlier + life.output(),
  };
};
