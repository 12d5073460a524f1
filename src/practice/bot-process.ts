import { type ChildProcess, fork } from 'node:child_process';
import { type BotMessage, isBotMessage, type ParentMessage } from './bot-protocol.ts';
import type { VirtualClock } from './clock.ts';
import { type PracticeBot, runUntil } from './run-until.ts';

export type BotProcessOptions = {
  /** Path of the TypeScript or JavaScript file that is the bot's process. */
  entry: string;
  /** The whole environment of the bot: only PATH and HOME are inherited, and TZ is UTC. */
  env: Readonly<Record<string, string>>;
  clock: VirtualClock;
  args?: readonly string[];
  /** By how many milliseconds the bot's wall clock is ahead of `clock` at the moment; 0 when it is right. */
  wallAheadMs?(): number;
  /** Hears of the process before it is ready, so that it may be killed while it starts. */
  onBirth?(child: { kill(): void }): void;
  /** Real milliseconds in which the bot has to be ready or idle. */
  ceilingMs?: number;
};

export type Exit = { code: number | null; signal: NodeJS.Signals | null };

/** A bot that runs as a child process and gets its time from the parent. */
export type BotProcess = PracticeBot & {
  /** Where the bot listens, as it said when it was ready. */
  url: string;
  pid: number;
  /** Ends it at once (SIGKILL unless another signal is given) and waits until it is gone. */
  kill(signal?: NodeJS.Signals): Promise<Exit>;
  /** Asks it to end (SIGTERM) and waits until it is gone. */
  stop(): Promise<Exit>;
  readonly exited: Promise<Exit>;
  /** What it wrote so far, standard output and errors together. */
  output(): string;
};

/** So many characters of the output an error message carries. */
const OUTPUT_IN_ERRORS = 4000;
const CEILING_MS = 30_000;

const environment = (env: Readonly<Record<string, string>>): Record<string, string> => ({
  PATH: process.env.PATH ?? '',
  HOME: process.env.HOME ?? '',
  TZ: 'UTC',
  ...env,
});

type Talk = {
  child: ChildProcess;
  output(): string;
  exited: Promise<Exit>;
  /** The first message for which `accepts` holds; throws when the bot ends or is silent for too long. */
  hear<Heard extends BotMessage>(
    accepts: (message: BotMessage) => message is Heard,
    what: string,
  ): Promise<Heard>;
};

const talkTo = (child: ChildProcess, ceilingMs: number): Talk => {
  let written = '';
  const keep = (chunk: Buffer): void => {
    written += chunk.toString('utf8');
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  const exited = new Promise<Exit>((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
  const tail = (): string => `\n--- the bot wrote ---\n${written.slice(-OUTPUT_IN_ERRORS)}`;

  const hear: Talk['hear'] = (accepts, what) =>
    new Promise((resolve, reject) => {
      const finish = (): void => {
        clearTimeout(ceiling);
        child.off('message', listen);
        child.off('close', ended);
      };
      const listen = (message: unknown): void => {
        if (!isBotMessage(message) || !accepts(message)) return;
        finish();
        resolve(message);
      };
      const ended = (code: number | null, signal: NodeJS.Signals | null): void => {
        finish();
        reject(new Error(`the bot ended (${signal ?? `exit code ${code}`}) before it was ${what}${tail()}`));
      };
      const ceiling = setTimeout(() => {
        finish();
        reject(new Error(`the bot was not ${what} within ${ceilingMs} ms${tail()}`));
      }, ceilingMs);
      child.on('message', listen);
      child.on('close', ended);
      if (child.exitCode !== null || child.signalCode !== null) ended(child.exitCode, child.signalCode);
    });

  return { child, output: () => written, exited, hear };
};

const isReady = (message: BotMessage): message is Extract<BotMessage, { type: 'ready' }> =>
  message.type === 'ready';

/** Starts a bot as a child process and waits until it is ready. Nothing of this process's environment reaches it. */
export const startBotProcess = async (options: BotProcessOptions): Promise<BotProcess> => {
  const { entry, env, clock, args = [], wallAheadMs = () => 0, ceilingMs = CEILING_MS } = options;
  const child = fork(entry, [...args], {
    env: environment(env),
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const talk = talkTo(child, ceilingMs);
  options.onBirth?.({ kill: () => void child.kill('SIGKILL') });
  const ready = await talk.hear(isReady, 'ready').catch((error: unknown) => {
    child.kill('SIGKILL');
    throw error;
  });
  const onTheClock = (wallMs: number | null, aheadMs: number): number | null =>
    wallMs === null ? null : wallMs - aheadMs;
  let nextAt = onTheClock(ready.nextAt, wallAheadMs());
  let seq = 0;

  const settle = async (): Promise<void> => {
    seq += 1;
    const mine = seq;
    const isIdle = (message: BotMessage): message is Extract<BotMessage, { type: 'idle' }> =>
      message.type === 'idle' && message.seq === mine;
    const idle = talk.hear(isIdle, 'idle');
    const aheadMs = wallAheadMs();
    const message: ParentMessage = { type: 'time', seq: mine, now: clock.now(), wallAheadMs: aheadMs };
    // A channel that broke shows itself as the end of the process, which `hear` reports.
    child.send(message, () => undefined);
    nextAt = onTheClock((await idle).nextAt, aheadMs);
  };
  const end = async (signal: NodeJS.Signals): Promise<Exit> => {
    child.kill(signal);
    return talk.exited;
  };
  const bot = { settle, nextAt: () => nextAt };
  return {
    ...bot,
    runUntil: (epochMs) => runUntil(bot, clock, epochMs),
    url: ready.url,
    pid: child.pid ?? 0,
    kill: (signal = 'SIGKILL') => end(signal),
    stop: () => end('SIGTERM'),
    exited: talk.exited,
    output: talk.output,
  };
};
