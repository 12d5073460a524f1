import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { HOOK_ENV, type MadeHook, makeHook } from '../../support/hooks.ts';
import { type Rehearsal, rehearse } from '../../support/rehearsal.ts';
import {
  ASKED,
  allGreen,
  auditOf,
  green,
  LAUNCH_TIME,
  launch,
  plan,
  runToAsk,
  start,
} from '../../support/steps.ts';

type Telling = {
  id: string;
  at: string;
  type: string;
  release: { key: string; title: string };
  department?: string;
  by: { name: string; role: string };
  facts: Record<string, unknown>;
};
type Received = { telling: Telling; headers: IncomingHttpHeaders; raw: string };

let rehearsal: Rehearsal;
let server: Server;
let received: Received[];
/** Everything that arrived, taken or not. */
let arrivals: string[];
let answer: (telling: Telling) => number | 'reset';
let hook: MadeHook;

beforeEach(async () => {
  received = [];
  arrivals = [];
  answer = () => 200;
  server = createServer((request, response) => {
    let raw = '';
    request.on('data', (chunk: Buffer) => {
      raw += chunk.toString('utf8');
    });
    request.on('end', () => {
      const telling = JSON.parse(raw) as Telling;
      arrivals.push(telling.id);
      const status = answer(telling);
      if (status === 'reset' || status < 300) received.push({ telling, headers: request.headers, raw });
      if (status === 'reset') request.socket.destroy();
      else response.writeHead(status).end('thanks');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  rehearsal = await rehearse({ env: HOOK_ENV });
});
afterEach(async () => {
  await rehearsal.stop();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const listening = async (
  topics: readonly string[] = ['plan', 'lights', 'course', 'launch', 'after'],
): Promise<void> => {
  const { port } = server.address() as AddressInfo;
  hook = await makeHook(rehearsal, {
    direction: 'out',
    name: 'status page',
    topics,
    address: `http://127.0.0.1:${port}/greenlight`,
  });
};

const types = (): string[] => received.map(({ telling }) => telling.type);

/** What should have left: every decision about a release that others may know of, in its order. */
const leaving = async (): Promise<string[]> => {
  const entries = await auditOf(rehearsal);
  const started = entries.findIndex(({ type }) => type === 'release_started');
  return entries
    .slice(started)
    .filter(({ releaseId }) => releaseId !== null)
    .map(({ id }) => id);
};

test('each decision is told once, in order, signed, with names and roles and no other words', async () => {
  await listening();
  await runToAsk(rehearsal, { departments: ['Engineering', 'Docs'] });
  await allGreen(rehearsal, ['qa', 'training', 'marketing', 'pmm', 'sales', 'support']);
  const lead = rehearsal.slack.person('docs-lead');
  await rehearsal.until(LAUNCH_TIME);
  await launch(rehearsal);
  await rehearsal.until('2026-12-10T13:05:00.000Z');
  expect(received.map(({ telling }) => telling.id)).toEqual(await leaving());
  expect(types()).toEqual(
    expect.arrayContaining(['release_started', 'light_answered', 'launch_decided', 'announced']),
  );
  const answered = received.find(
    ({ telling }) => telling.type === 'light_answered' && telling.department === 'Docs',
  );
  expect(answered?.telling).toMatchObject({
    v: 1,
    release: { key: 'atlas-2.0', title: 'Atlas 2.0' },
    by: { name: lead.name, role: 'lead' },
    facts: { departmentId: 'dep-docs', state: 'green' },
  });
  for (const { telling, headers, raw } of received) {
    const timestamp = String(headers['x-greenlight-timestamp']);
    const expected = createHmac('sha256', hook.secret).update(`${timestamp}.${raw}`).digest('hex');
    expect(headers['x-greenlight-signature']).toBe(`sha256=${expected}`);
    expect(headers['x-greenlight-delivery']).toBe(telling.id);
    expect(Math.abs(Number(timestamp) - Date.now() / 1000)).toBeLessThan(120);
    expect(Object.keys(telling.by)).toEqual(['name', 'role']);
  }
}, 60_000);

test('a receiver that is down for an hour gets everything afterwards, once and in order', async () => {
  await listening();
  await runToAsk(rehearsal, { departments: ['Engineering', 'Docs'] });
  const before = received.length;
  arrivals = [];
  answer = () => 503;
  await green(rehearsal, 'eng');
  await rehearsal.until('2026-12-03T09:30:00.000Z');
  await green(rehearsal, 'docs');
  await rehearsal.until('2026-12-03T10:00:05.000Z');
  expect(received).toHaveLength(before);
  // Only the first in the line was tried: nothing overtakes it.
  expect(new Set(arrivals).size).toBe(1);
  answer = () => 200;
  await rehearsal.until('2026-12-03T10:10:00.000Z');
  expect(received.map(({ telling }) => telling.id)).toEqual(await leaving());
  expect(types().filter((type) => type === 'light_answered')).toHaveLength(2);
}, 60_000);

test('what may have arrived comes again with the same id, and a restart loses and doubles nothing', async () => {
  await listening();
  let resets = 0;
  answer = () => {
    resets += 1;
    return resets === 1 ? 'reset' : 503;
  };
  await plan(rehearsal, { departments: ['Docs'] });
  await start(rehearsal);
  await rehearsal.restart();
  answer = () => 200;
  await rehearsal.until(ASKED);
  const ids = received.map(({ telling }) => telling.id);
  expect(ids.length).toBe(new Set(ids).size + 1);
  expect([...new Set(ids)]).toEqual(await leaving());
}, 60_000);

test('confidential releases, rehearsals and drafts never leave, nor what was confidential by then', async () => {
  await listening();
  const maya = rehearsal.slack.person('maya');
  await maya.types('#releases', '/release new Borealis 1.0 --practice');
  await maya.fills({ 'What do users gain?': 'Maps.', 'Launch date': '2026-12-10' });
  await maya.submits();
  await rehearsal.bot.settle();
  await start(rehearsal);
  await plan(rehearsal, { departments: ['Docs'] });
  await rehearsal.until('2026-11-18T09:00:00.000Z');
  expect(received).toEqual([]);
}, 60_000);

test('a hook hears only of what it asked for, in the order in which it happened', async () => {
  await listening(['launch']);
  await runToAsk(rehearsal, { departments: ['Docs'] });
  await green(rehearsal, 'docs');
  expect(arrivals).toEqual([]);
  await rehearsal.until(LAUNCH_TIME);
  await launch(rehearsal);
  await rehearsal.until('2026-12-10T13:05:00.000Z');
  expect(types()).toEqual(['launch_decided', 'declared_live', 'announced']);
}, 60_000);

test('after three days it is given up, the admin hears of it, and what came later goes out', async () => {
  await listening();
  answer = () => 500;
  const maya = await runToAsk(rehearsal, { departments: ['Docs'] });
  await rehearsal.until('2026-12-06T09:30:00.000Z');
  answer = () => 200;
  await green(rehearsal, 'docs');
  await rehearsal.until('2026-12-06T10:00:00.000Z');
  expect(types()).toContain('light_answered');
  expect(types()).not.toContain('release_started');
  const said = maya.inbox.map((message) => maya.reads(message)).join('\n');
  expect(said).toContain('Hook status page');
  expect(said).toContain('did not take it for three days');
}, 60_000);
