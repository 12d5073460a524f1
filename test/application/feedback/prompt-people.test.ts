import { beforeEach, expect, test } from 'vitest';
import { promptFeedback } from '../../../src/application/feedback/prompt-feedback.ts';
import type { DueRow } from '../../../src/application/ports.ts';
import { announcementSlot, departmentCardSlot } from '../../../src/domain/delivery/boards.ts';
import { type Slot, slotKey } from '../../../src/domain/delivery/due-action.ts';
import { noScores, noWords } from '../../../src/domain/feedback/feedback.ts';
import type { Release } from '../../../src/domain/release.ts';
import {
  ANNOUNCEMENTS_CHANNEL,
  aDepartment,
  aLight,
  aStartedRelease,
  channelOf,
  departmentId,
  leadOf,
  MAYA,
  NOW,
  someSettings,
  WORKSPACE,
} from '../../support/builders.ts';
import { memoryStore, type StoreUnderTest } from '../../support/store.ts';

/** Ten on Friday in Berlin, the first working day after the launch. */
const MORNING = '2026-12-11T09:00:00.000Z';
const LIVE = '2026-12-10T13:00:00.000Z';
/** Nobody can be asked in a channel: leads are asked themselves. Sales and Support share one. */
const settings = someSettings({
  departments: [
    aDepartment('docs', { channelId: null, leads: [leadOf('docs'), leadOf('qa')], deputies: [] }),
    aDepartment('qa', { channelId: null, leads: [leadOf('qa')], deputies: [] }),
    aDepartment('sales', { channelId: channelOf('sales') }),
    aDepartment('support', { channelId: channelOf('sales') }),
  ],
});
const release: Release = aStartedRelease({
  stage: 'live',
  attempts: 1,
  lights: (['docs', 'qa', 'sales', 'support'] as const).map((key) => aLight(key, { askedAt: NOW })),
  launch: { attempt: 1, decidedBy: MAYA, decidedAt: LIVE, liveAt: LIVE },
});

let under: StoreUnderTest;

const posted = (slot: Slot, ts: string): Promise<void> =>
  under.store.transaction((tx) =>
    tx.saveMessage(WORKSPACE, {
      releaseId: release.id,
      slot,
      slotKey: slotKey(release.id, slot),
      channelId: 'channel' in slot.audience ? slot.audience.channel : 'D0ANY',
      ts,
      metadataKey: ts,
      permalink: null,
      state: 'posted',
    } as Parameters<typeof tx.saveMessage>[1]),
  );

beforeEach(async () => {
  under = memoryStore();
  await under.store.transaction(async (tx) => {
    await tx.saveSettings(settings);
    await tx.saveRelease(release, null);
  });
  await posted(departmentCardSlot(departmentId('docs'), { user: leadOf('docs') }), '1.1');
  await posted(departmentCardSlot(departmentId('docs'), { user: leadOf('qa') }), '1.2');
  await posted(departmentCardSlot(departmentId('qa'), { user: leadOf('qa') }), '1.3');
  await posted(departmentCardSlot(departmentId('sales'), { channel: channelOf('sales') }), '1.4');
  await posted(departmentCardSlot(departmentId('support'), { channel: channelOf('sales') }), '1.5');
  await posted(announcementSlot(release, { channel: ANNOUNCEMENTS_CHANNEL }), '1.6');
});

type Moment = { days: number; departmentId?: string; now?: string; about?: Release };

/** Who is asked at this moment, and when. */
const asked = ({ days, now = MORNING, about = release, ...who }: Moment) =>
  under.store.transaction((tx) => {
    const row = { payload: { v: 1, days, ...who } } as unknown as DueRow;
    return promptFeedback({ tx, row, release: about, settings, now });
  });

const people = async (moment: Moment) => (await asked(moment)).map(({ slot }) => slot?.audience);
const docs = { days: 1, departmentId: departmentId('docs') };
const qa = { days: 1, departmentId: departmentId('qa') };

test('a person who speaks for two departments is asked once, and not again in a later round', async () => {
  expect(await people(docs)).toEqual([{ user: leadOf('docs') }, { user: leadOf('qa') }]);
  const [, forBoth] = await asked(docs);
  if (forBoth?.slot == null) throw new Error('Nobody was asked.');
  // Both wishes are one row while the first waits, and none once it stands.
  expect((await asked(qa)).map(({ key }) => key)).toEqual([forBoth.key]);
  await posted(forBoth.slot, '2.1');
  expect(await people(qa)).toEqual([]);
  expect(await people({ ...docs, days: 3 })).toEqual([{ user: leadOf('docs') }]);
});

test('nobody is asked who is away, has left, or has answered by themselves, with or without a name', async () => {
  await under.store.transaction(async (tx) => {
    await tx.saveNamedFeedback(WORKSPACE, {
      releaseId: release.id,
      userId: leadOf('docs'),
      name: 'Docs',
      ...noScores,
      words: noWords,
      at: NOW,
    });
  });
  expect(await people(docs)).toEqual([{ user: leadOf('qa') }]);
  await under.store.transaction((tx) =>
    tx.saveAnonymousFeedback(WORKSPACE, leadOf('qa'), {
      id: 'random-1',
      releaseId: release.id,
      ...noScores,
      words: noWords,
      day: '2026-12-11',
    }),
  );
  expect(await people(docs)).toEqual([]);
});

test('somebody who is away that day is left alone', async () => {
  await under.store.transaction((tx) =>
    tx.addAbsence(WORKSPACE, {
      id: 'a1',
      userId: leadOf('docs'),
      from: '2026-12-11',
      until: '2026-12-13',
      standInId: null,
      setBy: leadOf('docs'),
      setAt: NOW,
    }),
  );
  expect(await people(docs)).toEqual([{ user: leadOf('qa') }]);
});

test('a person elsewhere is asked in their own working hours', async () => {
  const far = {
    userId: leadOf('docs'),
    name: 'Docs',
    zone: 'America/Los_Angeles',
    isFullMember: true,
    isSlackAdmin: false,
    isOwner: false,
    deleted: false,
  };
  await under.store.transaction((tx) =>
    tx.savePeople(WORKSPACE, [far, { ...far, userId: leadOf('qa'), deleted: true }]),
  );
  expect((await asked(docs)).map(({ dueAt }) => dueAt)).toEqual(['2026-12-11T17:00:00.000Z']);
});

test('two departments in one channel are asked once; readers in their channel, each under what stands there', async () => {
  const [first] = await asked({ days: 3, departmentId: departmentId('sales') });
  const [second] = await asked({ days: 3, departmentId: departmentId('support') });
  expect(second?.key).toBe(first?.key);
  const readers = await asked({ days: 14 });
  expect(readers.map(({ threadOf }) => threadOf?.kind)).toEqual(['board.announcement']);
});

test('a prompt that comes late waits for working hours', async () => {
  const [late] = await asked({
    days: 3,
    departmentId: departmentId('sales'),
    now: '2026-12-11T22:00:00.000Z',
  });
  expect(late?.dueAt).toBe('2026-12-14T08:00:00.000Z');
});

test('nobody is asked where nothing stands to ask under, or before users have it', async () => {
  expect(await asked({ days: 14, about: { ...release, attempts: 2 } })).toEqual([]);
  expect(await asked({ days: 14, about: { ...release, stage: 'cancelled' } })).toEqual([]);
});
