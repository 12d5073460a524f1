import { expect, test } from 'vitest';
import { addDuration, type Instant } from '../../../../src/domain/calendar.ts';
import type { Digest, Reminder } from '../../../../src/domain/reminders/reminder.ts';
import { aRelease, NOW, WORKSPACE } from '../../../support/builders.ts';
import { memoryStore } from '../../../support/store.ts';

const MANY = 1_201;
const after = (days: number): Instant => addDuration(NOW, { days });

const aReminder = (id: string, overrides: Partial<Reminder> = {}): Reminder => ({
  id,
  releaseId: aRelease().id,
  departmentId: 'dep-docs',
  userId: 'U1',
  step: 'lead',
  place: 'direct',
  raisedBy: null,
  dueAt: NOW,
  raisedAt: NOW,
  goesAt: NOW,
  digest: null,
  snoozedUntil: null,
  settledAt: NOW,
  ...overrides,
});

const aDigest = (subject: string, overrides: Partial<Digest> = {}): Digest => ({
  userId: 'U1',
  subject,
  dueAt: NOW,
  sentAt: NOW,
  chosen: false,
  ...overrides,
});

const filled = async (reminders: readonly Reminder[], digests: readonly Digest[]) => {
  const { store, sqlite } = memoryStore();
  await store.transaction(async (tx) => {
    await tx.saveRelease(aRelease(), null);
    for (const reminder of reminders) await tx.saveReminder(WORKSPACE, reminder);
    for (const digest of digests) await tx.saveDigest(WORKSPACE, digest);
  });
  const names = (sql: string) => sqlite.prepare(sql).pluck().all();
  return {
    sweep: (now: Instant) => store.due.sweep(now),
    reminders: () => names('select id from reminder order by id'),
    digests: () => names('select subject from reminder_digest order by subject'),
  };
};

test('settled reminders are forgotten after thirty days, in steps; what is open or settled lately stays', async () => {
  const old = Array.from({ length: MANY }, (_, nth) => aReminder(`old-${nth}`));
  const { sweep, reminders } = await filled(
    [...old, aReminder('open', { settledAt: null }), aReminder('young', { settledAt: after(3) })],
    [],
  );
  expect(await sweep(after(30))).toBe(0);
  expect(await sweep(after(31))).toBe(MANY);
  expect(reminders()).toEqual(['open', 'young']);
});

test('of the messages that gathered them everybody’s newest stays, and what something open is meant for', async () => {
  const later = after(1);
  const { sweep, digests } = await filled(
    [aReminder('open', { settledAt: null, digest: 'b-meant' })],
    [
      aDigest('a-old'),
      aDigest('b-meant'),
      aDigest('c-never-sent', { sentAt: null }),
      aDigest('d-newest', { dueAt: later, sentAt: later }),
      aDigest('e-waits', { dueAt: after(2), sentAt: null }),
      aDigest('f-of-another', { userId: 'U2' }),
    ],
  );
  expect(await sweep(after(60))).toBe(2);
  expect(digests()).toEqual(['b-meant', 'd-newest', 'e-waits', 'f-of-another']);
});
