import { request } from 'node:http';
import { beforeAll, describe, expect, it } from 'vitest';
import { filePathOf } from '../../../src/practice/demo/server/static-files.ts';
import type { RunningDemo } from '../../../src/practice/demo/start-demo.ts';
import { aDemo } from './a-demo.ts';

let demo: RunningDemo;
beforeAll(async () => {
  demo = await aDemo('empty');
});

type Asking = { method?: string; headers?: Record<string, string>; body?: string };
type Answered = { status: number; headers: Record<string, unknown>; body: string };

/** Sends exactly this: fetch would set a Host header and tidy the path. */
const ask = (path: string, { method = 'GET', headers = {}, body = '' }: Asking = {}): Promise<Answered> =>
  new Promise((resolve, reject) => {
    const { port } = new URL(demo.url);
    const outgoing = request(
      { host: '127.0.0.1', port, path, method, headers: { host: `127.0.0.1:${port}`, ...headers } },
      (response) => {
        let text = '';
        response.on('data', (chunk) => {
          text += String(chunk);
        });
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
        );
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });

const JSON_TYPE = { 'content-type': 'application/json' };
const OPEN_HOME = JSON.stringify({ as: 'U0READER', act: { do: 'open home' } });

describe('the page', () => {
  it('comes with its policy, its modules named beforehand, and is kept nowhere', async () => {
    const { status, headers, body } = await ask('/');
    expect(status).toBe(200);
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
    expect(headers['content-security-policy']).toMatch(
      /^default-src 'none'; script-src 'self' 'sha256-[\w+/]+=*'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'/,
    );
    expect(body).toContain('<link rel="modulepreload" href="/vendor/preact.mjs">');
    expect(body).not.toMatch(/(src|href)="(https?:)?\/\//);
  });

  it('gets TypeScript without types, and styles, scripts and fonts of its packages', async () => {
    const module = await ask('/app/read/date-tokens.ts');
    expect(module).toMatchObject({
      status: 200,
      headers: { 'content-type': 'text/javascript; charset=utf-8' },
    });
    expect(module.body).not.toContain('import type');
    expect(await ask('/vendor/preact-hooks.mjs')).toMatchObject({ status: 200 });
    expect(await ask('/vendor/emoji.woff2')).toMatchObject({
      status: 200,
      headers: { 'content-type': 'font/woff2' },
    });
  });

  it.each([
    '/app/page/../demo/main.ts',
    '/app/page/..%2fdemo%2fmain.ts',
    '/app/page/%2e%2e/demo/main.ts',
    '/app/page//etc/passwd',
    '/app/page/tsconfig.json',
    '/app/demo/main.ts',
    '/vendor/package.json',
    '/vendor/../package.json',
    '/package.json',
    '/app/page/nothing.ts',
  ])('gives nothing away at %s', async (path) => {
    expect(await ask(path)).toMatchObject({ status: 404 });
  });

  it.each([
    '/app/page/.hidden.ts',
    '/app/page/a/../b.ts',
    '/app/page/a\\b.ts',
    '/app/page/',
    '/app/page/a/.ts',
  ])('has no file for %s', (path) => {
    expect(filePathOf(path)).toBeNull();
  });
});

describe('a request', () => {
  it.each(['evil.example', 'evil.example:80', '127.0.0.1', 'localhost:1'])(
    'for the host %s is turned away: another name may point here',
    async (host) => {
      expect(await ask('/', { headers: { host } })).toMatchObject({ status: 403 });
      expect(await ask('/stream', { headers: { host } })).toMatchObject({ status: 403 });
    },
  );

  it('for localhost is answered', async () => {
    const { port } = new URL(demo.url);
    expect(await ask('/start', { headers: { host: `localhost:${port}` } })).toMatchObject({ status: 200 });
  });

  it.each([
    ['of another site', { ...JSON_TYPE, origin: 'http://evil.example' }, 403],
    ['of a page without an origin', { ...JSON_TYPE, origin: 'null' }, 403],
    ['as a form', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['as plain text', { 'content-type': 'text/plain' }, 415],
  ])('to act %s is turned away, and nothing happens', async (_words, headers, status) => {
    const before = demo.slack.log.deliveries.length;
    expect(await ask('/act', { method: 'POST', headers, body: OPEN_HOME })).toMatchObject({ status });
    expect(demo.slack.log.deliveries.length).toBe(before);
  });

  it('to act of the own page is carried out', async () => {
    const headers = { ...JSON_TYPE, origin: demo.url.slice(0, -1) };
    const answer = await ask('/act', { method: 'POST', headers, body: OPEN_HOME });
    expect(answer).toMatchObject({ status: 200, body: '{"ok":true}' });
  });

  it.each([
    ['no JSON', '{'],
    ['an unknown act', JSON.stringify({ as: 'U0READER', act: { do: 'delete everything' } })],
    ['an act with too much in it', JSON.stringify({ as: 'U0READER', act: { do: 'open home', more: 1 } })],
  ])('that is %s is refused with words', async (_words, body) => {
    const answer = await ask('/act', { method: 'POST', headers: JSON_TYPE, body });
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.body)).toMatchObject({ ok: false, problem: expect.stringContaining('no act') });
  });

  it('that is longer than anybody types is refused', async () => {
    const body = JSON.stringify({ as: 'U0READER', act: { do: 'open home' }, filler: 'x'.repeat(300_000) });
    expect(await ask('/act', { method: 'POST', headers: JSON_TYPE, body })).toMatchObject({ status: 413 });
  });

  it.each([
    ['GET', '/act'],
    ['POST', '/'],
    ['DELETE', '/app/page/main.ts'],
  ])('%s %s does not work', async (method, path) => {
    expect(await ask(path, { method, headers: JSON_TYPE })).toMatchObject({ status: 405 });
  });

  it.each(['/stream?as=U0NOBODY', '/stream?as=U0BOT'])(
    'to look as nobody finds nothing: %s',
    async (path) => {
      expect(await ask(path)).toMatchObject({ status: 404 });
    },
  );

  it('for older messages has to say which', async () => {
    expect(await ask('/messages?as=U0READER&channel=C0GENERAL')).toMatchObject({ status: 400 });
    expect(await ask('/log?after=-1')).toMatchObject({ status: 400 });
  });
});

describe('a file', () => {
  const upload = async (name: string): Promise<string> => {
    const content = Buffer.from('89504e470d0a1a0a', 'hex').toString('base64');
    const body = JSON.stringify({ as: 'U0READER', act: { do: 'upload', name, content } });
    const answered = JSON.parse((await ask('/act', { method: 'POST', headers: JSON_TYPE, body })).body);
    expect(answered).toMatchObject({ ok: true, file: { name } });
    return answered.file.id;
  };

  it('that is a picture is shown to the page, anything else is not', async () => {
    const picture = await ask(`/file/${await upload('lights.png')}`);
    expect([picture.status, picture.headers['content-type']]).toEqual([200, 'image/png']);
    expect((await ask(`/file/${await upload('notes.md')}`)).status).toBe(404);
    expect((await ask('/file/F0NOWHERE')).status).toBe(404);
  });
});
