import { expect, test } from 'vitest';
import type { FormDraft, KnownChannel, KnownPerson } from '../../../../src/application/ports.ts';
import { aBoard, aRelease, aStatement, MAYA, NOW, WORKSPACE } from '../../../support/builders.ts';
import { memoryStore, messageOf } from '../../../support/store.ts';

test('a request is new once; the second time it gets the recorded answer', async () => {
  const { store } = memoryStore();
  const remember = (key: string, workspace = WORKSPACE) =>
    store.transaction((tx) => tx.rememberInbound(workspace, key, NOW));
  expect(await remember('k1')).toBeNull();
  await store.transaction((tx) => tx.answerInbound(WORKSPACE, 'k1', { answer: { ok: true, list: [1] } }));
  expect(await remember('k1')).toEqual({ answer: { ok: true, list: [1] } });
  expect(await remember('k1')).toEqual({ answer: { ok: true, list: [1] } });
  expect(await remember('k1', 'T0OTHER')).toBeNull();
  expect(await remember('k2')).toBeNull();
  expect(await remember('k2')).toEqual({ answer: null });
});

test('a request whose work failed is new again', async () => {
  const { store } = memoryStore();
  const work = store.transaction(async (tx) => {
    await tx.rememberInbound(WORKSPACE, 'k1', NOW);
    throw new Error('no');
  });
  await expect(work).rejects.toThrow('no');
  expect(await store.transaction((tx) => tx.rememberInbound(WORKSPACE, 'k1', NOW))).toBeNull();
});

test('what happens once in a workspace is claimed once', async () => {
  const { store } = memoryStore();
  const claim = (workspace: string) => store.transaction((tx) => tx.claimOnce(workspace, 'invite', NOW));
  expect([await claim(WORKSPACE), await claim(WORKSPACE), await claim('T0OTHER')]).toEqual([
    true,
    false,
    true,
  ]);
});

test('the people who looked at their Home lately are known by their last look', async () => {
  const { store } = memoryStore();
  const found = await store.transaction(async (tx) => {
    await tx.noteHomeViewed(WORKSPACE, 'U1', '2026-11-17T08:00:00.000Z');
    await tx.noteHomeViewed(WORKSPACE, 'U2', '2026-11-17T08:00:00.000Z');
    await tx.noteHomeViewed(WORKSPACE, 'U1', NOW);
    await tx.noteHomeViewed('T0OTHER', 'U3', NOW);
    return tx.recentHomeViewers(WORKSPACE, '2026-11-17T08:30:00.000Z');
  });
  expect(found).toEqual(['U1']);
});

test('an unfinished form is kept, replaced and deleted', async () => {
  const { store } = memoryStore();
  const draft: FormDraft = {
    id: 'd1',
    userId: 'U1',
    form: 'plan',
    releaseId: 'rel-atlas',
    releaseVersion: 3,
    values: { name: 'Atlas <!channel>', departments: ['a', 'b'], at: null },
    updatedAt: NOW,
  };
  await store.transaction((tx) => tx.saveFormDraft(WORKSPACE, draft));
  expect(await store.reads.formDraft(WORKSPACE, 'd1')).toEqual(draft);
  expect(await store.reads.formDraft('T0OTHER', 'd1')).toBeNull();
  const next = { ...draft, values: {}, releaseId: null, releaseVersion: null };
  await store.transaction((tx) => tx.saveFormDraft(WORKSPACE, next));
  expect(await store.reads.formDraft(WORKSPACE, 'd1')).toEqual(next);
  await store.transaction((tx) => tx.deleteFormDraft(WORKSPACE, 'd1'));
  expect(await store.reads.formDraft(WORKSPACE, 'd1')).toBeNull();
});

test('people and channels are known as they were last read', async () => {
  const { store } = memoryStore();
  const ann: KnownPerson = {
    userId: 'U1',
    name: 'Ann',
    zone: null,
    isFullMember: true,
    isSlackAdmin: true,
    isOwner: true,
    deleted: false,
  };
  const ben = { ...ann, userId: 'U2', name: 'Ben', zone: 'Asia/Tokyo', isOwner: false, isSlackAdmin: false };
  const docs: KnownChannel = {
    channelId: 'C1',
    name: 'docs',
    isPrivate: true,
    isMember: false,
    isArchived: false,
    sharedWith: null,
    memberCount: null,
  };
  const gone = { ...ben, deleted: true, isFullMember: false };
  const shared = { ...docs, isPrivate: false, isMember: true, sharedWith: 'Initech', memberCount: 312 };
  await store.transaction(async (tx) => {
    await tx.savePeople(WORKSPACE, [ben, ann]);
    await tx.savePeople(WORKSPACE, [gone]);
    await tx.saveChannels(WORKSPACE, [docs, { ...docs, channelId: 'C2', isArchived: true }]);
    await tx.saveChannels(WORKSPACE, [shared]);
  });
  expect(await store.reads.people(WORKSPACE)).toEqual([ann, gone]);
  expect(await store.reads.person(WORKSPACE, 'U1')).toEqual(ann);
  expect(await store.reads.person('T0OTHER', 'U1')).toBeNull();
  expect(await store.reads.channel(WORKSPACE, 'C1')).toEqual(shared);
  expect(await store.reads.channel(WORKSPACE, 'C9')).toBeNull();
  expect((await store.reads.channels(WORKSPACE)).map(({ channelId }) => channelId)).toEqual(['C1', 'C2']);
});

test('an approved announcement stays word for word: it cannot be saved again or changed', async () => {
  const { store, sqlite } = memoryStore();
  const announcement = {
    id: 'ann-1',
    releaseId: 'rel-atlas',
    title: 'Atlas 2.0 is live',
    value: 'Shared boards.',
    highlights: '*bold* <!channel> 🎉',
    closing: 'Ask Maya.',
    approvedBy: MAYA,
    approvedAt: NOW,
  };
  await store.transaction(async (tx) => {
    // The announcement may come before its release: both are there at the end of the transaction.
    await tx.addAnnouncement(WORKSPACE, announcement);
    await tx.saveRelease(aRelease(), null);
  });
  expect(await store.reads.announcement(WORKSPACE, 'ann-1')).toEqual(announcement);
  expect(await store.reads.announcement('T0OTHER', 'ann-1')).toBeNull();
  await expect(store.transaction((tx) => tx.addAnnouncement(WORKSPACE, announcement))).rejects.toThrow(
    /UNIQUE/,
  );
  expect(() => sqlite.exec(`update announcement set title = 'x'`)).toThrow(/cannot be changed/);
});

test('a slot has one message, and later facts about it replace earlier ones', async () => {
  const { store } = memoryStore();
  const card = messageOf(aBoard());
  const line = messageOf(aStatement('e1'), { ts: '1763370000.000200' });
  const gone = { ...card, state: 'gone', permalink: 'https://example.slack.com/p1' } as const;
  await store.transaction(async (tx) => {
    for (const message of [card, line, gone]) await tx.saveMessage(WORKSPACE, message);
  });
  expect(await store.reads.message(WORKSPACE, card.slotKey)).toEqual(gone);
  expect(await store.reads.messages(WORKSPACE, 'rel-atlas')).toEqual([gone, line]);
  expect(await store.reads.message('T0OTHER', card.slotKey)).toBeNull();
  expect(await store.reads.messages(WORKSPACE, 'rel-other')).toEqual([]);
});
