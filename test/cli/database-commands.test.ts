import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { acquireServingLock } from '../../src/adapters/store/file/serving-lock.ts';
import { aRelease, MAYA, NOW, WORKSPACE } from '../support/builders.ts';
import { storeAt } from '../support/store.ts';
import { aTerminal, storeOf, type Terminal } from './a-terminal.ts';

const backupIn = ({ folder }: Terminal): string => join(folder, 'backup.db');

/** One decision more in the database of the terminal. */
const decide = async ({ store }: Awaited<ReturnType<typeof storeOf>>, id: string): Promise<void> => {
  const by = { ...MAYA, role: 'release manager' } as const;
  const event = { type: 'release_held', reason: 'the data centre burns' } as const;
  await store.transaction(async (tx) => {
    if ((await tx.release(WORKSPACE, aRelease().id)) === null) await tx.saveRelease(aRelease(), null);
    await tx.appendAudit(WORKSPACE, [{ id, releaseId: aRelease().id, event, by, at: NOW }]);
  });
};

/** Ids of the decisions that a file holds. */
const decisionsIn = async (file: string): Promise<string[]> => {
  const { store, close } = storeAt(`sqlite:${file}`);
  const entries = await store.reads.auditEntries(WORKSPACE, null);
  await close();
  return entries.map(({ id }) => id);
};

/** A terminal whose database has one decision, and a backup of it. */
const backedUp = async () => {
  const terminal = aTerminal();
  const open = await storeOf(terminal);
  await decide(open, 'e1');
  const file = backupIn(terminal);
  const ran = await terminal.run('backup', file);
  return { terminal, open, file, ran };
};

const NOT_THE_DATABASE = 'Not backed up: that is the database itself.\n';

describe('backup', () => {
  test('is written while somebody writes, holds what was decided, and says so', async () => {
    const { open, file, ran } = await backedUp();
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(ran.out).toMatch(
      new RegExp(
        `^Backed up to .*\\nIt holds 1 release\\.\\n.* ${WORKSPACE} holds: 1 event, the last is [0-9a-f]{64}\\.\\n.*backup\\.db\\.head\\.json: keep a copy elsewhere\\.\\n$`,
      ),
    );
    await decide(open, 'e2');
    expect(await decisionsIn(file)).toEqual(['e1']);
  });

  test('is one file: what was written last is in it, and only where the record stands is written beside it', async () => {
    const { terminal, open } = await backedUp();
    expect(existsSync(`${terminal.database}-wal`)).toBe(true);
    const beside = readdirSync(terminal.folder).filter((name) => name.startsWith('backup'));
    expect(beside).toEqual(['backup.db', 'backup.db.head.json']);
    const [entry] = await open.store.reads.auditEntries(WORKSPACE, null);
    expect(JSON.parse(readFileSync(join(terminal.folder, 'backup.db.head.json'), 'utf8'))).toEqual({
      backup: 'backup.db',
      at: NOW,
      heads: [{ workspaceId: WORKSPACE, seq: 1, hash: entry?.hash }],
    });
  });

  test('in a folder its name says the day and where the record stood', async () => {
    const { terminal, open } = await backedUp();
    await decide(open, 'e2');
    const entries = await open.store.reads.auditEntries(WORKSPACE, null);
    const name = `greenlight-2026-11-17-2-${entries[1]?.hash.slice(0, 12)}.db`;
    const folder = join(terminal.folder, 'backups');
    mkdirSync(folder);
    expect(await terminal.run('backup', folder)).toMatchObject({
      code: 0,
      out: expect.stringContaining(`Backed up to ${join(folder, name)}.`),
    });
    expect(await decisionsIn(join(folder, name))).toEqual(['e1', 'e2']);
    // The same day and record again: the newer copy stands, and a job that runs every hour does not fail.
    expect(await terminal.run('backup', `${folder}/`)).toMatchObject({ code: 0, err: '' });
    expect(readdirSync(folder)).toEqual([name]);
  });

  test('a transaction that is open meanwhile is not in it, and does not hold it up', async () => {
    const { terminal, open } = await backedUp();
    open.sqlite.exec("begin immediate; insert into once values ('T1', 'x', 'now')");
    expect(await terminal.run('backup', join(terminal.folder, 'second.db'))).toMatchObject({ code: 0 });
    open.sqlite.exec('rollback');
  });

  test('does not replace a file unless told to', async () => {
    const { terminal, open, file } = await backedUp();
    await decide(open, 'e2');
    const refused = await terminal.run('backup', file);
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('--force') });
    expect(await decisionsIn(file)).toEqual(['e1']);
    expect(await terminal.run('backup', file, '--force')).toMatchObject({ code: 0 });
    expect(await decisionsIn(file)).toEqual(['e1', 'e2']);
  });

  test('refuses the database itself, a folder that is not there, and a database that is not there', async () => {
    const { terminal } = await backedUp();
    expect((await terminal.run('backup', terminal.database, '--force')).err).toBe(NOT_THE_DATABASE);
    expect((await terminal.run('backup', join(terminal.folder, 'no', 'x.db'))).err).toMatch(
      /^Not backed up: /,
    );
    expect((await aTerminal().run('backup', '/tmp/x.db')).err).toMatch(
      /^Not backed up: there is no database/,
    );
  });

  test('a log that was altered is no backup, and leaves no file', async () => {
    const { terminal, open } = await backedUp();
    open.sqlite.exec(`drop trigger audit_event_is_never_updated; update audit_event set at = '${NOW}x'`);
    const file = join(terminal.folder, 'second.db');
    const ran = await terminal.run('backup', file);
    expect(ran.code).toBe(1);
    expect(ran.err).toContain(`The audit log of ${WORKSPACE} does not hold: event 1 was altered (`);
    expect(readdirSync(terminal.folder).filter((name) => name.startsWith('second'))).toEqual([]);
  });
});

