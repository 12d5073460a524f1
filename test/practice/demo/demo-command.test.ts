import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { STORIES } from '../../../src/practice/demo/stories/table.ts';
import { act, watch } from './a-demo.ts';

const CLI = fileURLToPath(new URL('../../../src/cli.ts', import.meta.url));
const endings: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

type Run = {
  child: ChildProcess;
  out(): string;
  err(): string;
  /** A folder in which whatever it leaves behind would be found. */
  folder: string;
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  /** Waits for the address that it prints. */
  url(): Promise<string>;
};

/** Runs `greenlight demo ARGS` in a folder of its own, with nothing in its environment but what is given. */
const run = (args: readonly string[], env: Record<string, string> = {}): Run => {
  const folder = mkdtempSync(join(tmpdir(), 'greenlight-demo-test-'));
  const child = spawn(process.execPath, [CLI, 'demo', ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH ?? '', HOME: folder, TMPDIR: folder, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stdout?.on('data', (chunk) => {
    out += String(chunk);
  });
  child.stderr?.on('data', (chunk) => {
    err += String(chunk);
  });
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
  endings.push(async () => {
    child.kill('SIGKILL');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  });
  const url = (): Promise<string> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const found = /http:\/\/\S+/.exec(out)?.[0];
        if (found) resolve(found);
      };
      child.stdout?.on('data', look);
      void ended.then(() => reject(new Error(`it ended: ${out}${err}`)));
      look();
    });
  return { child, out: () => out, err: () => err, folder, ended, url };
};

/** The processes that a process started, and those that they started. */
const childrenOf = (pid: number): number[] => {
  const path = `/proc/${pid}/task/${pid}/children`;
  if (!existsSync(path)) return [];
  const direct = readFileSync(path, 'utf8').trim().split(/\s+/).filter(Boolean).map(Number);
  return direct.flatMap((child) => [child, ...childrenOf(child)]);
};

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

const isGone = (url: string): Promise<boolean> =>
  fetch(url).then(
    () => false,
    () => true,
  );

const aTakenPort = async (): Promise<number> => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  endings.push(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
};

describe('greenlight demo', () => {
  it('lists its stories, also where the environment has credentials', async () => {
    const { ended, out, err } = run(['--list'], { SLACK_BOT_TOKEN: 'xoxb-real' });
    expect(await ended).toEqual({ code: 0, signal: null });
    for (const { name, summary } of STORIES)
      expect(out()).toMatch(new RegExp(`${name} +${summary.slice(0, 20)}`));
    expect(err()).toBe('');
  });

  it('checks itself: starts, loads its page, and ends', async () => {
    const { ended, out, err, folder } = run(['--check', '--story', 'empty']);
    expect({ ...(await ended), err: err() }).toEqual({ code: 0, signal: null, err: '' });
    expect(out()).toMatch(/^The demo starts, and its page loads: \d+ files\.\n$/);
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    [['--story', 'nothing'], {}, /no story called nothing[\s\S]*red-light/],
    [[], { SLACK_BOT_TOKEN: 'xoxb-secret', SLACK_APP_TOKEN: 'xapp-1' }, /SLACK_BOT_TOKEN, SLACK_APP_TOKEN/],
    [[], { SLACK_SIGNING_SECRET: 'secret-of-somebody' }, /Unset that, or add --ignore-credentials/],
  ])('does not start with %j and %j, and says why', async (args, env, words) => {
    const { ended, out, err } = run(args, env);
    expect(await ended).toMatchObject({ code: 1 });
    expect(err()).toMatch(words);
    expect(`${out()}${err()}`).not.toMatch(/xoxb-|xapp-|secret-of/);
  });

  it.each([
    ['--port', '99999'],
    ['--port', 'http'],
  ])('takes no %s %s', async (...args) => {
    const { ended, err } = run(args);
    expect(await ended).toMatchObject({ code: 2 });
    expect(err()).toContain('0 to 65535');
  });

  it('says in one sentence that a port which was asked for is taken', async () => {
    const port = await aTakenPort();
    const { ended, err } = run(['--port', String(port), '--story', 'empty']);
    expect(await ended).toMatchObject({ code: 1 });
    expect(err()).toBe(`Port ${port} is taken: choose another with --port, or leave it out.\n`);
  });

  it('starts beside another, does not use credentials that it was told to ignore, and keeps them apart', async () => {
    const first = run(['--port', '0', '--story', 'empty', '--ignore-credentials'], {
      SLACK_BOT_TOKEN: 'xoxb-real',
      DATABASE_URL: 'sqlite:./real.db',
    });
    const second = run(['--port', '0', '--story', 'empty']);
    const [one, two] = await Promise.all([first.url(), second.url()]);
    expect(one).not.toBe(two);
    const general = { channel: 'C0GENERAL' };
    const started = async (url: string): Promise<unknown> => (await fetch(new URL('start', url))).json();
    const as = (await started(two)) as { as: string };
    expect(await started(one)).toEqual(as);
    await act({ url: one }, as.as, { do: 'write', channel: 'C0GENERAL', text: 'Only here' });
    const [here, there] = [await watch({ url: one }, general), await watch({ url: two }, general)];
    await here.until((_screen, messages) => messages.length === 1, 'the words');
    await there.until(() => there.news.length > 0, 'no words');
    expect(there.messages()).toEqual([]);
    expect(readdirSync(first.folder)).toEqual([]);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'ends at %s with everything it started, and leaves nothing',
    async (signal) => {
      const demo = run(['--port', '0', '--story', 'empty']);
      const url = await demo.url();
      const open = await fetch(new URL('stream', url));
      expect(open.status).toBe(200);
      const started = childrenOf(demo.child.pid ?? 0);
      expect(started).toHaveLength(2);
      demo.child.kill(signal);
      expect(await demo.ended).toEqual({ code: 0, signal: null });
      expect(started.filter(isRunning)).toEqual([]);
      expect(await isGone(url)).toBe(true);
      expect([demo.err(), readdirSync(demo.folder)]).toEqual(['', []]);
    },
  );

  it('ends at once also while it is starting', async () => {
    const demo = run(['--port', '0', '--story', 'empty']);
    const pid = demo.child.pid ?? 0;
    await expect.poll(() => childrenOf(pid).length, { timeout: 8_000, interval: 5 }).toBe(2);
    const started = childrenOf(pid);
    demo.child.kill('SIGINT');
    expect(await demo.ended).toEqual({ code: 0, signal: null });
    await expect.poll(() => started.filter(isRunning), { timeout: 8_000 }).toEqual([]);
    expect(demo.out()).toBe('');
  });

  it('ends where whoever started it is killed', async () => {
    const demo = run(['--port', '0', '--story', 'empty']);
    await demo.url();
    const started = childrenOf(demo.child.pid ?? 0);
    demo.child.kill('SIGKILL');
    await expect.poll(() => started.filter(isRunning), { timeout: 5_000 }).toEqual([]);
  });
});
