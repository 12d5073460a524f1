import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { acquireServingLock } from '../../src/adapters/store/file/serving-lock.ts';
import { planRelease } from '../../src/application/plan/plan-release.ts';
import { verifyChain } from '../../src/application/record/verify-chain.ts';
import { runCli } from '../../src/cli/program.ts';
import { aForm, maya } from '../application/a-house.ts';
import { aWorkspace, BOT_TOKEN, SIGNING_SECRET } from '../practice/server/a-workspace.ts';
import { aDepartment, NOW, someSettings, WORKSPACE } from '../support/builders.ts';
import { countingIds } from '../support/store.ts';
import { aTerminal, storeOf, type Terminal } from './a-terminal.ts';

const planned = async (terminal: Terminal) => {
  const { store, ids } = await storeOf(terminal);
  const house = { store, ids, clock: { now: () => NOW, monotonicMs: () => 0 }, nudge: () => undefined };
  await planRelease(house, maya, { form: aForm(), practice: false, draftId: null });
  return store;
};

describe('plan notes', () => {
  test('sets the highlights from a file, and the record names the command line', async () => {
    const terminal = aTerminal();
    const store = await planned(terminal);
    const file = join(terminal.folder, 'notes.txt');
    const notes = 'A long story. '.repeat(1000).trim();
    writeFileSync(file, notes);
    expect(await terminal.run('plan', 'notes', 'atlas-2.0', file)).toMatchObject({ code: 0, err: '' });
    const release = await store.reads.releaseByKey(WORKSPACE, 'atlas-2.0');
    expect(release?.plan.highlights).toBe(notes);
    const last = (await store.reads.auditEntries(WORKSPACE, null)).at(-1);
    expect(last).toMatchObject({ type: 'plan_changed', personal: { by: { name: 'Command line' } } });
  });

  test.each([
    ['borealis', 'A story.', 'borealis'],
    ['atlas-2.0', 'x'.repeat(40_001), 'At most 40000 characters'],
  ])('for %s it says why nothing was set', async (key, text, expected) => {
    const terminal = aTerminal();
    await planned(terminal);
    const file = join(terminal.folder, 'notes.txt');
    writeFileSync(file, text);
    const ran = await terminal.run('plan', 'notes', key, file);
    expect(ran.code).toBe(1);
    expect(ran.err).toContain(expected);
  });
});

describe('audit export', () => {
  test('writes every decision about a release, one JSON object a line', async () => {
    const terminal = aTerminal();
    const store = await planned(terminal);
    const { code, out } = await terminal.run('audit', 'export', 'Atlas-2.0');
    expect(code).toBe(0);
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ type }) => type)).toEqual(['release_drafted']);
    expect(lines[0].personal.by.name).toBe('Maya');
    expect(verifyChain(await store.reads.auditEntries(WORKSPACE, null))).toMatchObject({ ok: true });
  });

  test('a part of the key is enough where only one release has it', async () => {
    const terminal = aTerminal();
    await planned(terminal);
    expect(await terminal.run('audit', 'export', 'atlas')).toMatchObject({ code: 0, err: '' });
    const file = join(terminal.folder, 'notes.txt');
    writeFileSync(file, 'A story.');
    expect((await terminal.run('plan', 'notes', 'atl', file)).out).toBe('The notes of atlas-2.0 are set.\n');
    expect((await terminal.run('audit', 'export', 'atlsa-2.0')).err).toContain('Near it: atlas-2.0.');
  });

  test('a release that does not exist is one sentence', async () => {
    const terminal = aTerminal();
    await planned(terminal);
    expect(await terminal.run('audit', 'export', 'borealis')).toEqual({
      code: 1,
      out: '',
      err: 'There is no release "borealis".\n',
    });
  });

  test('reading never makes a database', async () => {
    const terminal = aTerminal();
    const ran = await terminal.run('audit', 'export', 'atlas');
    expect(ran.err).toContain('There is no database');
    expect(existsSync(terminal.database)).toBe(false);
  });

  test('several workspaces in one database have to be told apart', async () => {
    const terminal = aTerminal();
    const store = await planned(terminal);
    await store.transaction((tx) =>
      tx.saveSettings(someSettings({ workspaceId: 'T0SECOND', departments: [] })),
    );
    expect((await terminal.run('audit', 'export', 'atlas-2.0')).err).toContain('--workspace');
    const told = await terminal.run('audit', 'export', 'atlas-2.0', '--workspace', WORKSPACE);
    expect(told.code).toBe(0);
  });
});

