import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Rehearsal, rehearse } from '../../support/rehearsal.ts';
import {
  letEditsOut,
  plan,
  refusedCalls,
  releaseOf,
  start,
  toldPrivately,
  troubledRows,
  whisperCount,
} from '../../support/steps.ts';
import { closesAll, presses, saying } from './announcement-flow.ts';

let rehearsal: Rehearsal;
let github: Server;
let asked: string[];
let answer: { status: number; headers?: Record<string, string>; body: string };

const host = (): string => `127.0.0.1:${(github.address() as AddressInfo).port}`;
const LINK = (tag = 'v2.0') => `https://${host()}/acme/atlas/releases/tag/${tag}`;
const maya = () => rehearsal.slack.person('maya');
const notesNow = async (): Promise<string> => (await releaseOf(rehearsal)).plan.highlights;

beforeEach(async () => {
  asked = [];
  answer = {
    status: 200,
    body: JSON.stringify({ body: '## New\n* **Boards** for [all](https://a.example)' }),
  };
  github = createServer((request, response) => {
    asked.push(`${request.url} ${request.headers.authorization ?? ''}`);
    response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  await new Promise<void>((resolve) => github.listen(0, '127.0.0.1', resolve));
  rehearsal = await rehearse({
    env: { GITHUB_API_URL: `http://${host()}/api/v3`, GITHUB_TOKEN: 'ghp_secret' },
  });
  await plan(rehearsal);
  await start(rehearsal);
});

afterEach(async () => {
  expect(refusedCalls(rehearsal)).toEqual([]);
  expect(await troubledRows(rehearsal)).toEqual([]);
  await rehearsal.stop();
  github.closeAllConnections();
  await new Promise((resolve) => github.close(resolve));
});

const fetches = async (link: string, how?: string) => {
  await maya().types('#releases', '/release notes atlas-2.0');
  await presses(maya(), 'Fetch from GitHub');
  await maya().fills({ 'Its address': link, ...(how !== undefined && { how }) });
  const outcome = await maya().submits();
  await letEditsOut(rehearsal);
  return outcome;
};

test('the notes of a release on GitHub become highlights as people read them, and whoever asked hears of it', async () => {
  expect(await fetches(LINK())).toMatchObject({ kind: 'closed' });
  expect(await notesNow()).toBe('New\n• Boards for all (https://a.example)');
  expect(asked).toEqual(['/api/v3/repos/acme/atlas/releases/tags/v2.0 Bearer ghp_secret']);
  const told = saying(maya(), maya().inbox, 'came from GitHub');
  expect(maya().reads(told)).toContain('the notes of v2.0 came from GitHub, 40 characters.');
  await maya().clicks(told, 'Read the announcement');
  expect(maya().modal?.text).toContain('Boards for all');
  await closesAll(maya());

  answer = { status: 200, body: JSON.stringify({ body: 'Faster.' }) };
  await fetches(LINK('v2.1'), 'Put it behind them');
  expect(await notesNow()).toBe('New\n• Boards for all (https://a.example)\nFaster.');
  await fetches(LINK('v2.1'), 'Put it in their place');
  expect(await notesNow()).toBe('Faster.');
});

test('only the address of a release is taken, and of this GitHub alone', async () => {
  for (const link of ['https://github.com/a/b/releases/tag/1', `https://${host()}/acme/atlas`, 'v2.0']) {
    expect(await fetches(link)).toMatchObject({ kind: 'errors' });
    await closesAll(maya());
  }
  expect(asked).toEqual([]);
});

test.each([
  [404, {}, 'GitHub shows no release at this address'],
  [401, {}, 'does not accept the GITHUB_TOKEN'],
  [403, {}, 'does not let me read it'],
  [403, { 'x-ratelimit-remaining': '0' }, 'answers no more questions for now'],
  [301, { location: 'http://169.254.169.254/' }, 'has moved'],
  [502, {}, 'did not answer'],
])('GitHub says %s %j', async (status, headers, words) => {
  answer = { status, headers, body: '{"message":"no"}' };
  await fetches(LINK());
  const told = saying(maya(), maya().inbox, 'no notes came from GitHub');
  expect(maya().reads(told)).toContain(words);
  expect(await notesNow()).toBe('');
  await maya().clicks(told, 'Try again');
  answer = { status: 200, body: JSON.stringify({ body: 'Now.' }) };
  await maya().submits();
  await letEditsOut(rehearsal);
  expect(await notesNow()).toBe('Now.');
  expect(asked).toHaveLength(2);
});

test.each([
  ['<html>', 'What answered is not GitHub'],
  [JSON.stringify({ body: null }), 'has no notes'],
  [JSON.stringify({ body: 'x'.repeat(40_001) }), 'longer than a message can be'],
])('what cannot be taken is said', async (body, words) => {
  answer = { status: 200, body };
  await fetches(LINK());
  expect(maya().reads(saying(maya(), maya().inbox, 'no notes came'))).toContain(words);
  expect(await notesNow()).toBe('');
});

test('nobody but the release manager fetches', async () => {
  await fetches('nothing');
  await closesAll(maya());
  const reader = rehearsal.slack.person('reader');
  const seen = whisperCount(rehearsal, reader);
  answer = { status: 404, body: '{}' };
  await fetches(LINK());
  const told = saying(maya(), maya().inbox, 'no notes came');
  await reader.types('#releases', '/release notes atlas-2.0');
  expect(reader.modal?.text).not.toContain('Fetch from GitHub');
  await closesAll(reader);
  expect(whisperCount(rehearsal, reader)).toBe(seen);
  expect(maya().reads(told)).toContain('[Try again]');
  expect(await toldPrivately(rehearsal, maya(), { seen: 0 })).toContain('I ask GitHub');
});
