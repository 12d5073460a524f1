import { spawn } from 'node:child_process';
import { extname, join } from 'node:path';
import { InvalidArgumentError } from 'commander';
import { CliFailure } from './failure.ts';

/** Compiled, this file and the demo end in .js. */
const DEMO = join(import.meta.dirname, `../practice/demo/main${extname(import.meta.filename)}`);

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

export type DemoOptions = {
  port?: string;
  story?: string;
  list?: boolean;
  check?: boolean;
  ignoreCredentials?: boolean;
};

/** A port as somebody types it. */
export const readPort = (text: string): string => {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535)
    throw new InvalidArgumentError('A port is a number from 0 to 65535; 0 is any free one.');
  return text;
};

const argumentsOf = ({ port, story, list, check, ignoreCredentials }: DemoOptions): string[] => [
  ...(port === undefined ? [] : [`--port=${port}`]),
  ...(story === undefined ? [] : [`--story=${story}`]),
  ...(list ? ['--list'] : []),
  ...(check ? ['--check'] : []),
  ...(ignoreCredentials ? ['--ignore-credentials'] : []),
];

const problemIn = (message: unknown): string | null =>
  typeof message === 'object' && message !== null && 'problem' in message ? String(message.problem) : null;

/**
 * `demo`: the bot and a practice Slack with a page in the browser, in a process of its own, until it is stopped.
 *
 * @throws CliFailure with what the demo said when it could not go on
 */
export const demoCommand = (options: DemoOptions): Promise<void> =>
  new Promise((resolve, reject) => {
    const demo = spawn(process.execPath, [DEMO, ...argumentsOf(options)], {
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    });
    let problem = 'The demo ended by itself.';
    demo.on('message', (message) => {
      problem = problemIn(message) ?? problem;
    });
    const passOn = (signal: NodeJS.Signals): void => {
      demo.kill(signal);
    };
    for (const signal of SIGNALS) process.on(signal, passOn);
    demo.once('error', reject);
    demo.once('close', (code) => {
      for (const signal of SIGNALS) process.off(signal, passOn);
      if (code === 0) resolve();
      else reject(new CliFailure(problem));
    });
  });
