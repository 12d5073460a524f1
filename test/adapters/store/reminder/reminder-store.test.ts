import { expect, test } from 'vitest';
import type { Absence } from '../../../../src/domain/reminders/absence.ts';
import type { Reminder } from '../../../../src/domain/reminders/reminder.ts';
import { aRelease, NOW, WORKSPACE } from '../../../support/builders.ts';
import { memoryStore } from '../../../support/store.ts';

const LATER = '2026-11-18T09:00:00.000Z';

const aReminder = (releaseId: string, overrides: Partial<Reminder> = {}): Reminder => ({
  id: 'r-1',
  releaseId,
  departmentId: 'dep-docs',
  userId: 'U1',
  step: 'lead',
  place: 'direct',
  raisedBy: null,
  dueAt: NOW,
  raisedAt: NOW,
  goesAt: NOW,
  digest: '2026-11-17',
  snoozedUntil: null,
  settledAt: null,
  ...overrides,
});

const anAbsence = (id: string, from: string, until: string | null): Absence => ({
  id,
  userId: 'U1',
  from,
  until,
  standInId: 'U2',
  setBy: 'U3',
  setAt: NOW,
});

test('reminders come back as they were saved; settled ones stay with their release and leave their reader', async () => {
  const { store } = memoryStore();
  const release = aRelease();
  const first = aReminder(release.id);
  const second = aReminder(release.id, {
    id: 'r-2',
    step: 'nudge',
    raisedBy: 'U9',
    raisedAt: LATER,
    digest: null,
  });
  await store.transaction(async (tx) => {
    await tx.saveRelease(release, null);
    await tx.saveReminder(WORKSPACE, second);
    await tx.saveReminder(WORKSPACE, first);
    await tx.saveReminder(WORKSPACE, { ...first, settledAt: LATER });
  });
  const { reads } = store;
  expect(await reads.releaseReminders(WORKSPACE, release.id)).toEqual([
    { ...first, settledAt: LATER },
    second,
  ]);
  expect(await reads.openReminders(WORKSPACE, 'U1')).toEqual([second]);
  expect(await reads.openReminders('T0OTHER', 'U1')).toEqual([]);
  expect(await reads.releaseReminders('T0OTHER', release.id)).toEqual([]);
});

test('digests come newest first, each saved once under its name', async () => {
  const { store } = memoryStore();
  const digest = { userId: 'U1', subject: '2026-11-17', dueAt: NOW, sentAt: null, chosen: false };
  const next = { ...digest, subject: '2026-11-18', dueAt: LATER, chosen: true };
  await store.transaction(async (tx) => {
    for (const each of [digest, next, { ...digest, sentAt: NOW }]) await tx.saveDigest(WORKSPACE, each);
  });
  expect(await store.reads.newestDigests(WORKSPACE, 'U1')).toEqual([next, { ...digest, sentAt: NOW }]);
  expect(await store.reads.newestDigests(WORKSPACE, 'U2')).toEqual([]);
});

test('absences that are over or ended are not read', async () => {
  const { store } = memoryStore();
  const [over, now, open, back] = [
    anAbsence('a', '2026-11-01', '2026-11-10'),
    anAbsence('b', '2026-11-02', '2026-11-17'),
    anAbsence('c', '2026-12-01', null),
    anAbsence('d', '2026-11-03', null),
  ];
  await store.transaction(async (tx) => {
    for (const absence of [over, now, open, back]) await tx.addAbsence(WORKSPACE, absence);
    await tx.endAbsence(WORKSPACE, back.id, NOW);
  });
  expect(await store.reads.absences(WORKSPACE, '2026-11-17')).toEqual([now, open]);
  expect(await store.reads.absences('T0OTHER', '2026-11-17')).toEqual([]);
});
