import { execFile } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { planRelease } from '../../src/application/plan/plan-release.ts';
import { addAdmin } from '../../src/application/settings/add-admin.ts';
import { aForm, maya } from '../application/a-house.ts';
import { withoutGuards } from '../application/record/a-record.ts';
import { NOW, someSettings, WORKSPACE } from '../support/builders.ts';
import { aTerminal, storeOf, type Terminal } from './a-terminal.ts';

type Open = Awaited<ReturnType<typeof storeOf>>;

const houseOf = ({ store, ids }: Open) => ({
  store,
  ids,
  clock: { now: () => NOW, monotonicMs: () => 0 },
  nudge: () => undefined,
});

/** Atlas is planned, and a second admin is there: two entries. */
const recorded = async (): Promise<{ terminal: Terminal; open: Open }> => {
  const terminal = aTerminal();
  const open = await storeOf(terminal);
  await planRelease(houseOf(open), maya, { form: aForm(), practice: false, draftId: null });
  await addAdmin(houseOf(open), { workspaceId: WORKSPACE, userId: 'U0BOSS' });
  return { terminal, open };
};

const headOf = async ({ store }: Open): Promise<string> => {
  const head = await store.reads.recordHead(WORKSPACE);
  return `${head?.seq}:${head?.hash}`;
};

describe('audit verify', () => {
  test('says that the record holds, and where it ends', async () => {
    const { terminal, open } = await recorded();
    const head = await headOf(open);
    expect(await terminal.run('audit', 'verify')).toEqual({
      code: 0,
      out: `The record of ${WORKSPACE} holds: 2 entries, the last is ${head}. There is no anchor to compare it with yet.\n`,
      err: '',
    });
    const short = head.slice(0, 2 + 12);
    const ran = await terminal.run('audit', 'verify', '--anchor', head, '--anchor', short);
    expect(ran).toMatchObject({ code: 0, out: expect.stringContaining('It agrees with 2 anchors.') });
  });

  test('names what was altered, when it was decided, and about which release', async () => {
    const { terminal, open } = await recorded();
    withoutGuards(open);
    open.sqlite.exec(`update audit_event set data_json = '{}' where seq = 1`);
    const ran = await terminal.run('audit', 'verify');
    expect(ran).toMatchObject({ code: 1, out: '' });
    expect(ran.err).toContain(
      `The record of ${WORKSPACE} does not hold: event 1 was altered (2026-11-17 09:00 UTC, atlas-2.0).\n`,
    );
  });

  test('finds a cut end by an anchor that is given, and by one that the database remembers', async () => {
    const { terminal, open } = await recorded();
    const head = await headOf(open);
    const [first] = await open.store.reads.auditEntries(WORKSPACE, null);
    withoutGuards(open);
    open.sqlite.exec(
      `delete from audit_event where seq = 2; update audit_head set seq = 1, hash = '${first?.hash}'`,
    );
    expect((await terminal.run('audit', 'verify')).code).toBe(0);
    const given = await terminal.run('audit', 'verify', '--anchor', head);
    expect(given).toMatchObject({ code: 1 });
    expect(given.err).toContain('it was cut off after 1; the anchor that was given names 2.');
    const [seq = '', hash = ''] = head.split(':');
    await open.store.transaction((tx) =>
      tx.saveAnchor(WORKSPACE, { seq: Number(seq), hash, day: '2026-12-03', decisions: 2, at: NOW }),
    );
    const remembered = await terminal.run('audit', 'verify');
    expect(remembered).toMatchObject({ code: 1 });
    expect(remembered.err).toContain('it was cut off after 1; the anchor of 3 Dec names 2.');
  });

  test('looks at every workspace, and asks whose anchor it is where there are several', async () => {
    const { terminal, open } = await recorded();
    await open.store.transaction((tx) => tx.saveSettings(someSettings({ workspaceId: 'T0OTHER' })));
    await addAdmin(houseOf(open), { workspaceId: 'T0OTHER', userId: 'U0BOSS' });
    const both = await terminal.run('audit', 'verify');
    expect(both.out.match(/The record of \w+ holds/g)).toHaveLength(2);
    const head = await headOf(open);
    const which = await terminal.run('audit', 'verify', '--anchor', head);
    expect(which).toMatchObject({ code: 1, err: expect.stringContaining('Say whose anchor it is') });
    const one = await terminal.run('audit', 'verify', '--anchor', head, '--workspace', WORKSPACE);
    expect(one).toMatchObject({ code: 0, err: '' });
    withoutGuards(open);
    open.sqlite.exec(`update audit_event set at = 'x' where workspace_id = 'T0OTHER'`);
    const broken = await terminal.run('audit', 'verify');
    expect(broken).toMatchObject({
      code: 1,
      out: expect.stringContaining(`The record of ${WORKSPACE} holds`),
    });
    expect(broken.err).toContain('The record of T0OTHER does not hold: event 1 was altered');
  });

  test.each([
    ['an anchor that is none', ['--anchor', '2:abc'], '"2:abc" is no anchor: write SEQ:HASH'],
    ['an anchor without a record', ['--anchor', '2:ab12cd34ef56'], 'There is no record in this database'],
  ])('%s is one sentence', async (_what, more, words) => {
    const terminal = aTerminal();
    await storeOf(terminal);
    const ran = await terminal.run('audit', 'verify', ...more);
    expect(ran).toMatchObject({ code: 1, err: expect.stringContaining(words) });
  });

  test('a database that is not there, or no database, is one sentence', async () => {
    const terminal = aTerminal();
    expect((await terminal.run('audit', 'verify')).err).toBe(
      `There is no database at ${terminal.database}.\n`,
    );
    expect(existsSync(terminal.database)).toBe(false);
    writeFileSync(terminal.database, 'no database at all, only a text that is long enough');
    expect(await terminal.run('audit', 'verify')).toMatchObject({
      code: 1,
      err: expect.stringContaining('file is not a database'),
    });
  });

  test('reads a backup of an older version, which has neither anchors nor random text in its links', async () => {
    const { terminal, open } = await recorded();
    open.sqlite.exec('drop table record_anchor');
    expect(await terminal.run('audit', 'verify')).toMatchObject({ code: 0, err: '' });
    expect(await terminal.run('check')).toMatchObject({ code: 0, err: '' });
  });
});

