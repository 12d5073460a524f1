import { describe, expect, test } from 'vitest';
import { readSettingsFile } from '../../../src/adapters/settings-file/read-file.ts';
import { type Directory, resolve } from '../../../src/adapters/settings-file/resolve.ts';
import { problemsInFile, settingsFromFile } from '../../../src/adapters/settings-file/settings-from-file.ts';
import { writeSettingsFile } from '../../../src/adapters/settings-file/write-file.ts';
import type { KnownChannel, KnownPerson } from '../../../src/application/ports.ts';
import type { WorkspaceSettings } from '../../../src/domain/settings/settings.ts';
import { aDepartment, someSettings } from '../../support/builders.ts';

const person = (userId: string, name: string): KnownPerson => ({
  userId,
  name,
  zone: null,
  isFullMember: true,
  isSlackAdmin: false,
  isOwner: false,
  deleted: false,
});

const channel = (channelId: string, name: string): KnownChannel => ({
  channelId,
  name,
  isPrivate: false,
  isMember: true,
  isArchived: false,
  sharedWith: null,
  memberCount: null,
});

const directory: Directory = {
  people: [person('U1', 'Maya'), person('U2', 'Sam'), person('U3', 'Sam'), person('U4', 'x\n# zone: UTC')],
  channels: [channel('C1', 'docs'), channel('C2', 'releases')],
  personByEmail: async (email) => (email === 'dana@example.com' ? { userId: 'U9' } : 'not_allowed'),
};

const read = (text: string) => {
  const reading = readSettingsFile(text);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.read;
};

const apply = async (text: string, current: WorkspaceSettings) => {
  const file = read(text);
  const resolving = await resolve(file, directory);
  if (resolving.problems.length > 0) throw new Error(JSON.stringify(resolving.problems));
  return settingsFromFile(file, resolving.resolved, current, { next: () => 'new' });
};

describe('what is exported is read back to the same settings', () => {
  const cases: Record<string, WorkspaceSettings> = {
    'all eight departments': someSettings(),
    'nothing chosen yet': someSettings({
      releasesChannelId: null,
      announcementChannelIds: [],
      departments: [],
      admins: [],
    }),
    'holidays, a zone of its own, several people': someSettings({
      week: { days: [1, 3], start: '08:00', end: '12:30', holidays: ['2026-12-25'] },
      statusMeeting: { cron: '0 10 * * 2', zone: 'Asia/Tokyo' },
      admins: ['U1', 'U4'],
      departments: [aDepartment('docs', { leads: ['U1', 'U2'], zone: 'Asia/Tokyo', required: false })],
    }),
    'a sponsor, and reminders in the channel': someSettings({
      departments: [aDepartment('docs', { sponsorId: 'U4', remind: 'channel' }), aDepartment('qa')],
    }),
    'public holidays of a country, and of a part of another for one department': someSettings({
      holidayRegion: 'DE-BY',
      departments: [aDepartment('docs', { holidayRegion: 'US' }), aDepartment('qa')],
    }),
    'text that looks like YAML': someSettings({
      departments: [aDepartment('qa', { name: '- a: "b" # c', question: 'key: value\nnext line\n\n# no' })],
    }),
  };
  test.each(Object.entries(cases))('%s', async (_name, settings) => {
    expect(await apply(writeSettingsFile(settings, directory), settings)).toEqual(settings);
  });
});

test('the record channel is read from a file, emptied by one, and stays where one leaves it out', async () => {
  const elsewhere = someSettings({ auditChannelId: 'C9' });
  const channelIn = async (text: string) => (await apply(text, elsewhere)).auditChannelId;
  expect(await channelIn('channels:\n  audit: "#docs"')).toBe('C1');
  expect(await channelIn('channels:\n  audit:')).toBeNull();
  expect(await channelIn('channels:\n  releases: "#releases"')).toBe('C9');
  const written = writeSettingsFile(someSettings({ auditChannelId: 'C1' }), directory);
  expect(await channelIn(written)).toBe('C1');
});

test('an export names people and channels beside their ids, on one line whatever they are called', () => {
  const text = writeSettingsFile(someSettings({ admins: ['U1', 'U4'], releasesChannelId: 'C2' }), directory);
  expect(text).toContain('- U1 # Maya\n');
  expect(text).toContain('- U4 # x # zone: UTC\n');
  expect(text).toContain('releases: C2 # #releases\n');
});

test('names, addresses and ids are found, and the file keeps what it leaves out', async () => {
  const before = someSettings();
  const after = await apply(
    'channels:\n  releases: "#releases"\npeople:\n  admins: ["@maya", dana@example.com, U7]\n',
    before,
  );
  expect(after).toEqual({ ...before, releasesChannelId: 'C2', admins: ['U1', 'U9', 'U7'] });
});

test('what cannot be found is listed by line, all at once', async () => {
  const file = read(
    'channels:\n  releases: "#nowhere"\npeople:\n  admins:\n    - "@sam"\n    - who@example.com\n    - "@nobody"\n',
  );
  const resolving = await resolve(file, directory);
  const { problems } = resolving;
  expect(problems.map(({ line, path }) => [line, path])).toEqual([
    [5, 'people.admins[0]'],
    [6, 'people.admins[1]'],
    [7, 'people.admins[2]'],
    [2, 'channels.releases'],
  ]);
  expect(problems.map(({ problem }) => problem).join('\n')).toContain('U2, U3');
});

test('a department is known again by its key, so that running releases keep theirs', async () => {
  const text = writeSettingsFile(someSettings(), directory);
  const renamed = await apply(text.replace('name: Docs', 'name: Documentation'), someSettings());
  expect(renamed.departments.find(({ key }) => key === 'docs')).toMatchObject({
    id: 'dep-docs',
    name: 'Documentation',
  });
});

test('what the rules refuse is said at the line of the file', () => {
  const file = read(writeSettingsFile(someSettings({ departments: [aDepartment('docs')] }), directory));
  const [problem] = problemsInFile([{ field: 'departments[0].channelId', problem: 'Shared.' }], file);
  const lines = writeSettingsFile(someSettings({ departments: [aDepartment('docs')] }), directory).split(
    '\n',
  );
  expect(lines[(problem?.line ?? 0) - 1]).toContain('channel: C0DOCS');
});
