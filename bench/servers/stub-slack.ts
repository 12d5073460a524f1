import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BOT, CHANNELS, PEOPLE, TEAM } from '../seed/workspace.ts';

/**
 * A Slack that says yes to everything, without rate limits, as a process of its own: so it takes nothing from
 * the event loop of what is measured. It notes when each message was written last.
 */

/** One write of a message, on the monotonic clock that all processes of this machine share. */
export type Written = { atMs: number; channel: string; ts: string; text: string };

const nowMs = (): number => Number(process.hrtime.bigint()) / 1e6;

let written: Written[] = [];
let calls = 0;
let postedTs = 1_700_000_000;

const post = (form: URLSearchParams): object => {
  postedTs += 1;
  return write(form, `${postedTs}.000100`);
};

const write = (form: URLSearchParams, ts: string): object => {
  const channel = form.get('channel') ?? '';
  written.push({ atMs: nowMs(), channel, ts, text: form.get('text') ?? '' });
  return { ok: true, channel, ts };
};

const members = PEOPLE.map(({ userId, name }) => ({
  id: userId,
  team_id: TEAM,
  name,
  real_name: name,
  tz: 'UTC',
}));
const channels = CHANNELS.map((channel) => ({ ...channel, is_member: true, num_members: PEOPLE.length }));

const METHODS: Readonly<Record<string, (form: URLSearchParams) => object>> = {
  'auth.test': () => ({
    ok: true,
    url: 'https://bench.slack.com/',
    team_id: TEAM,
    user_id: BOT.userId,
    bot_id: BOT.botId,
  }),
  'users.list': () => ({ ok: true, members }),
  'users.info': (form) => ({ ok: true, user: members.find(({ id }) => id === form.get('user')) }),
  'conversations.list': () => ({ ok: true, channels }),
  'conversations.info': (form) => ({
    ok: true,
    channel: channels.find(({ id }) => id === form.get('channel')),
  }),
  'conversations.members': () => ({ ok: true, members: PEOPLE.map(({ userId }) => userId) }),
  'conversations.open': (form) => ({ ok: true, channel: { id: `D${form.get('users')}` } }),
  'chat.postMessage': post,
  'chat.update': (form) => write(form, form.get('ts') ?? ''),
};

const methodAnswer = (name: string, body: string): object =>
  METHODS[name]?.(new URLSearchParams(body)) ?? { ok: true };

/** For whoever measures: everything written since the last question, and how many calls there were. */
const takeNotes = (): object => {
  const notes = { calls, written };
  written = [];
  return notes;
};

const answer = (request: IncomingMessage, body: string): object => {
  const path = request.url ?? '';
  if (path === '/bench/notes') return takeNotes();
  if (path === '/bench/calls') return { calls };
  calls += 1;
  return path.startsWith('/api/') ? methodAnswer(path.slice('/api/'.length), body) : { ok: true };
};

const respond = (request: IncomingMessage, response: ServerResponse): void => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const text = JSON.stringify(answer(request, Buffer.concat(chunks).toString('utf8')));
    response.writeHead(200, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
    });
    response.end(text);
  });
};

const server = createServer({ keepAliveTimeout: 60_000 }, respond);
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`ready http://127.0.0.1:${port}\n`);
});
process.once('SIGTERM', () => process.exit(0));
