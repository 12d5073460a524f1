import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Rehearsal, rehearse } from '../../support/rehearsal.ts';
import { plan, start, toldPrivately, whisperCount } from '../../support/steps.ts';
import { storeAt } from '../../support/store.ts';

let rehearsal: Rehearsal;
beforeEach(async () => {
  rehearsal = await rehearse({ env: { PUBLIC_URL: 'https://greenlight.example.com' } });
  await plan(rehearsal);
  await start(rehearsal);
});
afterEach(() => rehearsal.stop());

/** The path of the address that Maya gets. */
const askedPath = async (): Promise<string> => {
  const maya = rehearsal.slack.person('maya');
  const seen = whisperCount(rehearsal, maya);
  const answer = await maya.types('#releases', '/release evidence atlas-2.0');
  const said = answer.text === '' ? await toldPrivately(rehearsal, maya, { seen }) : answer.text;
  expect(said).toContain('for whoever has it: pass on the files, not the address.');
  const [, path] = /https:\/\/greenlight\.example\.com(\/evidence\/[^|>\s)]+)/.exec(said) ?? [];
  if (path === undefined) throw new Error(`There is no address in: ${said}`);
  return path;
};

const fetched = async (path: string): Promise<{ status: number; text: string; headers: Headers }> => {
  const response = await fetch(`${rehearsal.url()}${path}`);
  return { status: response.status, text: await response.text(), headers: response.headers };
};

test('the release manager gets an address under which the three files are', async () => {
  const path = await askedPath();
  const list = await fetched(path);
  expect(list.status).toBe(200);
  for (const name of ['evidence.html', 'evidence.jsonl', 'verify.mjs']) {
    expect(list.text).toContain(`href="${name}"`);
    const { status, headers } = await fetched(`${path}${name}`);
    expect(status, name).toBe(200);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  }
  expect((await fetched(`${path}evidence.html`)).text).toContain('<h1>Atlas 2.0</h1>');
  expect((await fetched(`${path}evidence.jsonl`)).text).toContain('"key":"atlas-2.0"');
});

test('it is over after a quarter of an hour, and each question gets an address of its own', async () => {
  const path = await askedPath();
  expect(await askedPath()).not.toBe(path);
  await rehearsal.until('2026-11-17T09:10:00.000Z');
  expect((await fetched(path)).status).toBe(200);
  await rehearsal.until('2026-11-17T09:16:00.000Z');
  expect((await fetched(path)).status).toBe(404);
});

test('its secret stands nowhere in the database', async () => {
  const token = (await askedPath()).split('/')[2] ?? '';
  expect(token.length).toBeGreaterThan(31);
  const { sqlite, close } = storeAt(rehearsal.database);
  const tables = sqlite.prepare("select name from sqlite_schema where type = 'table'").pluck().all();
  for (const name of tables) {
    const rows = JSON.stringify(sqlite.prepare(`select * from "${String(name)}"`).all());
    expect([name, rows.includes(token)]).toEqual([name, false]);
  }
  await close();
});

test.each(['/evidence/', '/evidence/0123456789abcdef0123456789abcdef/', '/evidence/x/evidence.html'])(
  'nothing is under %s',
  async (path) => {
    expect(await fetched(path)).toMatchObject({ status: 404 });
  },
);

test('nor under a file name that is none of the three', async () => {
  const path = await askedPath();
  for (const name of ['package.json', '..%2fpackage.json', 'constructor']) {
    expect((await fetched(`${path}${name}`)).status, name).toBe(404);
  }
});

test('whoever is no longer its release manager opens nothing any more', async () => {
  const path = await askedPath();
  const { sqlite, close } = storeAt(rehearsal.database);
  sqlite.exec(
    "update release set manager_id = 'U0READER'; update workspace set admins_json = '[\"U0ADMIN\"]'",
  );
  await close();
  expect((await fetched(path)).status).toBe(404);
});

test('without an address of our own there is none, and no door', async () => {
  await rehearsal.stop();
  rehearsal = await rehearse();
  expect((await fetched('/evidence/0123456789abcdef0123456789abcdef/')).text).toBe('not found\n');
});
