import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type OpenDatabase, openDatabase } from '../src/adapters/store/file/database.ts';
import { migrate } from '../src/adapters/store/file/migrate.ts';
import { createStore } from '../src/adapters/store/store.ts';
import { verifyChain } from '../src/application/record/verify-chain.ts';
import { EMPTY_CONTENTS } from '../src/domain/contents/contents.ts';
import { scopeText } from '../src/domain/contents/scope.ts';
import { MAYA, NOW, WORKSPACE } from './support/builders.ts';
import { countingIds } from './support/store.ts';

/** The scope was one text until here. */
const BEFORE = '0009';

let folder = '';
let handle: OpenDatabase;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'greenlight-points-'));
  const shipped = join(import.meta.dirname, '../migrations');
  for (const file of readdirSync(shipped).filter((name) => name.slice(0, 4) <= BEFORE)) {
    cpSync(join(shipped, file), join(folder, file));
  }
  handle = openDatabase({ url: 'sqlite::memory:' });
  migrate(handle, folder);
});

afterEach(async () => {
  await handle.close();
  rmSync(folder, { recursive: true });
});

const stored = (id: string, scope: string): void => {
  const row = {
    id,
    workspace_id: WORKSPACE,
    version: 3,
    key: id,
    stage: 'sign_off',
    name: 'Atlas',
    value: 'Shared boards.',
    launch_date: '2026-12-10',
    launch_time: '14:00',
    launch_zone: 'Europe/Berlin',
    launch_at: '2026-12-10T13:00:00.000Z',
    path: 'big_bang',
    goal: '',
    measure: '',
    scope,
    out_of_scope: 'Guests',
    highlights: '',
    product: 'Atlas',
    manager_id: MAYA.userId,
    manager_name: MAYA.name,
    seeks_manager: 0,
    visibility: 'everyone',
    practice: 0,
    attempts: 0,
    created_at: NOW,
    started_at: NOW,
    outcome: '',
    lessons: '',
  };
  const columns = Object.keys(row);
  handle.sqlite
    .prepare(`insert into release (${columns.join(', ')}) values (${columns.map((name) => `@${name}`)})`)
    .run(row);
};

/** By hand: the text as it was stored, and its points. */
const SCOPES: readonly [string, string, readonly string[]][] = [
  ['one', 'Shared boards', ['Shared boards']],
  ['several', 'Boards\nCharts\nLinks', ['Boards', 'Charts', 'Links']],
  ['windows', 'Boards\r\nCharts\r\n', ['Boards', 'Charts']],
  ['gaps', '\n\nBoards\n   \n\t\n\nCharts\n', ['Boards', 'Charts']],
  ['indented', '  Boards  \n\tCharts\t', ['Boards', 'Charts']],
  ['doubled', 'Boards\nCharts\nBoards\nLinks\nCharts', ['Boards', 'Charts', 'Links']],
  [
    'quoted',
    '"Boards" it\'s \\ {"a":1}\n\'; drop table release; --',
    ['"Boards" it\'s \\ {"a":1}', "'; drop table release; --"],
  ],
  ['emoji', '🚀 Boards 👩‍👩‍👧\nÜber größe', ['🚀 Boards 👩‍👩‍👧', 'Über größe']],
  ['marked', '- Boards\n* Charts', ['- Boards', '* Charts']],
  ['none', '', []],
  ['blank', ' \n \r\n\t', []],
  ['long', 'word '.repeat(600), ['word '.repeat(600).trim()]],
  [
    'many',
    Array.from({ length: 300 }, (_, line) => `Point ${line}`).join('\n'),
    Array.from({ length: 300 }, (_, line) => `Point ${line}`),
  ],
];

const storeNow = () => createStore({ db: handle.db, ids: countingIds(), bootId: 'boot-1' });

test('each line of a scope becomes a point of its own, once, in its order', async () => {
  for (const [id, scope] of SCOPES) stored(id, scope);
  migrate(handle);
  const { reads } = storeNow();
  for (const [id, , points] of SCOPES) {
    const release = await reads.release(WORKSPACE, id);
    expect(
      release?.plan.contents.scope.map(({ what }) => what),
      id,
    ).toEqual(points);
    expect(release?.plan.outOfScope, id).toBe('Guests');
    const { scope, nextId, ...others } = release?.plan.contents ?? EMPTY_CONTENTS;
    const { scope: _scope, nextId: _next, ...empty } = EMPTY_CONTENTS;
    expect(others, id).toEqual(empty);
    expect(new Set(scope.map((point) => point.id)).size, id).toBe(points.length);
    // Nothing that comes next gets the number of a point that stands.
    expect(Math.max(0, ...scope.map((point) => Number(point.id))), id).toBeLessThan(nextId);
  }
});

test('a point that came out of a text is one that nobody is named in, and that nothing is known of', async () => {
  stored('one', 'Boards\nCharts');
  migrate(handle);
  const release = await storeNow().reads.release(WORKSPACE, 'one');
  const unknown = { doneAt: null, gain: '', link: '', departments: [] };
  expect(release?.plan.contents.scope).toEqual([
    { id: '1', what: 'Boards', ...unknown },
    { id: '2', what: 'Charts', ...unknown },
  ]);
  expect(scopeText(release?.plan.contents ?? EMPTY_CONTENTS)).toBe('Boards\nCharts');
});

test('the record says the same as before, link by link', async () => {
  stored('one', 'Boards');
  const store = storeNow();
  const by = { ...MAYA, role: 'release manager' as const };
  const events = [
    { type: 'plan_changed' as const, fields: ['scope'] },
    { type: 'release_held' as const, reason: 'The API is down.' },
  ];
  await store.transaction((tx) =>
    tx.appendAudit(
      WORKSPACE,
      events.map((event, index) => ({ id: `ev-${index}`, releaseId: 'one', event, by, at: NOW })),
    ),
  );
  const before = await store.reads.auditEntries(WORKSPACE, null);
  migrate(handle);
  const entries = await storeNow().reads.auditEntries(WORKSPACE, null);
  expect(entries).toEqual(before);
  expect(entries).toHaveLength(2);
  expect(verifyChain(entries)).toMatchObject({ ok: true });
});
