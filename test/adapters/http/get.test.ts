import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createGet } from '../../../src/adapters/http/get.ts';

let server: Server;
let asked: string[];
let answers: (response: ServerResponse) => void;
const made: { close(): Promise<void> }[] = [];

const make = (insideToo: boolean) => {
  const get = createGet({ insideToo });
  made.push(get);
  return get.get;
};

beforeEach(async () => {
  asked = [];
  answers = (response) => response.end('{}');
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url} ${request.headers.authorization ?? ''}`);
    answers(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  for (const each of made.splice(0)) await each.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const here = (host = '127.0.0.1'): string => `http://${host}:${(server.address() as AddressInfo).port}/x`;
const headers = { authorization: 'Bearer t' };

test('what is answered is told with its status, headers and body', async () => {
  answers = (response) => response.writeHead(404, { 'X-RateLimit-Remaining': '7' }).end('größer');
  expect(await make(true)({ address: here(), headers })).toMatchObject({
    kind: 'answered',
    status: 404,
    headers: { 'x-ratelimit-remaining': '7' },
    body: 'größer',
  });
  expect(asked).toEqual(['GET /x Bearer t']);
});

test('a redirect is not followed, wherever it leads', async () => {
  answers = (response) => response.writeHead(302, { location: here() }).end();
  expect(await make(true)({ address: here(), headers })).toMatchObject({ status: 302 });
  expect(asked).toHaveLength(1);
});

test('more than a mebibyte is not read', async () => {
  answers = (response) => {
    response.writeHead(200);
    const more = (): void => {
      while (!response.destroyed && response.write('x'.repeat(65_536)));
      response.once('drain', more);
    };
    more();
  };
  expect(await make(true)({ address: here(), headers })).toEqual({ kind: 'too_large' });
});

test('nothing of our own network is asked, by number or by name', async () => {
  const get = make(false);
  expect(await get({ address: here(), headers })).toEqual({ kind: 'inside' });
  expect(await get({ address: here('localhost'), headers })).toEqual({ kind: 'inside' });
  expect(asked).toEqual([]);
});

test('no answer is no answer, with the code of the network', async () => {
  const address = here();
  answers = (response) => response.destroy();
  expect(await make(true)({ address, headers })).toMatchObject({ kind: 'failed' });
  await new Promise((resolve) => server.close(resolve));
  expect(await make(true)({ address, headers })).toEqual({ kind: 'failed', problem: 'ECONNREFUSED' });
});
