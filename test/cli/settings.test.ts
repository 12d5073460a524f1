import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { aChannel, aPerson } from '../adapters/slack/setup/drawn.ts';
import { aWorkspace, BOT_TOKEN, SIGNING_SECRET } from '../practice/server/a-workspace.ts';
import { someSettings, WORKSPACE } from '../support/builders.ts';
import { aTerminal, storeOf, type Terminal } from './a-terminal.ts';

const fileIn = ({ folder }: Terminal, text: string): string => {
  const file = join(folder, 'settings.yml');
  writeFileSync(file, text);
  return file;
};

describe('settings import and export', () => {
  test('what was exported is imported as no change', async () => {
    const terminal = aTerminal();
    await storeOf(terminal);
    const file = join(terminal.folder, 'out.yml');
    expect(await terminal.run('settings', 'export', file)).toMatchObject({ code: 0 });
    expect(await terminal.run('settings', 'import', file)).toMatchObject({
      code: 0,
      out: 'Nothing changed.\n',
    });
    expect((await terminal.run('settings', 'export')).out).toBe(readFileSync(file, 'utf8'));
  });

  test('a change is written beside a process that has the database open, and is in the audit log', async () => {
    const terminal = aTerminal();
    const { store } = await storeOf(terminal);
    const ran = await terminal.run('settings', 'import', fileIn(terminal, 'zone: Asia/Tokyo\n'));
    expect(ran).toEqual({ code: 0, out: 'Imported: zone.\n', err: '' });
    expect((await store.reads.settings(WORKSPACE)).zone).toBe('Asia/Tokyo');
    const entries = await store.reads.auditEntries(WORKSPACE, null);
    expect(entries.at(-1)).toMatchObject({
      type: 'settings_changed',
      personal: { by: { name: 'Command line' } },
    });
  });

  test('a file with a mistake changes nothing, and says the line', async () => {
    const terminal = aTerminal();
    const { store } = await storeOf(terminal);
    const file = fileIn(terminal, 'zone: Asia/Tokyo\nworkingWeek:\n  days: [Monday]\n');
    const ran = await terminal.run('settings', 'import', file);
    expect(ran.code).toBe(1);
    expect(ran.err).toContain(`${file}:3: workingWeek.start:`);
    expect((await store.reads.settings(WORKSPACE)).zone).toBe('Europe/Berlin');
  });

  test('mistakes of every sort are said at once, each at its line and only once', async () => {
    const terminal = aTerminal();
    const { store } = await storeOf(terminal);
    const lines = [
      'zone: Berlin',
      'colour: green',
      'statusMeeting:',
      '  cron: "every day"',
      '  zone: Europe/Berlin',
      'people:',
      '  admins: ["@nobody-here"]',
      'departments:',
      '  - { key: docs, name: Docs, question: Written?, leadTimeDays: ten, required: true }',
      '  - { key: docs, name: Papers, question: Written?, leadTimeDays: 200, required: true }',
    ];
    const ran = await terminal.run('settings', 'import', fileIn(terminal, lines.join('\n')));
    const told = ran.err.split('\n').flatMap((line) => /settings\.yml:(\d+: [^:]*):/.exec(line)?.[1] ?? []);
    expect(told).toEqual([
      '1: zone',
      '2: colour',
      '4: statusMeeting.cron',
      '7: people.admins[0]',
      '9: departments[0].leadTimeDays',
      '10: departments[1].key',
      '10: departments[1].leadTimeDays',
    ]);
    expect((await store.reads.settings(WORKSPACE)).zone).toBe('Europe/Berlin');
  });

  test('an export writes over a file only when told to', async () => {
    const terminal = aTerminal();
    await storeOf(terminal);
    const file = fileIn(terminal, 'mine');
    const refused = await terminal.run('settings', 'export', file);
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('--force') });
    expect(readFileSync(file, 'utf8')).toBe('mine');
    expect(await terminal.run('settings', 'export', file, '--force')).toMatchObject({ code: 0 });
    expect(readFileSync(file, 'utf8')).toContain('Europe/Berlin');
  });

  test('what the rules refuse is said at its line', async () => {
    const terminal = aTerminal();
    await storeOf(terminal);
    const ran = await terminal.run('settings', 'import', fileIn(terminal, '\n\nzone: Berlin\n'));
    expect(ran).toMatchObject({
      code: 1,
      err: expect.stringContaining('settings.yml:3: zone: Use a time zone'),
    });
  });

  test('a guest as admin, and a channel shared with others, are refused at their lines', async () => {
    const terminal = aTerminal();
    const { store } = await storeOf(terminal);
    await store.transaction(async (tx) => {
      await tx.savePeople(WORKSPACE, [aPerson('U0GUS', 'Gus', { isFullMember: false })]);
      await tx.saveChannels(WORKSPACE, [aChannel('C0PART', 'partners', { sharedWith: 'T9' })]);
    });
    const text = 'people:\n  admins: ["@Gus"]\nchannels:\n  announcements: ["#partners"]\n';
    const file = fileIn(terminal, text);
    const ran = await terminal.run('settings', 'import', file);
    expect(ran.err).toContain(':2: people.admins:');
    expect(ran.err).toMatch(/:4: channels\.announcements\[0\]: .*import it with --confirm-shared/);
    const shared = fileIn(terminal, 'channels:\n  announcements: ["#partners"]\n');
    expect(await terminal.run('settings', 'import', shared, '--confirm-shared')).toMatchObject({ code: 0 });
    expect((await store.reads.settings(WORKSPACE)).announcementChannelIds).toEqual(['C0PART']);
  });

  test('before the first start, an empty database belongs to the workspace of the token', async () => {
    const slack = await aWorkspace();
    const terminal = aTerminal({
      SLACK_BOT_TOKEN: BOT_TOKEN,
      SLACK_SIGNING_SECRET: SIGNING_SECRET,
      SLACK_API_URL: slack.apiUrl,
    });
    expect(await terminal.run('settings', 'import', 'settings.example.yml')).toMatchObject({ code: 0 });
    const { store } = await storeOf(terminal, null);
    expect((await store.reads.settings(slack.workspace.team.id)).departments).toHaveLength(8);
  });

  test('without a token, such a database says which variables are missing', async () => {
    const ran = await aTerminal().run('settings', 'import', 'settings.example.yml');
    expect(ran).toMatchObject({ code: 1, err: expect.stringContaining('SLACK_BOT_TOKEN') });
    expect(ran.err).toContain('.env');
  });

  test('an address that Slack does not tell is listed with what to write instead', async () => {
    const slack = await aWorkspace();
    const terminal = aTerminal({
      SLACK_BOT_TOKEN: BOT_TOKEN,
      SLACK_SIGNING_SECRET: SIGNING_SECRET,
      SLACK_API_URL: slack.apiUrl,
    });
    const file = fileIn(terminal, 'people:\n  admins:\n    - maya@example.com\n');
    const ran = await terminal.run('settings', 'import', file);
    expect(ran.err).toMatch(/settings\.yml:3: people\.admins\[0\]: .*users:read\.email/);
  });

  test('a file that is not there is one sentence', async () => {
    const ran = await aTerminal().run('settings', 'import', '/nowhere/x.yml');
    expect(ran.code).toBe(1);
    expect(ran.err.trim().split('\n')).toHaveLength(1);
  });
});

