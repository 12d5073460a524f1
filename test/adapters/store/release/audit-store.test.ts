import { beforeEach, expect, test } from 'vitest';
import type { AuditDraft, AuditEntry } from '../../../../src/application/ports.ts';
import {
  blindFrom,
  contentDigest,
  linkHash,
  personalDigest,
  verifyChain,
} from '../../../../src/application/record/verify-chain.ts';
import { type ChainLink, eventFrom, plainChainBytes } from '../../../../src/domain/audit-record.ts';
import type { DomainEvent } from '../../../../src/domain/event.ts';
import { aRelease, MAYA, NOW, WORKSPACE } from '../../../support/builders.ts';
import { memoryStore, type StoreUnderTest } from '../../../support/store.ts';

const by = { ...MAYA, role: 'release manager' } as const;
const held: DomainEvent = { type: 'release_held', reason: 'the data centre burns' };

const draft = (
  id: string,
  event: DomainEvent = held,
  releaseId: string | null = 'rel-atlas',
): AuditDraft => ({
  id,
  releaseId,
  event,
  by,
  at: NOW,
});

let under: StoreUnderTest;

beforeEach(async () => {
  under = memoryStore();
  await under.store.transaction((tx) => tx.saveRelease(aRelease(), null));
});

const append = (...drafts: AuditDraft[]) =>
  under.store.transaction((tx) => tx.appendAudit(WORKSPACE, drafts));

const wholeLog = () => under.store.reads.auditEntries(WORKSPACE, null);

const altered = (entries: readonly AuditEntry[], seq: number, change: Partial<AuditEntry>) =>
  entries.map((entry) => (entry.seq === seq ? { ...entry, ...change } : entry));

test('the canonical bytes of an event, and its hash, are these', () => {
  const link: ChainLink = {
    workspaceId: 'T1',
    seq: 1,
    id: 'e1',
    releaseId: null,
    type: 'settings_changed',
    version: 1,
    at: NOW,
    data: { fields: ['zone'], b: { d: 1, c: null } },
    personalDigest: personalDigest('salt', { by: { userId: 'U1', name: 'Ann' } }),
    previous: '',
    blind: null,
  };
  expect(plainChainBytes(link)).toBe(
    '{"at":"2026-11-17T09:00:00.000Z","data":{"b":{"c":null,"d":1},"fields":["zone"]},"id":"e1",' +
      '"personalDigest":"3a4164c0ba00fb90ade491418d3d695111f2eeaa1e2b681b294bf262e2be4b98",' +
      '"previous":"","releaseId":null,"seq":1,"type":"settings_changed","version":1,"workspaceId":"T1"}',
  );
  // An event of an older version; those of this one have random text in front of what they say.
  expect(linkHash(link)).toBe('4fb373737075daa3a885536f310ebfdfd885ea267e7ac997b8f32e988c4fe3c0');
  const blinded = { ...link, blind: blindFrom('salt') };
  expect(blinded.blind).toBe('560ba941b34ed093ae463e67db2d2e52');
  expect(contentDigest(blinded)).toBe('41ea74d152b463345b9e3704d35f036fd8559e1b5208d348500583096061582b');
  expect(linkHash(blinded)).toBe('aadb6ac1e4c6a81e99ec50bc3ed3527872023a9add37cc17188a17375a6e287f');
});

test('events are chained in order, each workspace by itself', async () => {
  await append(draft('e1'), draft('e2', { type: 'release_started' }));
  await append(draft('e3', { type: 'settings_changed', fields: ['zone'] }, null));
  await under.store.transaction((tx) => tx.appendAudit('T0OTHER', [draft('o1', held, null)]));
  const log = await wholeLog();
  expect(log.map(({ seq, id }) => [seq, id])).toEqual([
    [1, 'e1'],
    [2, 'e2'],
    [3, 'e3'],
  ]);
  expect(log.map(({ previous }) => previous)).toEqual(['', log[0]?.hash, log[1]?.hash]);
  expect(verifyChain(log)).toEqual({ ok: true, events: 3 });
  const other = await under.store.reads.auditEntries('T0OTHER', null);
  expect(other.map(({ seq, previous }) => [seq, previous])).toEqual([[1, '']]);
  expect((await under.store.reads.auditEntries(WORKSPACE, 'rel-atlas')).map(({ id }) => id)).toEqual([
    'e1',
    'e2',
  ]);
});

