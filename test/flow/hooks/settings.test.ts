import { afterEach, expect, test } from 'vitest';
import { openDatabase } from '../../../src/adapters/store/file/database.ts';
import { HOOK_ENV, makeInbound, send } from '../../support/hooks.ts';
import { type Rehearsal, rehearse } from '../../support/rehearsal.ts';
import { auditOf, inspect, refusedCalls, toldPrivately } from '../../support/steps.ts';

let rehearsal: Rehearsal;
afterEach(async () => {
  expect(refusedCalls(rehearsal)).toEqual([]);
  await rehearsal.stop();
});

const PUBLIC_URL = 'https://greenlight.example.com';

/** Maya, with the list of hooks open. */
const atTheList = async (env: Record<string, string> = { ...HOOK_ENV, HOOKS_INSIDE: 'no', PUBLIC_URL }) => {
  rehearsal = await rehearse({ env });
  const maya = rehearsal.slack.person('maya');
  await maya.types('#releases', '/release settings');
  if (maya.modal === null) throw new Error('No settings opened.');
  await maya.clicks(maya.modal, 'Hooks');
  return maya;
};

const shown = (maya: Awaited<ReturnType<typeof atTheList>>): string => JSON.stringify(maya.modal?.view);

/** What stands in the window that shows address and secret. */
const secretIn = (text: string): { id: string; secret: string } => {
  const [, id = ''] = /\/hooks\/([0-9a-z-]+)/.exec(text) ?? [];
  const [secret = ''] = /glh_[0-9a-z-]+/.exec(text) ?? [];
  return { id, secret };
};

const stored = async () => inspect(rehearsal, (reads) => reads.hooks('T0GREEN'));

test('an admin adds a way in, sees address and secret once, takes a new secret, and removes it', async () => {
  const maya = await atTheList();
  expect(shown(maya)).toContain('Builds, deployments and monitoring can report');
  if (maya.modal === null) throw new Error('No list opened.');
  await maya.clicks(maya.modal, 'Let a system report');
  await maya.fills({ Name: 'ci', 'Whose light may a failed check turn red?': ['Engineering'] });
  await maya.submits();
  const first = secretIn(shown(maya));
  expect(shown(maya)).toContain(`${PUBLIC_URL}/hooks/${first.id}`);
  expect(first.secret).toMatch(/^glh_/);
  expect(await send(rehearsal, first, { v: 1 })).toMatchObject({ status: 400 });

  await maya.clicks(maya.modal, 'Done, show all hooks');
  expect(shown(maya)).toContain('A failed check turns the light of Engineering red.');
  expect(shown(maya)).not.toContain(first.secret);
  await maya.clicks(maya.modal, 'New secret');
  const second = secretIn(shown(maya));
  expect(second.id).toBe(first.id);
  expect(second.secret).not.toBe(first.secret);
  expect(await send(rehearsal, first, { v: 1 })).toMatchObject({ status: 401 });
  expect(await send(rehearsal, second, { v: 1 })).toMatchObject({ status: 400 });

  await maya.clicks(maya.modal, 'Done, show all hooks');
  await maya.clicks(maya.modal, 'Remove');
  expect(shown(maya)).toContain('Removed.');
  expect(await stored()).toEqual([]);
  expect(await send(rehearsal, second, { v: 1 })).toMatchObject({ status: 404 });

  const changes = (await auditOf(rehearsal)).filter(({ type }) => type === 'hook_changed');
  expect(changes.map(({ data }) => data.change)).toEqual(['added', 'new_secret', 'removed']);
  expect(changes.every(({ personal }) => personal?.name === 'ci')).toBe(true);
});

test('secrets stand nowhere in the database or the log', async () => {
  const maya = await atTheList();
  if (maya.modal === null) throw new Error('No list opened.');
  await maya.clicks(maya.modal, 'Let a system report');
  await maya.fills({ Name: 'ci' });
  await maya.submits();
  const { secret } = secretIn(shown(maya));
  expect(secret.length).toBeGreaterThan(20);
  const { sqlite, close } = openDatabase({ url: rehearsal.database, readOnly: true });
  const tables = sqlite.prepare("select name from sqlite_schema where type = 'table'").pluck().all();
  for (const table of tables) {
    const rows = JSON.stringify(sqlite.prepare(`select * from "${String(table)}"`).all());
    expect(rows.includes(secret), String(table)).toBe(false);
  }
  await close();
  expect(JSON.stringify(rehearsal.log)).not.toContain(secret);
});

test('a way out is checked at its fields, and added', async () => {
  const maya = await atTheList();
  if (maya.modal === null) throw new Error('No list opened.');
  await maya.clicks(maya.modal, 'Tell a system');
  await maya.fills({ Name: 'status page', Address: 'http://10.0.0.1/x' });
  expect(JSON.stringify(await maya.submits())).toContain('The address has to begin with https://.');
  await maya.fills({ Address: 'https://status.example/greenlight' });
  await maya.submits();
  expect(shown(maya)).toContain('https://status.example/greenlight');
  expect(await stored()).toMatchObject([{ direction: 'out', name: 'status page' }]);
});

test('what somebody else removed meanwhile says so', async () => {
  const maya = await atTheList();
  const { id } = await makeInbound(rehearsal);
  if (maya.modal === null) throw new Error('No list opened.');
  await maya.closes(true);
  await maya.types('#releases', '/release settings');
  if (maya.modal === null) throw new Error('No settings opened.');
  await maya.clicks(maya.modal, 'Hooks');
  const { sqlite, close } = openDatabase({ url: rehearsal.database });
  sqlite.prepare('delete from hook where id = ?').run(id);
  await close();
  if (maya.modal === null) throw new Error('No list opened.');
  await maya.clicks(maya.modal, 'New secret');
  expect(shown(maya)).toContain('somebody removed this hook');
});

test('without the key the list says what to do, and offers nothing', async () => {
  const maya = await atTheList({});
  expect(shown(maya)).toContain('Set GREENLIGHT_SECRET_KEY to 32 random bytes');
  expect(shown(maya)).not.toContain('Let a system report');
});

test('nobody but an admin gets there', async () => {
  const maya = await atTheList();
  const old = maya.modal;
  if (old === null) throw new Error('No list opened.');
  const made = await makeInbound(rehearsal);
  const reader = rehearsal.slack.person('reader');
  await reader.types('#releases', '/release settings');
  expect(reader.modal).toBeNull();
  expect(await toldPrivately(rehearsal, reader).catch(() => '')).not.toContain(made.id);
  expect(await stored()).toHaveLength(1);
});