describe('settings admin add', () => {
  test('makes somebody an admin, once, and leaves a record', async () => {
    const terminal = aTerminal();
    const { store } = await storeOf(terminal, someSettings({ admins: [] }));
    expect(await terminal.run('settings', 'admin', 'add', 'U0NEW')).toEqual({
      code: 0,
      out: 'U0NEW is an admin now.\n',
      err: 'U0NEW was not seen in this workspace yet: check that the id is right.\n',
    });
    expect((await terminal.run('settings', 'admin', 'add', 'U0NEW')).out).toContain('already');
    expect((await store.reads.settings(WORKSPACE)).admins).toEqual(['U0NEW']);
    const entries = await store.reads.auditEntries(WORKSPACE, null);
    expect(entries.map(({ type }) => type)).toEqual(['admin_added']);
  });

  test('a guest, or a name instead of an id, is refused in one sentence', async () => {
    const terminal = aTerminal();
    const { store } = await storeOf(terminal);
    const guest = aPerson('U0GUS', 'Gus', { isFullMember: false });
    await store.transaction((tx) => tx.savePeople(WORKSPACE, [guest]));
    expect(await terminal.run('settings', 'admin', 'add', 'U0GUS')).toMatchObject({ code: 1 });
    expect((await terminal.run('settings', 'admin', 'add', '@maya')).err).toContain('Copy member ID');
  });
});
