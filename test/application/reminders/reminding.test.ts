import { describe, expect, test } from 'vitest';
import { readDigest } from '../../../src/application/reminders/digest/read-digest.ts';
import { deputyOf, launchOn, leadOf, WORKSPACE } from '../../support/builders.ts';
import { aForm, deliverAll, lead, moveTo, must, planAndStart } from '../a-house.ts';
import { advance, DOCS, docsAt, lines, remindersOf } from './a-question.ts';

const [LEAD, DEPUTY] = [leadOf('docs'), deputyOf('docs')];
const END = '2026-12-09T18:00:00.000Z';

const someone = (userId: string, zone: string | null) => ({
  userId,
  name: userId,
  zone,
  isFullMember: true,
  isSlackAdmin: false,
  isOwner: false,
  deleted: false,
});

describe('the plan reminds', () => {
  test('the lead, the deputy, the sponsor, each in their turn', async () => {
    const { test: house, releaseId } = await docsAt(END, { sponsorId: 'U0BOSS' });
    expect(lines(await remindersOf(house, releaseId))).toEqual([
      `${LEAD} lead 2026-12-07T09:00`,
      `${LEAD} lead 2026-12-08T09:00`,
      `${DEPUTY} deputy 2026-12-08T09:00`,
      `${LEAD} lead 2026-12-09T09:00`,
      'U0BOSS sponsor 2026-12-09T09:00',
    ]);
  });

  test('each in their own working hours, a day late where their day is over, and once', async () => {
    const { test: house, releaseId } = await docsAt('2026-12-03T12:00:00.000Z');
    await house.store.transaction((tx) => tx.savePeople(WORKSPACE, [someone(LEAD, 'Asia/Tokyo')]));
    await advance(house, '2026-12-07T23:59:00.000Z');
    // Ten in Berlin is six in the evening in Tokyo.
    expect(lines(await remindersOf(house, releaseId))).toEqual([`${LEAD} lead 2026-12-08T00:00`]);
    house.setNow('2026-12-08T00:00:00.000Z');
    await advance(house, '2026-12-08T00:00:30.000Z');
    const read = { workspaceId: WORKSPACE, userId: LEAD, subject: '2026-12-08', now: house.now() };
    const { entries, isCalledFor } = await readDigest(house.store.reads, read);
    expect(isCalledFor).toBe(true);
    expect(entries.map(({ own }) => own.map(({ dueAt }) => dueAt))).toEqual([['2026-12-07T09:00:00.000Z']]);
  });

  test('not on a holiday: the step moves with the working days', async () => {
    const week = { days: [1, 2, 3, 4, 5], start: '09:00', end: '17:00', holidays: ['2026-12-08'] };
    const { test: house, releaseId } = await docsAt(END, {}, { week });
    expect(lines(await remindersOf(house, releaseId))).toEqual([
      `${LEAD} lead 2026-12-04T09:00`,
      `${LEAD} lead 2026-12-07T09:00`,
      `${DEPUTY} deputy 2026-12-07T09:00`,
      `${LEAD} lead 2026-12-09T09:00`,
    ]);
  });

  test.each([
    ['the light is given', { type: 'answer', departmentId: DOCS, answer: { answer: 'green' } }],
    [
      'work goes on',
      { type: 'answer', departmentId: DOCS, answer: { answer: 'on_track', askAgainOn: '2026-12-09' } },
    ],
    ['the release is held', { type: 'hold', reason: 'A bug' }],
    ['the release is cancelled', { type: 'cancel', reason: 'No budget' }],
  ] as const)('nobody any more once %s', async (_what, command) => {
    const { test: house, releaseId } = await docsAt('2026-12-07T10:00:00.000Z');
    await must(house, releaseId, command, command.type === 'answer' ? lead('docs') : undefined);
    const settled = await remindersOf(house, releaseId);
    expect(settled.map(({ settledAt }) => settledAt)).toEqual(['2026-12-07T10:00:00.000Z']);
    await advance(house, '2026-12-08T18:00:00.000Z');
    expect(await remindersOf(house, releaseId)).toHaveLength(1);
  });

  test('nobody any more once the release is moved', async () => {
    const { test: house, releaseId } = await docsAt('2026-12-07T10:00:00.000Z');
    await moveTo(house, releaseId, launchOn('2027-01-14'));
    const settled = await remindersOf(house, releaseId);
    expect(settled.map(({ settledAt }) => settledAt)).toEqual(['2026-12-07T10:02:00.000Z']);
    await advance(house, '2026-12-08T18:00:00.000Z');
    expect(await remindersOf(house, releaseId)).toHaveLength(1);
  });

  test('of two releases on one day in one message', async () => {
    const { test: house } = await docsAt('2026-11-18T10:00:00.000Z');
    await planAndStart(house, { form: aForm({ title: 'Borealis 1.0', departmentIds: [DOCS] }) });
    await deliverAll(house);
    await advance(house, '2026-12-07T10:00:00.000Z');
    const digests = await house.store.reads.newestDigests(WORKSPACE, LEAD);
    expect(digests.map(({ subject }) => subject)).toEqual(['2026-12-07']);
    const sent = (await house.store.reads.messages(WORKSPACE, null)).filter(
      ({ slot }) => slot.kind === 'board.reminders',
    );
    expect(sent).toHaveLength(1);
  });

  test('nobody of a rehearsal but its manager, and leaves no trace of it', async () => {
    const { test: house } = await docsAt('2026-11-18T10:00:00.000Z');
    const practice = await planAndStart(house, { practice: true, form: aForm({ departmentIds: [DOCS] }) });
    await advance(house, END);
    expect(await remindersOf(house, practice)).toEqual([]);
  });
});

test('a bot that was away reminds once, of what still holds', async () => {
  const { test: house, releaseId } = await docsAt('2026-12-03T12:00:00.000Z');
  // Two mornings pass unseen; it comes back at night.
  house.setNow('2026-12-08T21:00:00.000Z');
  await advance(house, '2026-12-09T08:30:00.000Z');
  const sent = (await house.store.reads.messages(WORKSPACE, null)).filter(
    ({ slot }) => slot.kind === 'board.reminders',
  );
  const readers = sent.map(({ slot }) => ('user' in slot.audience ? slot.audience.user : '')).toSorted();
  expect(readers).toEqual([DEPUTY, LEAD].toSorted());
  expect(new Set((await remindersOf(house, releaseId)).map(({ goesAt }) => goesAt))).toEqual(
    new Set(['2026-12-09T08:00:00.000Z']),
  );
});
