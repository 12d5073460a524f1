import { fileURLToPath } from 'node:url';
import { type BotProcess, type Exit, startBotProcess } from '../../src/practice/bot-process.ts';
import type { Stage } from '../../src/practice/stage.ts';
import type { Dangers, Occasion } from './dangers.ts';

const BOT = fileURLToPath(new URL('../../src/practice/bot.ts', import.meta.url));

/** Slack accepts within the settling time: so long may the practice clock go on while a late post is on its way. */
export const SETTLE_SECONDS = 60;

/** So often may the start fail in a row: Slack answers every one of its calls wrongly, or it is killed. */
const MOST_STARTS = 40;
const MOST_IDLE_ROUNDS = 50;
const CEILING_MS = 30_000;

/** The real bot as a child process that dies when its dangers say so, and is started again on the same database. */
export type DoomedBot = {
  /** Does everything that is due, however often it dies over it. */
  settle(): Promise<void>;
  runUntil(epochMs: number): Promise<void>;
  /** Somebody's act, over which it may die. */
  during<Result>(act: () => Promise<Result>): Promise<Result>;
  /** Lets time pass until its wall clock is right. */
  untilClockIsRight(): Promise<void>;
  /** Asks it to end. */
  stop(): Promise<Exit>;
  kill(): Promise<void>;
  starts(): number;
  /** What all its lives wrote that came to be ready. */
  wrote(): string;
};

export type Doom = {
  stage: Stage;
  dangers: Dangers;
  /** What the bot's environment has beside the stage's. */
  env: Readonly<Record<string, string>>;
};

/** Starts the bot under these dangers. */
export const doomedBot = async ({ stage, dangers, env }: Doom): Promise<DoomedBot> => {
  const { slack } = stage;
  const { clock } = slack;
  let life: BotProcess | null = null;
  let isDoomed = false;
  let starts = 0;
  let earlier = '';

  const wallAheadMs = (): number => {
    const now = clock.now();
    return dangers.steps.findLast(({ from, until }) => from <= now && now < until)?.aheadMs ?? 0;
  };

  const start = async (): Promise<BotProcess> => {
    const strike = dangers.strike('start');
    starts += 1;
    return startBotProcess({
      entry: BOT,
      env: { ...stage.env, ...env },
      clock,
      args: [String(clock.now()), String(wallAheadMs())],
      wallAheadMs,
      ceilingMs: CEILING_MS,
      onBirth: (child) => {
        if (strike === null) return;
        dangers.arm(strike, () => {
          isDoomed = true;
          child.kill();
          return true;
        });
      },
    });
  };

  /** The living bot. As a supervisor would: started again until it stands. */
  const living = async (): Promise<BotProcess> => {
    if (life !== null && !isDoomed) return life;
    if (life !== null) {
      await life.exited;
      earlier += life.output();
      life = null;
    }
    for (let tries = 1; ; tries += 1) {
      isDoomed = false;
      try {
        life = await start();
        slack.connectHttp({ url: life.url });
        if (!isDoomed) return life;
        await life.exited;
        earlier += life.output();
      } catch (error) {
        if (tries >= MOST_STARTS) throw error;
      }
    }
  };

  const perhapsStrike = (occasion: Occasion, bot: BotProcess): void => {
    const strike = dangers.strike(occasion);
    if (strike === null) return;
    dangers.arm(strike, () => {
      if (life !== bot || isDoomed) return false;
      isDoomed = true;
      void bot.kill();
      return true;
    });
  };

  const settle = async (): Promise<void> => {
    for (;;) {
      const bot = await living();
      perhapsStrike('settling', bot);
      try {
        await bot.settle();
        if (!isDoomed) return;
      } catch (error) {
        if (!isDoomed) throw error;
      }
    }
  };

  /** The next moment at which the wall clock steps or is set right. */
  const nextStep = (): number =>
    Math.min(
      ...dangers.steps.flatMap(({ from, until }) => [from, until]).filter((at) => at > clock.now()),
      Number.POSITIVE_INFINITY,
    );

  const passTo = async (epochMs: number): Promise<void> => {
    const isTooFar = (): boolean => {
      const since = dangers.lateSince();
      return since !== null && epochMs >= since + SETTLE_SECONDS * 1000;
    };
    await slack.until(() => !isTooFar(), 'what Slack accepts late');
    clock.set(epochMs);
  };

  const runUntil = async (target: number): Promise<void> => {
    let idleRounds = 0;
    for (;;) {
      await settle();
      const now = clock.now();
      const next = life?.nextAt() ?? null;
      const wanted = Math.min(next ?? target, target, nextStep());
      if (wanted > now) {
        idleRounds = 0;
        await passTo(wanted);
      } else if (now >= target && (next === null || next > target)) return;
      else {
        idleRounds += 1;
        if (idleRounds > MOST_IDLE_ROUNDS)
          throw new Error('The bot says that something is due and does not do it.');
      }
    }
  };

  await living();
  return {
    settle,
    runUntil,
    during: async (act) => {
      perhapsStrike('act', await living());
      return act();
    },
    untilClockIsRight: async () => {
      while (wallAheadMs() !== 0) await runUntil(nextStep());
    },
    stop: async () => (await living()).stop(),
    kill: async () => {
      await life?.kill();
    },
    starts: () => starts,
    wrote: () => earlier + (life?.output() ?? ''),
  };
};
