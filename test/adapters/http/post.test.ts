import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isInside } from '../../../src/adapters/http/inside-address.ts';
import { createPost } from '../../../src/adapters/http/post.ts';

let server: Server;
let asked: number;
let answer: { status: number; headers?: Record<string, string> };
const made: { close(): Promise<void> }[] = [];

const make = (insideToo: boolean) => {
  const post = createPost({ insideToo });
  made.push(post);
  return post.post;
};

beforeEach(async () => {
  asked = 0;
  answer = { status: 204 };
  server = createServer((request, response) => {
    asked += 1;
    request.resume().on('end', () => response.writeHead(answer.status, answer.headers).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  for (const each of made.splice(0)) await each.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const here = (host = '127.0.0.1'): string => `http://${host}:${(server.address() as AddressInfo).port}/x`;
const what = { headers: { 'content-type': 'application/json' }, body: '{}' };

test.each([
  ['127.0.0.1', true],
  ['10.1.2.3', true],
  ['172.16.0.1', true],
  ['172.32.0.1', false],
  ['192.168.1.1', true],
  ['169.254.169.254', true],
  ['100.64.0.1', true],
  ['0.0.0.0', true],
  ['224.0.0.1', true],
  ['255.255.255.255', true],
  ['8.8.8.8', false],
  ['::1', true],
  ['::', true],
  ['::ffff:127.0.0.1', true],
  ['::ffff:8.8.8.8', true],
  ['64:ff9b::7f00:1', true],
  ['2002:7f00:1::', true],
  ['fe80::1', true],
  ['fd00::1', true],
  ['ff02::1', true],
  ['2001:db8::1', true],
  ['2606:4700:4700::1111', false],
  ['no address', true],
])('%s lies inside: %s', (address, inside) => {
  expect(isInside(address)).toBe(inside);
});

test('what is answered is told, with when to come again; no redirect is followed', async () => {
  const post = make(true);
  expect(await post({ ...what, address: here() })).toEqual({
    kind: 'answered',
    status: 204,
    retryAfterMs: 0,
  });
  answer = { status: 429, headers: { 'retry-after': '7' } };
  expect(await post({ ...what, address: here() })).toMatchObject({ status: 429, retryAfterMs: 7000 });
  answer = { status: 302, headers: { location: here() } };
  expect(await post({ ...what, address: here() })).toMatchObject({ status: 302 });
  expect(asked).toBe(3);
});

test('no answer is no answer, with the code of the network', async () => {
  const address = here();
  await new Promise((resolve) => server.close(resolve));
  expect(await make(true)({ ...what, address })).toEqual({ kind: 'failed', problem: 'ECONNREFUSED' });
  server = createServer().listen(0);
});

test('nothing is sent inside, by number or by name', async () => {
  const post = make(false);
  const { port } = server.address() as AddressInfo;
  for (const host of [
    '127.0.0.1',
    'localhost',
    '[::1]',
    '2130706433',
    '0x7f.1',
    '10.0.0.1',
    '[::ffff:10.0.0.1]',
  ]) {
    expect(await post({ ...what, address: `https://${host}:${port}/x` }), host).toEqual({ kind: 'inside' });
  }
  expect(await post({ ...what, address: here() })).toEqual({ kind: 'inside' });
  expect(asked).toBe(0);
});
