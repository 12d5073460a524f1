import { expect, test } from 'vitest';
import { emptySettings, type WorkspaceSettings } from '../../../../src/domain/settings/settings.ts';
import { aDepartment, someSettings, WORKSPACE } from '../../../support/builders.ts';
import { memoryStore, type StoreUnderTest } from '../../../support/store.ts';

const save = ({ store }: StoreUnderTest, settings: WorkspaceSettings) =>
  store.transaction((tx) => tx.saveSettings(settings));

test('a workspace that nobody set up has the empty settings', async () => {
  const { store } = memoryStore();
  expect(await store.reads.settings(WORKSPACE)).toEqual(emptySettings(WORKSPACE));
});

test('settings come back exactly as they were saved, departments in their order', async () => {
  const under = memoryStore();
  const settings = someSettings({
    statusMeeting: { cron: '0 10 * * 1', zone: 'America/New_York' },
    week: { days: [1, 2, 3, 4], start: '08:30', end: '16:00', holidays: ['2026-12-25'] },
    holidayRegion: 'DE-BY-A',
    holidayCalendars: {
      US: { firstYear: 2025, lastYear: 2028, days: [{ date: '2026-11-26', name: 'Thanksgiving Day' }] },
    },
    departments: [
      aDepartment('sales', { zone: 'Asia/Tokyo', channelId: null, required: false }),
      aDepartment('docs', {
        deputies: [],
        leads: ['U1', 'U2'],
        sponsorId: 'U3',
        remind: 'channel',
        holidayRegion: 'US',
      }),
    ],
  });
  await save(under, settings);
  expect(await under.store.reads.settings(WORKSPACE)).toEqual(settings);
  expect(await under.store.reads.settings('T0OTHER')).toEqual(emptySettings('T0OTHER'));
});

test('the record channel is kept, and can be taken away', async () => {
  const under = memoryStore();
  const stored = async () => (await under.store.reads.settings(WORKSPACE)).auditChannelId;
  await save(under, someSettings({ auditChannelId: 'C0AUDIT' }));
  expect(await stored()).toBe('C0AUDIT');
  await save(under, someSettings({ version: 2 }));
  expect(await stored()).toBeNull();
});

test('a later save replaces everything, and departments may swap their keys', async () => {
  const under = memoryStore();
  await save(under, someSettings());
  const next = someSettings({
    version: 2,
    releasesChannelId: null,
    departments: [aDepartment('docs', { key: 'qa' }), aDepartment('qa', { key: 'docs' })],
  });
  await save(under, next);
  expect(await under.store.reads.settings(WORKSPACE)).toEqual(next);
  await save(under, someSettings({ version: 3, departments: [] }));
  expect((await under.store.reads.settings(WORKSPACE)).departments).toEqual([]);
});

test('two departments with one key are refused', async () => {
  const under = memoryStore();
  const departments = [aDepartment('docs'), aDepartment('qa', { key: 'docs' })];
  await expect(save(under, someSettings({ departments }))).rejects.toThrow(/UNIQUE/);
});
