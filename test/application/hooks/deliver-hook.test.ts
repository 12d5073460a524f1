import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { deliverHook } from '../../../src/application/hooks/deliver-hook.ts';
import type { Posted } from '../../../src/application/hooks/hook-ports.ts';
import { addHook, removeHook } from '../../../src/application/hooks/manage-hooks.ts';
import { createVault } from '../../../src/application/hooks/vault.ts';
import type { DueRow } from '../../../src/application/ports.ts';
import { WORKSPACE } from '../../support/builders.ts';
import { claimAll } from '../../support/store.ts';
import { aHouse, maya, must, planAndStart, type TestHouse } from '../a-house.ts';

const KEY = 'ab'.repeat(32);

let under: TestHouse;
let hookId: string;
let releaseId: string;
let posted: { address: string; headers: Readonly<Record<string, string>>; body: string }[];

beforeEach(async () => {
  posted = [];
  under = await aHouse();
  const place = { vault: createVault(KEY, under.ids), publicUrl: null, insideToo: false };
  const address = 'https://status.example/greenlight';
  const topics = ['course'];
  const form = { direction: 'out', name: 'page', topics, address } as const;
  const added = await addHook(under.house, place, { workspaceId: WORKSPACE }, form);
  if (!added.ok) throw new Error('not added');
  hookId = added.hook.id;
  releaseId = await planAndStart(under);
});
afterEach(() => under.close());

const held = async (): Promise<DueRow> => {
  await must(under, releaseId, { type: 'hold', reason: 'Quite secret words' });
  const rows = (await claimAll(under.store, under.now())).filter(({ kind }) => kind === 'hook.deliver');
  const [row, ...more] = rows;
  if (row === undefined || more.length > 0) throw new Error('Exactly one telling was expected.');
  return row;
};

const deliver = (
  row: DueRow,
  answer: Posted = { kind: 'answered', status: 200, retryAfterMs: 0 },
  key = KEY,
) =>
  deliverHook(
    {
      reads: under.store.reads,
      vault: createVault(key, under.ids),
      post: async (request) => {
        posted.push(request);
        return answer;
      },
      clock: under.house.clock,
      epochMs: () => 1_700_000_000_000,
    },
    row,
  );

test('the body has the name and the role of whoever did it, and no word that somebody typed', async () => {
  expect(await deliver(await held())).toEqual({ outcome: 'sent', message: null });
  const [request] = posted;
  if (request === undefined) throw new Error('Nothing was sent.');
  const { body, headers } = request;
  expect(JSON.parse(body)).toMatchObject({
    v: 1,
    type: 'release_held',
    release: { key: 'atlas-2.0' },
    by: { name: 'Maya', role: 'release manager' },
    facts: {},
  });
  expect(body).not.toContain('secret');
  expect(body).not.toContain('U0MAYA');
  expect(headers['x-greenlight-timestamp']).toBe('1700000000');
});

describe('an answer', () => {
  const answered = (status: number, retryAfterMs = 0): Posted => ({ kind: 'answered', status, retryAfterMs });
  test.each([
    ['204', answered(204), { outcome: 'sent' }],
    [
      '500',
      answered(500),
      { outcome: 'not_sent', problem: 'answered_500', counts: false, retryAfterMs: 1000 },
    ],
    ['404', answered(404), { outcome: 'not_sent', problem: 'answered_404' }],
    ['a redirect', answered(302), { outcome: 'not_sent', problem: 'answered_302' }],
    ['"later"', answered(429, 60_000), { outcome: 'not_sent', retryAfterMs: 60_000 }],
    ['"in a week"', answered(503, 604_800_000), { outcome: 'not_sent', retryAfterMs: 3_600_000 }],
    ['"gone"', answered(410), { outcome: 'parked', problem: 'hook_is_gone' }],
    [
      'none',
      { kind: 'failed', problem: 'ECONNRESET' },
      { outcome: 'not_sent', problem: 'ECONNRESET', counts: false },
    ],
    [
      'that the address leads inside',
      { kind: 'inside' },
      { outcome: 'parked', problem: 'hook_leads_inside' },
    ],
  ] as const)('of %s', async (_name, answer, outcome) => {
    expect(await deliver(await held(), answer)).toMatchObject(outcome);
  });

  test('after three days is the last one', async () => {
    const row = await held();
    under.setNow('2026-11-20T08:59:59.000Z');
    expect(await deliver(row, answered(500))).toMatchObject({ outcome: 'not_sent' });
    under.setNow('2026-11-20T09:00:00.000Z');
    expect(await deliver(row, answered(500))).toEqual({ outcome: 'parked', problem: 'hook_given_up' });
  });
});

test('what became confidential, and what waits for a hook that is gone, is sent nowhere', async () => {
  const row = await held();
  await must(under, releaseId, { type: 'edit', change: { visibility: 'confidential' } });
  expect(await deliver(row)).toEqual({ outcome: 'skipped', reason: 'stays_inside' });
  await must(under, releaseId, { type: 'edit', change: { visibility: 'everyone' } });
  await removeHook(under.house, { request: maya }, hookId);
  expect(await deliver(row)).toEqual({ outcome: 'skipped', reason: 'hook_removed' });
  expect(posted).toEqual([]);
});

test('nothing is planned for a release that is confidential', async () => {
  await must(under, releaseId, { type: 'edit', change: { visibility: 'confidential' } });
  await must(under, releaseId, { type: 'hold', reason: 'x' });
  const rows = await claimAll(under.store, under.now());
  expect(rows.filter(({ kind }) => kind === 'hook.deliver')).toEqual([]);
});

test('with another key nothing is sent, and it waits', async () => {
  expect(await deliver(await held(), undefined, 'cd'.repeat(32))).toMatchObject({
    outcome: 'not_sent',
    problem: 'hook_secret',
  });
  expect(posted).toEqual([]);
});
