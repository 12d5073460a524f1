import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type OpenDatabase, openDatabase } from '../src/adapters/store/file/database.ts';
import { migrate, pendingMigrations } from '../src/adapters/store/file/migrate.ts';

/** The migrations that this version brings. */
const SHIPPED = readdirSync(join(import.meta.dirname, '../migrations'))
  .filter((file) => !/\.(sqlite|postgres)\.sql$/.test(file))
  .map((file) => file.replace(/\.sql$/, ''))
  .sort();

let folder = '';
let handle: OpenDatabase;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'greenlight-migrations-'));
  cpSync(join(import.meta.dirname, '../migrations'), folder, { recursive: true });
  handle = openDatabase({ url: 'sqlite::memory:' });
});

afterEach(async () => {
  await handle.close();
  rmSync(folder, { recursive: true });
});

const add = (name: string, text: string): void => writeFileSync(join(folder, name), text);

const tables = ({ sqlite }: OpenDatabase): unknown[] =>
  sqlite.prepare("select name from sqlite_schema where type = 'table' order by name").pluck().all();

const schemaOf = (sqlite: Sqlite.Database): string => {
  const rows = sqlite
    .prepare("select sql from sqlite_schema where name not like 'sqlite_%' order by type, name")
    .pluck()
    .all();
  return `${rows.map((sql) => `${String(sql)};`).join('\n\n')}\n`;
};

test('from empty to the newest version is exactly the committed schema', async () => {
  migrate(handle);
  await expect(schemaOf(handle.sqlite)).toMatchFileSnapshot('./fixtures/schema.sql');
});

test('each migration is applied once, in order, and a second run changes nothing', () => {
  expect(pendingMigrations(handle)).toEqual(SHIPPED);
  expect(tables(handle)).toEqual([]);
  expect(migrate(handle)).toEqual(SHIPPED);
  expect(migrate(handle)).toEqual([]);
  add('9003-c.sql', 'insert into b values (1);');
  add('9002-b.sql', 'create table b (x integer);');
  expect(pendingMigrations(handle, folder)).toEqual(['9002-b', '9003-c']);
  expect(migrate(handle, folder)).toEqual(['9002-b', '9003-c']);
});

test('the half that only SQLite knows runs in the same migration, right after the plain half', () => {
  add('9002-b.sql', 'create table b (x integer);');
  add('9002-b.sqlite.sql', 'create table b_of_sqlite as select * from b;');
  expect(migrate(handle, folder)).toEqual([...SHIPPED, '9002-b']);
  expect(tables(handle)).toContain('b_of_sqlite');
});

test('a migration that fails leaves nothing of itself, and those before it stay', () => {
  add('9002-b.sql', 'create table b (x integer); insert into nowhere values (1);');
  expect(() => migrate(handle, folder)).toThrow(/nowhere/);
  expect(tables(handle)).not.toContain('b');
  expect(pendingMigrations(handle, folder)).toEqual(['9002-b']);
});

test('a database that is newer than the program is refused by name, with what to do', () => {
  add('9002-from-the-future.sql', 'create table b (x integer);');
  migrate(handle, folder);
  for (const look of [migrate, pendingMigrations]) {
    expect(() => look(handle)).toThrow(/newer than this Greenlight: it has 9002-from-the-future\. Start/);
  }
});

test('a migration that was changed after it was applied is refused', () => {
  migrate(handle, folder);
  add('0001-start.sqlite.sql', 'create table other (x integer);');
  expect(() => migrate(handle, folder)).toThrow(/Migration 0001-start was changed/);
  expect(tables(handle)).not.toContain('other');
});

test('line ends of another system do not count as a change', () => {
  add('9002-b.sql', 'create table b (x integer);\ncreate table c (x integer);\n');
  migrate(handle, folder);
  add('9002-b.sql', 'create table b (x integer);\r\ncreate table c (x integer);\r\n');
  expect(migrate(handle, folder)).toEqual([]);
});

test('a text that has the name of no migration is not run', () => {
  add('notes.sql', 'create table notes (x integer);');
  add('9002-b.postgres.sql', 'create table postgres (x integer);');
  expect(migrate(handle, folder)).toEqual(SHIPPED);
});