describe('audit evidence', () => {
  test('writes a report, the proof and what checks it', async () => {
    const { terminal, open } = await recorded();
    const folder = join(terminal.folder, 'new', 'pack');
    const ran = await terminal.run('audit', 'evidence', 'atlas', '--out', folder);
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(ran.out).toContain(
      `Atlas 2.0: 1 entry, written to ${folder}. The record ends with ${await headOf(open)}`,
    );
    expect(readFileSync(join(folder, 'evidence.html'), 'utf8')).toContain('<h1>Atlas 2.0</h1>');
    const run = promisify(execFile);
    const files = [join(folder, 'verify.mjs'), join(folder, 'evidence.jsonl')];
    const { stdout } = await run(process.execPath, [...files, await headOf(open)], { env: {} });
    expect(stdout).toContain('Holds: 1 entry of Atlas 2.0 (atlas-2.0).');
  });

  test('does not write over a pack that is there unless it is told to', async () => {
    const { terminal } = await recorded();
    const folder = join(terminal.folder, 'pack');
    await terminal.run('audit', 'evidence', 'atlas', '--out', folder);
    writeFileSync(join(folder, 'evidence.html'), 'kept');
    const again = await terminal.run('audit', 'evidence', 'atlas', '--out', folder);
    expect(again).toMatchObject({ code: 1, err: expect.stringContaining('--force') });
    expect(readFileSync(join(folder, 'evidence.html'), 'utf8')).toBe('kept');
    expect(await terminal.run('audit', 'evidence', 'atlas', '--out', folder, '--force')).toMatchObject({
      code: 0,
    });
    expect(readFileSync(join(folder, 'evidence.html'), 'utf8')).not.toBe('kept');
  });

  test('without a folder, or for a release that is not there, it says so', async () => {
    const { terminal } = await recorded();
    expect((await terminal.run('audit', 'evidence', 'atlas')).code).toBe(2);
    const ran = await terminal.run('audit', 'evidence', 'borealis', '--out', terminal.folder);
    expect(ran).toMatchObject({ code: 1, err: 'There is no release "borealis".\n' });
  });
});

describe('audit erase', () => {
  test('takes a person out; the record holds, and the verifier of the pack agrees', async () => {
    const { terminal, open } = await recorded();
    const settings = await open.store.reads.settings(WORKSPACE);
    await open.store.transaction((tx) => tx.saveSettings({ ...settings, admins: ['U0MAYA'] }));
    const ran = await terminal.run('audit', 'erase', 'U0BOSS');
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(ran.out).toMatch(
      /^U0BOSS reads as Person \w{4} now, in 1 entry of the record and everywhere else\./,
    );
    expect(await terminal.run('audit', 'verify')).toMatchObject({
      code: 0,
      out: expect.stringContaining('From 1 entry people were erased.'),
    });
  });

  test.each([
    ['U0MAYA', 'Not erased: something still needs this person. Change that first.\nThey are an admin'],
    ['maya', '"maya" is no member id'],
  ])('of %s says what is in the way', async (who, words) => {
    const { terminal } = await recorded();
    expect(await terminal.run('audit', 'erase', who)).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining(words),
    });
  });
});
