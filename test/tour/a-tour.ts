import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const TOUR = join(ROOT, 'src/practice/tour/main.ts');
const CLI = join(ROOT, 'src/cli.ts');

/** What a tour must neither read nor mind. */
const HOSTILE = {
  DATABASE_URL: 'postgres://nobody:nothing@db.example.invalid/production',
  SLACK_BOT_TOKEN: 'not-a-token',
  SLACK_APP_TOKEN: 'not-a-token-either',
  SLACK_SIGNING_SECRET: 'xoxb-in-the-wrong-place',
  SLACK_API_URL: 'http://slack.example.invalid/',
  SLACK_TIMEOUT_MS: '1',
  SLASH_COMMAND: 'no slash',
  DELIVERY_SETTLE_SECONDS: 'never',
  LOG_LEVEL: 'shouting',
  PORT: 'none',
  TZ: 'Pacific/Apia',
};
const HOSTILE_FILE = Object.entries(HOSTILE)
  .map(([name, value]) => `${name}="${value}"\n`)
  .join('');

/** A tour may take so many real milliseconds. */
const CEILING_MS = 120_000;

export type Run = { code: number | null; out: string; err: string };

export type EmptyFolder = {
  path(name: string): string;
  tour(...args: string[]): Promise<Run>;
  greenlight(...args: string[]): Promise<Run>;
  /** Whether everything that lay here before still does, as it was, and what came to it. */
  unchanged(): boolean;
  remove(): void;
};

const run = (cwd: string, args: readonly string[]): Promise<Run> =>
  new Promise((resolve) => {
    const { PATH = '', HOME = '' } = process.env;
    const options = { cwd, env: { PATH, HOME, ...HOSTILE }, timeout: CEILING_MS, maxBuffer: 2 ** 24 };
    execFile(process.execPath, args, options, (error, out, err) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : null;
      resolve({ code, out, err });
    });
  });

/** A folder with nothing in it but a hostile `.env`, and commands that run in it under a hostile environment. */
export const emptyFolder = (): EmptyFolder => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'greenlight-test-')));
  const dotEnv = join(folder, '.env');
  writeFileSync(dotEnv, HOSTILE_FILE);
  return {
    path: (name) => join(folder, name),
    tour: (...args) => run(folder, [TOUR, ...args]),
    greenlight: (...args) => run(folder, [CLI, ...args]),
    unchanged: () => readFileSync(dotEnv, 'utf8') === HOSTILE_FILE && !existsSync(join(folder, 'data')),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
};
