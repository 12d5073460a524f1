import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { isRecord, type Json, parseJson } from '../json.ts';
import { announceChange } from '../workspace/state.ts';
import { answer, outcomeOf, type Site } from './answer.ts';
import { openJsonArguments, readArguments } from './arguments.ts';
import { callMethod } from './call-method.ts';
import { giveBytes, takeBytes } from './file-bytes.ts';
import { useResponseUrl } from './response-url.ts';

const readBody = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

/** The arguments as the log and the fault matchers see them: JSON opened, the token left out. */
const shownArguments = (read: () => Json): Json => {
  try {
    const { token: _token, ...shown } = read();
    return openJsonArguments(shown);
  } catch {
    return {};
  }
};

const tokenOf = (request: IncomingMessage, args: Json): string => {
  const bearer = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
  return bearer ?? (typeof args.token === 'string' ? args.token : '');
};

const answerMethod = (
  site: Site,
  request: IncomingMessage,
  body: string,
  url: URL,
  response: ServerResponse,
): void => {
  const method = url.pathname.slice('/api/'.length);
  const read = (): Json => ({
    ...Object.fromEntries(url.searchParams),
    ...readArguments(request.headers['content-type'] ?? '', body),
  });
  const call = (): Json => {
    const args = read();
    return callMethod(site.workspace, site.limiter, method, tokenOf(request, args), args);
  };
  answer(site, { method, args: shownArguments(read) }, response, () => outcomeOf(call));
};

const answerResponseUrl = (site: Site, key: string, body: string, response: ServerResponse): void => {
  const payload = parseJson(body);
  const args = isRecord(payload) ? payload : {};
  answer(site, { method: 'response_url', args }, response, () =>
    isRecord(payload)
      ? useResponseUrl(site.workspace, key, payload)
      : { status: 400, json: { ok: false, error: 'invalid_payload' } },
  );
};

const route = async (site: Site, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const bytes = await readBody(request);
  const body = bytes.toString('utf8');
  const [, area = '', first = '', second = ''] = url.pathname.split('/');
  if (area === 'api' && first !== '') answerMethod(site, request, body, url, response);
  else if (area === 'response' && second !== '' && request.method === 'POST')
    answerResponseUrl(site, second, body, response);
  else if (area === 'upload' && second !== '' && request.method === 'POST')
    await takeBytes(site, second, request, bytes, response);
  else if (area === 'files-pri' && first !== '') giveBytes(site, first, request, response);
  else response.writeHead(404, { 'Content-Type': 'text/plain' }).end('not found');
};

/** Starts the Web API and the response URLs on a free loopback port, and notes the address in the workspace. */
export const startServer = async (site: Site): Promise<Server> => {
  const server = createServer((request, response) => {
    route(site, request, response).catch((error: unknown) => {
      // A client that hangs up while it sends is no fault of the server.
      if (request.destroyed && !request.complete) return;
      response.writeHead(500, { 'Content-Type': 'text/plain' }).end(String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the practice Slack got no port');
  site.workspace.origin = `http://127.0.0.1:${address.port}`;
  announceChange(site.workspace);
  return server;
};
