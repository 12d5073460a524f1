import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { assertSqliteVersion, openDatabase } from '../../../../src/adapters/store/file/database.ts';
import { migrate } from '../../../../src/adapters/store/file/migrate.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'greenlight-database-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

const urlOf = (...parts: string[]): string => `sqlite:${join(folder, ...parts)}`;

test('every open of a file is WAL with synchronous FULL, foreign keys and a second of patience', async () => {
  for (const time of ['first', 'second', 'third']) {
    const { sqlite, close } = openDatabase({ url: urlOf('x.db') });
    const pragmas = ['journal_mode', 'synchronous', 'foreign_keys', 'busy_timeout', 'secure_delete'];
    const found = pragmas.map((name) => sqlite.pragma(name, { simple: true }));
    expect({ time, found }).toEqual({ time, found: ['wal', 2, 1, 1000, 1] });
    sqlite.exec('create table if not exists x (y)');
    await close();
  }
});

test('the folder of the file is made', async () => {
  const { close } = openDatabase({ url: urlOf('deep', 'below', 'x.db') });
  expect(existsSync(join(folder, 'deep', 'below', 'x.db'))).toBe(true);
  await close();
});

test('a reader cannot write, and does not make a file that is not there', async () => {
  expect(() => openDatabase({ url: urlOf('none.db'), readOnly: true })).toThrow(/unable to open/);
  const writer = openDatabase({ url: urlOf('x.db') });
  migrate(writer);
  const reader = openDatabase({ url: urlOf('x.db'), readOnly: true });
  await expect(reader.db.selectFrom('release').selectAll().execute()).resolves.toEqual([]);
  await expect(reader.db.deleteFrom('release').execute()).rejects.toThrow(/readonly/);
  await reader.close();
  await writer.close();
});

test('a transaction takes the write lock when it begins, not when it first writes', async () => {
  const one = openDatabase({ url: urlOf('x.db') });
  const other = openDatabase({ url: urlOf('x.db') });
  other.sqlite.pragma('busy_timeout = 0');
  await one.db.transaction().execute(async () => {
    const begun: string[] = [];
    const work = other.db.transaction().execute(async (trx) => {
      begun.push('the other one');
      await sql`select 1`.execute(trx);
    });
    await expect(work).rejects.toThrow(/locked/);
    expect(begun).toEqual([]);
  });
  await one.close();
  await other.close();
});

test('an SQLite whose WAL could corrupt is refused', () => {
  for (const old of ['3.51.2', '3.50.9', '2.99.99']) {
    expect(() => assertSqliteVersion(old)).toThrow(/3\.51\.3 or newer/);
  }
  for (const sound of ['3.51.3', '3.52.0', '4.0.0']) expect(() => assertSqliteVersion(sound)).not.toThrow();
});

test('an address that is no SQLite file is refused in one sentence', () => {
  for (const url of ['postgres://x', 'sqlite:', 'data/x.db', '']) {
    expect(() => openDatabase({ url })).toThrow(/must look like sqlite:/);
  }
});
