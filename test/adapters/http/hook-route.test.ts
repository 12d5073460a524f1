import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { BODY_LIMIT_BYTES, createHookDoor } from '../../../src/adapters/http/hook-route.ts';
import type { Arrived } from '../../../src/application/hooks/take-delivery.ts';

let server: Server;
let arrived: Arrived[];
let open: PromiseWithResolvers<void>;

beforeEach(async () => {
  arrived = [];
  open = Promise.withResolvers<void>();
  open.resolve();
  const door = createHookDoor({
    take: async (each) => {
      arrived.push(each);
      await open.promise;
      return { status: 200, says: 'ok' };
    },
    epochMs: () => 7,
  });
  server = createServer((incoming, response) =>
    door((incoming.url ?? '').split('?')[0] ?? '', incoming, response),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', 2048, resolve));
});
afterEach(async () => {
  open.resolve();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const url = (id = 'hook-0001'): string =>
  `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks/${id}`;
const post = (body: string, id?: string) => fetch(url(id), { method: 'POST', body });

test('the body arrives as it was sent, up to the limit', async () => {
  for (const body of ['', '{"é":"ü"}', 'x'.repeat(BODY_LIMIT_BYTES)])
    expect((await post(body)).status).toBe(200);
  expect(arrived.map(({ body }) => body.length)).toEqual([0, 11, BODY_LIMIT_BYTES]);
  expect(arrived[1]).toMatchObject({ hookId: 'hook-0001', epochMs: 7 });
});

test('one byte more is too large, also where its length was not announced', async () => {
  expect((await post('x'.repeat(BODY_LIMIT_BYTES + 1))).status).toBe(413);
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const chunked = request(
      url(),
      { method: 'POST', headers: { 'transfer-encoding': 'chunked' } },
      (response) => {
        response.resume();
        resolve(response.statusCode);
      },
    );
    chunked.on('error', reject);
    for (let sent = 0; sent <= BODY_LIMIT_BYTES; sent += 64 * 1024) chunked.write('x'.repeat(64 * 1024));
    chunked.end();
  });
  expect(status).toBe(413);
  expect(arrived).toEqual([]);
});

test('too many at one address are asked to come later, and others are not', async () => {
  open = Promise.withResolvers<void>();
  const waiting = Array.from({ length: 1500 }, () => post('{}'));
  await expect.poll(() => arrived.length, { timeout: 15_000 }).toBe(1500);
  const refused = await post('{}');
  expect(refused.status).toBe(429);
  expect(refused.headers.get('retry-after')).toBe('30');
  const other = post('{}', 'hook-0002');
  await expect.poll(() => arrived.length).toBe(1501);
  open.resolve();
  expect((await other).status).toBe(200);
  expect((await Promise.all(waiting)).every(({ status }) => status === 200)).toBe(true);
  expect((await post('{}')).status).toBe(200);
}, 60_000);

test('a sender that goes away leaves nothing behind', async () => {
  const gone = request(url(), { method: 'POST', headers: { 'content-length': '100' } });
  gone.on('error', () => undefined);
  gone.write('half');
  await new Promise((resolve) => setImmediate(resolve));
  gone.destroy();
  expect((await post('{}')).status).toBe(200);
  expect(arrived).toHaveLength(1);
});