describe('migrate', () => {
  test('brings a new database up to date, and then has nothing to do', async () => {
    const terminal = aTerminal();
    expect((await terminal.run('migrate')).out).toContain('Applied: 0001-start');
    expect((await terminal.run('migrate')).out).toBe('The database is up to date.\n');
  });

  test('is refused while a Greenlight serves the database', async () => {
    const terminal = aTerminal();
    await storeOf(terminal);
    const lock = acquireServingLock(`sqlite:${terminal.database}`);
    try {
      expect(await terminal.run('migrate')).toMatchObject({
        code: 1,
        err: expect.stringContaining('serving'),
      });
    } finally {
      lock.release();
    }
    expect((await terminal.run('migrate')).code).toBe(0);
  });
});

describe('manifest', () => {
  test('prints the manifest, for another address and command if wanted', async () => {
    const terminal = aTerminal();
    expect(parse((await terminal.run('manifest')).out).settings.socket_mode_enabled).toBe(true);
    const http = ['--url', 'https://x.example', '--command', '/launches'];
    const { settings, features } = parse((await terminal.run('manifest', ...http)).out);
    expect(settings.interactivity.request_url).toBe('https://x.example/slack/events');
    expect(features.slash_commands[0].command).toBe('/launches');
  });

  test('an address without https is refused in one sentence', async () => {
    const ran = await aTerminal().run('manifest', '--url', 'http://x.example');
    expect(ran.code).toBe(1);
    expect(ran.err).toContain('https://');
  });
});

describe('doctor', () => {
  const env = (apiUrl: string, token = BOT_TOKEN) => ({
    SLACK_BOT_TOKEN: token,
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_API_URL: apiUrl,
  });

  test('says what is wrong, what mends it, and fails', async () => {
    const slack = await aWorkspace();
    const terminal = aTerminal(env(slack.apiUrl));
    const departments = [aDepartment('docs', { channelId: 'C0OPEN', leads: ['U0GONE'], deputies: [] })];
    await storeOf(terminal, someSettings({ workspaceId: slack.workspace.team.id, departments }));
    const { code, out } = await terminal.run('doctor');
    expect(code).toBe(1);
    expect(out).toContain(
      'PROBLEM  Channel #open: Greenlight is not in it.\n         Type /invite @Greenlight',
    );
    expect(out).toContain('PROBLEM  gone: lead of Docs: the account is deactivated.');
    expect(out).toContain('ok       Token: It works in Practice.');
  });

  test('works before anything was started, and says that the set-up is missing', async () => {
    const slack = await aWorkspace();
    const terminal = aTerminal(env(slack.apiUrl));
    const { out } = await terminal.run('doctor');
    expect(out).toContain('ok       Token');
    expect(out).toContain('PROBLEM  Set-up: Missing: a releases channel');
    expect(existsSync(terminal.database)).toBe(false);
  });

  test('a token that Slack refuses is said, and what to do', async () => {
    const slack = await aWorkspace();
    const terminal = aTerminal(env(slack.apiUrl, 'xoxb-wrong'));
    await storeOf(terminal, someSettings({ workspaceId: slack.workspace.team.id }));
    const { code, out } = await terminal.run('doctor');
    expect(code).toBe(1);
    expect(out).toContain('PROBLEM  Token: Slack refuses it: invalid_auth.');
    expect(out).toContain('SLACK_BOT_TOKEN');
  });

  test('a Slack that cannot be reached is one sentence', async () => {
    const terminal = aTerminal(env('http://127.0.0.1:9/api/'));
    await storeOf(terminal);
    const { code, err } = await terminal.run('doctor');
    expect(code).toBe(1);
    expect(err).toMatch(/^Slack cannot be reached \((?!Error)[^)]+\)/);
    expect(err.trim().split('\n')).toHaveLength(1);
  });
});

describe('what was not understood', () => {
  test.each([[['sttart']], [['settings', 'import']], [['doctor', '--frobnicate']]])(
    '%j ends with 2',
    async (args) => {
      const { code, err } = await aTerminal().run(...args);
      expect(code).toBe(2);
      expect(err).toMatch(/^error: /);
    },
  );

  test('help that was asked for is no failure', async () => {
    const { code, out } = await aTerminal().run('--help');
    expect(code).toBe(0);
    expect(out).toContain('settings');
  });
});

test('a database that is none of ours is said by its variable, in one sentence', async () => {
  const said: string[] = [];
  const code = await runCli(['audit', 'export', 'x'], {
    env: { DATABASE_URL: 'postgres://host/db' },
    ids: countingIds(),
    clock: { now: () => NOW, monotonicMs: () => 0 },
    out: () => undefined,
    err: (text) => void said.push(text),
  });
  expect(code).toBe(1);
  expect(said).toEqual([expect.stringMatching(/^DATABASE_URL: expected sqlite:[^\n]*\n$/)]);
});
