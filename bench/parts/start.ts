import { once } from 'node:events';
import { copyFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { request } from 'undici';
import { systemClock } from '../../src/sources.ts';
import { commandBody, signed } from '../load/requests.ts';
import { type Bound, type Line, ratioLine } from '../report/line.ts';
import { figure } from '../report/numbers.ts';
import { inFolder, makeTemplate } from '../seed/database.ts';
import { seedReleases, seedWorkspace } from '../seed/releases.ts';
import { seedReminders, seedWaiting } from '../seed/waiting.ts';
import { MANAGER } from '../seed/workspace.ts';
import { type ChildOptions, rssMiBOf, spawnNode, startChild } from '../servers/child.ts';
import { compileInto } from '../servers/compiled.ts';
import { greenlightEnv } from './side-by-side.ts';

/** As `npm start` and the operations page have it. */
const AS_STARTED = ['--max-semi-space-size=4'];

const PAIRS = 5;
const IDLE_MS = 3_000;
const WAITING = 100_000;
const OVERDUE = 1_000;
const LOOK_EVERY_MS = 2;
const CEILING_MS = 30_000;

const ms = (value: number): string => figure(value, 'ms');
const miB = (value: number): string => figure(value, 'MiB');

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No free port.');
  return address.port;
};

const isAcknowledged = async (port: number, slackUrl: string): Promise<boolean> => {
  const body = commandBody(slackUrl, MANAGER.userId, 'help');
  try {
    const url = `http://127.0.0.1:${port}/slack/events`;
    const answer = await request(url, { method: 'POST', headers: signed(body), body });
    await answer.body.dump();
    return answer.statusCode === 200;
  } catch {
    return false;
  }
};

type Started = { startMs: number; rssMiB: number };

type Asked = {
  port: number;
  slackUrl: string;
  /** In peace it writes down what it compiled: the next one finds it. */
  end: 'SIGTERM' | 'SIGKILL';
};

/** Starts it, asks until it acknowledges, and looks at its memory once it has been idle for a while. */
const measureStart = async (options: ChildOptions, { port, slackUrl, end }: Asked): Promise<Started> => {
  const began = performance.now();
  const child = spawnNode(options);
  let words = '';
  child.stdout.on('data', (chunk: Buffer) => {
    words += chunk.toString('utf8');
  });
  child.stderr.on('data', (chunk: Buffer) => {
    words += chunk.toString('utf8');
  });
  while (!(await isAcknowledged(port, slackUrl))) {
    const isLost = child.exitCode !== null || performance.now() - began > CEILING_MS;
    if (isLost) throw new Error(`${options.entry} never acknowledged:\n${words}`);
    await sleep(LOOK_EVERY_MS);
  }
  const startMs = performance.now() - began;
  await sleep(IDLE_MS);
  const rssMiB = rssMiBOf(child.pid ?? 0);
  const ended = once(child, 'close');
  child.kill(end);
  await ended;
  return { startMs, rssMiB };
};

type Variant = {
  name: string;
  greenlight: Omit<ChildOptions, 'env'>;
  bare: ChildOptions;
  cache: boolean;
  /** What the goals are, where this variant is the one that they are about. */
  goal: Bound | null;
};

const variantsIn = (built: string): readonly Variant[] => {
  const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
  return [
    {
      name: 'compiled, as the package is',
      greenlight: { entry: join(built, 'src/main.js'), nodeArgs: AS_STARTED },
      bare: { entry: join(built, 'bench/peers/bare-bolt.js') },
      cache: false,
      goal: { atMost: 1.5 },
    },
    {
      name: 'from source, with a warm compile cache',
      greenlight: { entry: main, nodeArgs: AS_STARTED },
      bare: { entry: 'peers/bare-bolt.ts' },
      cache: true,
      goal: null,
    },
  ];
};

/** From nothing to the first acknowledgement, and the memory of an idle process. */
export const startLines = (): Promise<Line[]> =>
  inFolder(async (folder) => {
    const built = join(folder, 'built');
    compileInto(built);
    const template = join(folder, 'template.db');
    await makeTemplate(template, async (database) => {
      await seedWorkspace(database.store);
      await seedReleases(database.store, 8, systemClock.now());
      seedWaiting(database, WAITING);
      seedReminders(database, OVERDUE, systemClock.now(), 'overdue');
    });
    const slack = await startChild({ entry: 'servers/stub-slack.ts' });
    const lines: Line[] = [];
    try {
      for (const { name, greenlight, bare, cache, goal } of variantsIn(built)) {
        const pairs: { greenlight: Started; peer: Started }[] = [];
        const shared = cache ? { NODE_COMPILE_CACHE: join(folder, 'cache') } : {};
        for (let nth = -1; nth < PAIRS; nth += 1) {
          const file = join(folder, 'start.db');
          copyFileSync(template, file);
          for (const end of ['-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
          const port = await freePort();
          const env = { ...greenlightEnv(slack.url, file), ...shared, PORT: String(port) };
          const end = nth < 0 ? 'SIGTERM' : 'SIGKILL';
          const ours = await measureStart({ ...greenlight, env }, { port, slackUrl: slack.url, end });
          const theirs = await freePort();
          const args = [`${slack.url}/api/`, String(theirs)];
          const peer = await measureStart(
            { ...bare, args, env: shared },
            { port: theirs, slackUrl: slack.url, end },
          );
          if (nth >= 0) pairs.push({ greenlight: ours, peer });
        }
        const both = (of: (started: Started) => number) =>
          pairs.map(({ greenlight, peer }) => ({ greenlight: of(greenlight), peer: of(peer) }));
        lines.push(
          ratioLine(
            `start to first acknowledgement, ${name}`,
            both(({ startMs }) => startMs),
            goal,
            ms,
          ),
          ratioLine(
            `idle memory, ${name}`,
            both(({ rssMiB }) => rssMiB),
            goal,
            miB,
          ),
        );
      }
      return lines;
    } finally {
      await slack.stop();
    }
  });