describe('restore', () => {
  test('puts the backup in the place of the database, and keeps what was there', async () => {
    const { terminal, open, file } = await backedUp();
    await decide(open, 'e2');
    await open.close();
    const ran = await terminal.run('restore', file);
    expect(ran).toMatchObject({ code: 0, err: '' });
    const kept = /kept as (.*)\.\n$/.exec(ran.out)?.[1] ?? '';
    expect(await decisionsIn(terminal.database)).toEqual(['e1']);
    expect(await decisionsIn(kept)).toEqual(['e1', 'e2']);
    expect(await decisionsIn(file)).toEqual(['e1']);
  });

  test('where there was no database it makes one', async () => {
    const { file } = await backedUp();
    const fresh = aTerminal();
    expect((await fresh.run('restore', file)).out).not.toContain('kept');
    expect(await decisionsIn(fresh.database)).toEqual(['e1']);
  });

  test('is refused while a Greenlight serves the database', async () => {
    const { terminal, file } = await backedUp();
    const lock = acquireServingLock(`sqlite:${terminal.database}`);
    const ran = await terminal.run('restore', file);
    lock.release();
    expect(ran.err).toMatch(
      /^Not restored: .* is already served by another Greenlight: stop that one first\.\n$/,
    );
  });

  test('is refused while another program has the database open', async () => {
    const { terminal, open, file } = await backedUp();
    await decide(open, 'e2');
    const ran = await terminal.run('restore', file);
    expect(ran).toMatchObject({ code: 1, err: expect.stringContaining('has') });
    expect(ran.err).toMatch(/^Not restored: another program has .* open: end that one first\.\n$/);
    await open.close();
    expect(await decisionsIn(terminal.database)).toEqual(['e1', 'e2']);
  });

  test.each([
    ['no database', (whole: Buffer) => Buffer.from(`not a database ${whole.length}`)],
    ['cut off', (whole: Buffer) => whole.subarray(0, whole.length / 2)],
    [
      'overwritten in its middle',
      (whole: Buffer) => Buffer.from(whole).fill(0x55, 8_192, whole.length - 8_192),
    ],
    ['empty', () => Buffer.alloc(0)],
  ])('a backup that is %s changes nothing', async (_what, damaged) => {
    const { terminal, open, file } = await backedUp();
    await decide(open, 'e2');
    await open.close();
    writeFileSync(file, damaged(readFileSync(file)));
    const ran = await terminal.run('restore', file);
    expect(ran).toMatchObject({ code: 1, out: '' });
    expect(ran.err).toMatch(
      /^Not restored: .* has problems\. Nothing was changed\.\n {2}.*\n(.*\n)*Take another backup\.\n$/,
    );
    expect(await decisionsIn(terminal.database)).toEqual(['e1', 'e2']);
    expect(readdirSync(terminal.folder).filter((name) => /incoming|before/.test(name))).toEqual([]);
  });

  test('a damaged database is replaced, and kept with its log', async () => {
    const { terminal, open, file } = await backedUp();
    await decide(open, 'e2');
    copyFileSync(`${terminal.database}-wal`, join(terminal.folder, 'wal'));
    await open.close();
    copyFileSync(join(terminal.folder, 'wal'), `${terminal.database}-wal`);
    writeFileSync(terminal.database, 'damaged');
    expect(await terminal.run('restore', file)).toMatchObject({ code: 0 });
    expect(await decisionsIn(terminal.database)).toEqual(['e1']);
  });
});

describe('check', () => {
  test('says what a sound database, or backup, holds', async () => {
    const { terminal, file } = await backedUp();
    for (const named of [[], [file]]) {
      const ran = await terminal.run('check', ...named);
      expect(ran).toMatchObject({
        code: 0,
        out: expect.stringContaining('is sound.\nIt holds 1 release.\n'),
      });
    }
  });

  test.each([
    ['an event that was altered', `update audit_event set at = 'x'`, 'event 1 was altered'],
    [
      'an event that was cut off at the end',
      `delete from audit_personal where event_id = 'e2'; delete from audit_event where id = 'e2'`,
      'does not end where it should: with event 2, not 1',
    ],
    [
      'a row that belongs to nothing',
      `update release_light set release_id = 'nowhere'`,
      'belong to no release',
    ],
    ['unreadable words', `update audit_personal set json = '{'`, 'unreadable in audit_personal.json'],
  ])('finds %s', async (_what, harm, found) => {
    const { terminal, open } = await backedUp();
    await decide(open, 'e2');
    for (const trigger of [
      'audit_event_is_never_updated',
      'audit_event_is_never_deleted',
      'audit_personal_is_never_updated',
    ]) {
      open.sqlite.exec(`drop trigger ${trigger}`);
    }
    open.sqlite.exec(`pragma foreign_keys = off; ${harm}`);
    const ran = await terminal.run('check');
    expect(ran.code).toBe(1);
    expect(ran.err).toContain(found);
    expect(ran.err).toContain('greenlight restore FILE');
  });

  test('a database of a newer Greenlight, and one of another program, are named as such', async () => {
    const { terminal, open } = await backedUp();
    open.sqlite.exec(`insert into schema_migration values ('9999-from-the-future', 'x')`);
    expect((await terminal.run('check')).err).toContain('newer than this Greenlight');
    open.sqlite.exec('drop table schema_migration');
    expect((await terminal.run('check')).err).toContain('no database of Greenlight');
  });
});
