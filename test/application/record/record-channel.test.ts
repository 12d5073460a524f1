import { describe, expect, test } from 'vitest';
import type { KnownChannel } from '../../../src/application/ports.ts';
import { changeSettings } from '../../../src/application/settings/change-settings.ts';
import { channelFindings } from '../../../src/application/settings/check-channels.ts';
import { someSettings, WORKSPACE } from '../../support/builders.ts';
import { aHouse, maya } from '../a-house.ts';

const audit = (overrides: Partial<KnownChannel> = {}): KnownChannel => ({
  channelId: 'C0AUDIT',
  name: 'audit',
  isPrivate: false,
  isMember: false,
  isArchived: false,
  sharedWith: null,
  memberCount: null,
  ...overrides,
});

const choosing = async (channel: KnownChannel) => {
  const house = await aHouse();
  await house.store.transaction((tx) => tx.saveChannels(WORKSPACE, [channel]));
  const saved = await changeSettings(house.house, maya, (now) => ({ ...now, auditChannelId: 'C0AUDIT' }));
  const joins = await house.db
    .selectFrom('due_action')
    .select('key')
    .where('kind', '=', 'channel.join')
    .where('key', '=', 'join:C0AUDIT')
    .execute();
  return { saved, joins: joins.length };
};

describe('the record channel is checked like the others', () => {
  test('a public one is joined', async () => {
    expect(await choosing(audit())).toEqual({ saved: { ok: true, changed: ['auditChannelId'] }, joins: 1 });
  });

  test.each([
    ['that is archived', { isArchived: true }, 'is archived'],
    ['that another organisation reads', { sharedWith: 'Acme' }, 'shared with another organisation (Acme)'],
  ])('one %s is refused at its field', async (_what, state, words) => {
    const { saved } = await choosing(audit(state));
    expect(saved).toMatchObject({
      ok: false,
      refusal: {
        code: 'fields_invalid',
        problems: [{ field: 'auditChannelId', problem: expect.stringContaining(words) }],
      },
    });
  });

  test('one that nobody can see is named by what it is for', async () => {
    const house = await aHouse();
    const settings = someSettings({
      auditChannelId: 'C0AUDIT',
      releasesChannelId: null,
      announcementChannelIds: [],
      departments: [],
    });
    const inspection = { channel: async () => ({ ok: false, problem: 'channel_not_found' }) } as never;
    const [finding] = await channelFindings(house.store.reads, inspection, settings);
    expect(finding).toMatchObject({ level: 'problem', topic: 'The record channel (C0AUDIT)' });
  });
});
