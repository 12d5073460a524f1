import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { z } from 'zod';
import { parseJson } from '../../json.ts';
import { describeFile } from '../../workspace/files.ts';
import type { Person } from '../../workspace/model.ts';
import { performAct } from '../acts/perform.ts';
import type { Demo } from '../demo.ts';
import { actRequest } from '../protocol.ts';
import { logEntries } from '../seen/log-entries.ts';
import { messageFeed } from '../seen/message-feed.ts';
import { indexPage } from './index-page.ts';
import { staticFile } from './static-files.ts';
import { type OpenStream, openStream } from './stream.ts';
import { refusalOf } from './who-may-ask.ts';

const LOOPBACK = '127.0.0.1';
const MOST_BYTES = 256 * 1024;
const PICTURES = '/file/';

type Serving = { demo: Demo; streams: Set<OpenStream> };
type Asked = Serving & { request: IncomingMessage; response: ServerResponse; query: URLSearchParams };
type Answer = (asked: Asked) => Promise<void> | void;

const send = (
  response: ServerResponse,
  status: number,
  type: string,
  content: string | Buffer,
  headers: Readonly<Record<string, string>> = {},
): void => {
  response
    .writeHead(status, {
      'Content-Type': type,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      ...headers,
    })
    .end(content);
};

const sendWords = (response: ServerResponse, status: number, words: string): void =>
  send(response, status, 'text/plain; charset=utf-8', `${words}\n`);

const sendJson = (response: ServerResponse, json: unknown, status = 200): void =>
  send(response, status, 'application/json; charset=utf-8', JSON.stringify(json));

/** The text of a body, or null where it is longer than anybody types. */
const readBody = async (request: IncomingMessage): Promise<string | null> => {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += (chunk as Buffer).length;
    if (length > MOST_BYTES) return null;
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
};

/** Whoever looks without saying as whom, looks as the story wants it. */
const personAsked = ({ demo, query }: Asked): Person | null => {
  const person = demo.slack.workspace.people.get(query.get('as') ?? demo.story.opensAs);
  return person && !person.bot ? person : null;
};

const index: Answer = async ({ response }) => {
  const { html, policy } = await indexPage();
  send(response, 200, 'text/html; charset=utf-8', html, { 'Content-Security-Policy': policy });
};

const act: Answer = async ({ demo, request, response }) => {
  const body = await readBody(request);
  if (body === null) return sendJson(response, { ok: false, problem: 'That is too long.' }, 413);
  const parsed = actRequest.safeParse(parseJson(body));
  if (!parsed.success)
    return sendJson(
      response,
      { ok: false, problem: `This is no act that the demo knows: ${z.prettifyError(parsed.error)}` },
      400,
    );
  sendJson(response, await performAct(demo, parsed.data));
};

const stream: Answer = (asked) => {
  const person = personAsked(asked);
  if (!person) return sendWords(asked.response, 404, 'There is no such person in this workspace.');
  openStream(asked.demo, { person, channelId: asked.query.get('channel') }, asked.response, asked.streams);
};

const messages: Answer = (asked) => {
  const { demo, query, response, streams } = asked;
  const person = personAsked(asked);
  const channel = query.get('channel') ?? '';
  const before = query.get('before') ?? '';
  if (!person || channel === '' || !/^\d+\.\d+$/.test(before))
    return sendWords(response, 400, 'Say as whom, in which channel, and before which message.');
  const page = messageFeed(demo.slack, demo.slack.person(person.id), channel).earlier(before);
  // From now on whoever follows the channel hears of changes of these messages, too.
  for (const open of streams)
    if (open.person === person.id && open.channel === channel) open.feed?.earlier(before);
  sendJson(response, page);
};

const log: Answer = ({ demo, query, response }) => {
  const after = Number(query.get('after') ?? '0');
  if (!Number.isSafeInteger(after) || after < 0) return sendWords(response, 400, 'After which entry?');
  sendJson(response, logEntries(demo.slack.log, after));
};

/** What is answered at each address; everything else is a file or nothing. */
const ADDRESSES: Readonly<Record<string, { method: 'GET' | 'POST'; answer: Answer }>> = {
  '/': { method: 'GET', answer: index },
  '/start': {
    method: 'GET',
    answer: ({ demo: { story }, response }) =>
      sendJson(response, { as: story.opensAs, at: story.opensAt, onPin: story.opensOnPin === true }),
  },
  '/stream': { method: 'GET', answer: stream },
  '/messages': { method: 'GET', answer: messages },
  '/log': { method: 'GET', answer: log },
  '/act': { method: 'POST', answer: act },
};

/** A picture that was uploaded, for the messages that show it. */
const answerPicture = ({ demo }: Serving, id: string, response: ServerResponse): void => {
  const { workspace } = demo.slack;
  const file = workspace.files.get(id);
  const type = file === undefined ? '' : String(describeFile(workspace, file).mimetype);
  if (file?.bytes != null && type.startsWith('image/')) send(response, 200, type, Buffer.from(file.bytes));
  else sendWords(response, 404, 'There is no such picture.');
};

const answerFile = async (address: string, response: ServerResponse): Promise<void> => {
  const file = await staticFile(address);
  if (file) send(response, 200, file.type, file.content);
  else sendWords(response, 404, 'There is nothing here.');
};

const route = async (
  serving: Serving,
  port: number,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const refusal = refusalOf(request, port);
  if (refusal) return sendWords(response, refusal.status, refusal.words);
  const { pathname, searchParams } = new URL(request.url ?? '/', `http://${LOOPBACK}`);
  const known = ADDRESSES[pathname];
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  if (known ? (known.method === 'GET' ? !isRead : request.method !== 'POST') : !isRead)
    return sendWords(response, 405, 'That does not work here.');
  if (known) await known.answer({ ...serving, request, response, query: searchParams });
  else if (pathname.startsWith(PICTURES)) answerPicture(serving, pathname.slice(PICTURES.length), response);
  else await answerFile(pathname, response);
};

/** The server of the page: on this machine only. */
export type PageServer = { url: string; port: number; stop(): Promise<void> };

/** Where the page may be: port 0 is any free one. */
export type PortWish = { port: number; orAnother?: boolean };

const listenAt = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, LOOPBACK, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });

const isTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';

const listen = async (server: Server, { port, orAnother = false }: PortWish): Promise<number> => {
  try {
    return await listenAt(server, port);
  } catch (error) {
    if (!orAnother || !isTaken(error)) throw error;
    return listenAt(server, 0);
  }
};

/**
 * Serves the page and what it asks for.
 *
 * @throws where the port is taken and no other will do: the error's code is EADDRINUSE
 */
export const startPageServer = async (demo: Demo, wish: PortWish): Promise<PageServer> => {
  const serving: Serving = { demo, streams: new Set() };
  const server = createServer((request, response) => {
    route(serving, port, request, response).catch((error: unknown) => {
      if (response.headersSent || request.destroyed) response.destroy();
      else sendWords(response, 500, error instanceof Error ? error.message : String(error));
    });
  });
  const port = await listen(server, wish);
  return {
    url: `http://${LOOPBACK}:${port}/`,
    port,
    stop: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
};
