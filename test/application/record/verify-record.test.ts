import { describe, expect, test } from 'vitest';
import { problemWords } from '../../../src/application/record/problem-words.ts';
import { linkHash } from '../../../src/application/record/verify-chain.ts';
import { type KnownHead, verifyRecord } from '../../../src/application/record/verify-record.ts';
import { WORKSPACE } from '../../support/builders.ts';
import { appendTo, aRecord, withoutGuards } from './a-record.ts';

type Record5 = Awaited<ReturnType<typeof aRecord>>;

const verified = async (record: Record5, anchors: readonly KnownHead[] = []) =>
  verifyRecord(await record.log(), { says: await record.head(), anchors });

const wordsOf = async (record: Record5, anchors: readonly KnownHead[] = []): Promise<string> => {
  const { problem } = await verified(record, anchors);
  return problem === null ? 'holds' : problemWords(problem, 'atlas-2.0');
};

const harmed = async (sql: string): Promise<Record5> => {
  const record = await aRecord();
  withoutGuards(record);
  record.sqlite.exec(sql);
  return record;
};

/** The record of somebody who computes every hash anew after a change to the third entry. */
const rewritten = async (): Promise<{ record: Record5; before: KnownHead }> => {
  const record = await aRecord();
  const before = { ...((await record.head()) ?? { seq: 0, hash: '' }), day: '2024-12-03' };
  withoutGuards(record);
  let previous = '';
  for (const entry of await record.log()) {
    const link = { ...entry, previous, ...(entry.seq === 3 && { data: { forged: true } }) };
    previous = linkHash(link);
    record.sqlite
      .prepare('update audit_event set data_json = ?, previous = ?, hash = ? where seq = ?')
      .run(JSON.stringify(link.data), link.previous, previous, entry.seq);
  }
  record.sqlite.prepare('update audit_head set hash = ?').run(previous);
  return { record, before };
};

test('a record that nobody touched holds, and says where it ends', async () => {
  const record = await aRecord();
  expect(await verified(record)).toEqual({ head: await record.head(), erased: 0, anchors: 0, problem: null });
});

describe('the first thing that is wrong is named', () => {
  const AT = '(2026-11-17 09:00 UTC, atlas-2.0)';
  test.each([
    [
      'a changed fact',
      `update audit_event set data_json = '{"x":1}' where seq = 3`,
      `event 3 was altered ${AT}`,
    ],
    ['a changed moment', `update audit_event set at = at || 'x' where seq = 3`, 'event 3 was altered'],
    ['another release', `update audit_event set release_id = null where seq = 3`, 'event 3 was altered'],
    ['a changed hash', `update audit_event set hash = 'f' where seq = 3`, `event 3 was altered ${AT}`],
    ['a removed entry', 'delete from audit_event where seq = 3', 'event 3 is missing'],
    ['a removed beginning', 'delete from audit_event where seq = 1', 'event 1 is missing'],
    [
      'a removed entry whose gap was closed',
      'delete from audit_event where seq = 3; update audit_event set seq = seq - 1 where seq > 3',
      'event 3 is out of order',
    ],
    [
      'two entries that changed places',
      'update audit_event set seq = -2 where seq = 2; update audit_event set seq = 2 where seq = 4; update audit_event set seq = 4 where seq = -2',
      `event 2 is out of order ${AT}: it was written for another place`,
    ],
    [
      'changed words',
      `update audit_personal set json = replace(json, 'c', 'x') where event_id = (select id from audit_event where seq = 3)`,
      `event 3 has names or words that were altered ${AT}`,
    ],
    [
      'words that are gone, without an erasure',
      'delete from audit_personal where event_id = (select id from audit_event where seq = 3)',
      `event 3 has lost its names and words ${AT}, and no erasure says so`,
    ],
    [
      'a cut end',
      'delete from audit_event where seq > 3',
      'it does not end where it should: with event 5, not 3',
    ],
    [
      'a row of the end that is gone',
      'delete from audit_head',
      'it does not end where it should: with event 0, not 5',
    ],
  ])('%s', async (_what, sql, words) => {
    expect(await wordsOf(await harmed(sql))).toContain(words);
  });
});

describe('an anchor', () => {
  test('that agrees is counted, also one that was given by its first digits', async () => {
    const record = await aRecord();
    const [first] = await record.log();
    const anchor = { seq: 1, hash: first?.hash.slice(0, 12) ?? '', day: null };
    expect(await verified(record, [anchor])).toMatchObject({ anchors: 1, problem: null });
  });

  test('finds an end that was cut off, and nobody would notice otherwise', async () => {
    const record = await aRecord();
    const head = await record.head();
    const third = (await record.log())[2];
    withoutGuards(record);
    record.sqlite.exec(
      `delete from audit_event where seq > 3; update audit_head set seq = 3, hash = '${third?.hash}'`,
    );
    expect(await wordsOf(record)).toBe('holds');
    expect(await wordsOf(record, [{ seq: 5, hash: head?.hash ?? '', day: '2024-12-03' }])).toBe(
      'it was cut off after 3; the anchor of 3 Dec names 5',
    );
  });

  test('finds a chain that was wholly rewritten with fresh hashes, and nobody would notice otherwise', async () => {
    const { record, before } = await rewritten();
    expect(await wordsOf(record)).toBe('holds');
    expect(await wordsOf(record, [before])).toBe(
      'it was wholly rewritten: event 5 is not the one that the anchor of 3 Dec names',
    );
    expect(await wordsOf(record, [{ ...before, day: null }])).toContain('the anchor that was given');
  });

  test('from before the change agrees still, so the change came after it', async () => {
    const { record } = await rewritten();
    const second = (await record.log())[1];
    expect(await wordsOf(record, [{ seq: 2, hash: second?.hash ?? '', day: null }])).toBe('holds');
  });
});

test('entries of an older version, whose links hold all that they say, are checked as they were made', async () => {
  const record = await aRecord();
  withoutGuards(record);
  let previous = '';
  for (const entry of await record.log()) {
    if (entry.seq > 2) break;
    const link = { ...entry, previous, blind: null };
    previous = linkHash(link);
    record.sqlite
      .prepare('update audit_event set blind = null, previous = ?, hash = ? where seq = ?')
      .run(link.previous, previous, entry.seq);
  }
  record.sqlite.exec(`delete from audit_event where seq > 2`);
  record.sqlite.prepare('update audit_head set seq = 2, hash = ?').run(previous);
  await appendTo(record, ['f']);
  expect(await verified(record)).toMatchObject({ head: { seq: 3 }, problem: null });
  record.sqlite.exec(`update audit_event set data_json = '{"x":1}' where seq = 1`);
  expect(await wordsOf(record)).toContain('event 1 was altered');
  expect((await record.log()).map(({ workspaceId, blind }) => [workspaceId, blind === null])).toEqual([
    [WORKSPACE, true],
    [WORKSPACE, true],
    [WORKSPACE, false],
  ]);
});