test('an event comes back as it was, with who acted and in which role', async () => {
  await append(draft('e1'));
  const entry = await under.store.reads.auditEntry(WORKSPACE, 'e1');
  const { type, data, personal } = entry ?? { type: held.type, data: {}, personal: null };
  expect(eventFrom({ type, data, personal: personal ?? {} })).toEqual(held);
  expect(personal).toEqual({ by, reason: 'the data centre burns' });
  expect(data).toEqual({});
  expect(await under.store.reads.auditEntry('T0OTHER', 'e1')).toBeNull();
});

test('how often a release became ready is counted for this release and this event alone', async () => {
  await under.store.transaction((tx) =>
    tx.saveRelease(aRelease({ id: 'rel-borealis', key: 'borealis' }), null),
  );
  const ready: DomainEvent = { type: 'all_green' };
  await append(draft('e1', ready), draft('e2'), draft('e3', ready), draft('e4', ready, 'rel-borealis'));
  const times = (releaseId: string) => under.store.reads.timesReady(WORKSPACE, releaseId);
  expect([await times('rel-atlas'), await times('rel-borealis'), await times('none')]).toEqual([2, 1, 0]);
  expect(await under.store.reads.timesReady('T0OTHER', 'rel-atlas')).toBe(0);
});

test('erasing a personal part does not break the chain', async () => {
  await append(draft('e1'), draft('e2'));
  under.sqlite.exec(`delete from audit_personal where event_id = 'e1'`);
  const log = await wholeLog();
  expect(log[0]).toMatchObject({ personal: null, salt: null });
  expect(verifyChain(log)).toEqual({ ok: true, events: 2 });
});

test('the log cannot be updated, deleted or replaced, and a personal part cannot be changed', async () => {
  await append(draft('e1'));
  const before = await wholeLog();
  const replacement = `insert or replace into audit_event select * from audit_event where id = 'e1'`;
  const attempts = [
    `update audit_event set at = 'x'`,
    'delete from audit_event',
    replacement,
    `update audit_personal set json = '{}'`,
  ];
  for (const attempt of attempts) expect(() => under.sqlite.exec(attempt)).toThrow(/append-only/);
  expect(await wholeLog()).toEqual(before);
});

test('a release that has events cannot be deleted', async () => {
  await append(draft('e1'));
  expect(() => under.sqlite.exec('delete from release')).toThrow(/FOREIGN KEY/);
});

test('an event of a transaction that rolls back is not in the chain', async () => {
  await append(draft('e1'));
  const work = under.store.transaction(async (tx) => {
    await tx.appendAudit(WORKSPACE, [draft('e2')]);
    throw new Error('no');
  });
  await expect(work).rejects.toThrow('no');
  await append(draft('e3'));
  expect(verifyChain(await wholeLog())).toEqual({ ok: true, events: 2 });
});

test('the first link that does not hold is reported, whatever was done to it', async () => {
  await append(draft('e1'), draft('e2'), draft('e3'), draft('e4'));
  const log = await wholeLog();
  const without = log.filter(({ seq }) => seq !== 2);
  expect(verifyChain(without)).toEqual({ ok: false, seq: 2, problem: 'missing' });
  expect(verifyChain(log.slice(1))).toEqual({ ok: false, seq: 1, problem: 'missing' });
  expect(verifyChain(altered(log, 3, { at: '2020-01-01T00:00:00.000Z' }))).toMatchObject({ seq: 3 });
  expect(verifyChain(altered(log, 3, { data: { more: true } }))).toMatchObject({
    seq: 3,
    problem: 'altered',
  });
  expect(verifyChain(altered(log, 2, { personal: { by: 'someone else' } }))).toEqual({
    ok: false,
    seq: 2,
    problem: 'personal_altered',
  });
  // Somebody who also computes the event's hash anew is found at the next link.
  const [, second] = log;
  if (second === undefined) throw new Error('Four events were expected.');
  const { hash: _hash, personal, salt, ...link } = { ...second, data: { more: true } };
  const forged = { ...link, personal, salt, hash: linkHash(link) };
  expect(verifyChain(altered(log, 2, forged))).toEqual({ ok: false, seq: 3, problem: 'altered' });
  expect(verifyChain([])).toEqual({ ok: true, events: 0 });
});
