import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { launchRelease } from '../../../src/application/launch/launch-release.ts';
import { addPoints } from '../../../src/application/retro/add-points.ts';
import { readLookBack } from '../../../src/application/retro/read-look-back.ts';
import { voteForPoint } from '../../../src/application/retro/vote.ts';
import { draftAnnouncement } from '../../../src/domain/launch/announcement.ts';
import { anActor, someSettings, WORKSPACE } from '../../support/builders.ts';
import {
  aHouse,
  allGreen,
  as,
  deliverAll,
  maya,
  must,
  planAndStart,
  releaseOf,
  type TestHouse,
} from '../a-house.ts';

const launched = async (): Promise<{ house: TestHouse; releaseId: string }> => {
  const house = await aHouse(someSettings({ admins: ['U0ADA'] }));
  const releaseId = await planAndStart(house);
  await allGreen(house, releaseId);
  const text = draftAnnouncement(await releaseOf(house, releaseId));
  const wish = { moment: 'live_now', early: true, text } as const;
  expect(await launchRelease(house.house, maya, { releaseId, wish })).toMatchObject({ ok: true });
  await deliverAll(house);
  return { house, releaseId };
};

const person = (name: string) => anActor({ userId: `U0${name.toUpperCase()}`, name });
const by = (name: string) => as(person(name), `click-${name}`);
const form = (text: string) => ({ well: '', not_well: text, puzzle: '' });

const read = async ({ house, now }: TestHouse, releaseId: string, reader: string | null = null) => {
  const { reads } = house.store;
  const release = await reads.release(WORKSPACE, releaseId);
  if (release === null) throw new Error('There is no such release.');
  const settings = await reads.settings(WORKSPACE);
  return readLookBack(reads, { release, settings, now: now() }, reader);
};

/** Every row of every table in the order in which it is stored, as one text each. */
const everyRow = async ({ db }: TestHouse): Promise<string[]> => {
  const tables = await sql<{ name: string }>`select name from sqlite_master where type = 'table'`.execute(db);
  const rows: string[] = [];
  for (const { name } of tables.rows) {
    const found = await sql<object>`select * from ${sql.table(name)}`.execute(db);
    rows.push(...found.rows.map((row) => `${name} ${JSON.stringify(row)}`));
  }
  return rows;
};

const stored = async (writers: readonly (readonly [string, string])[]): Promise<string[]> => {
  const { house, releaseId } = await launched();
  for (const [name, text] of writers) {
    const wish = { releaseId, form: form(text), nameless: true };
    // Keys of requests are chance in earnest; here they say who it was, and must not stand beside what was said.
    expect(await addPoints(house.house, by(name), wish)).toEqual({ ok: true, count: 1 });
  }
  return everyRow(house);
};

describe('without a name', () => {
  test('two histories in which the authors are swapped differ in nothing at all', async () => {
    const one = await stored([
      ['ria', 'Too loud'],
      ['sam', 'Too late'],
    ]);
    const other = await stored([
      ['sam', 'Too loud'],
      ['ria', 'Too late'],
    ]);
    const beside = (rows: readonly string[]) => rows.filter((row) => !row.startsWith('inbound '));
    expect(beside(other)).toEqual(beside(one));
  });

  test('no row holds both the person and what they wrote, or when', async () => {
    const rows = await stored([['ria', 'Too loud']]);
    const about = rows.filter((row) => row.includes('Too loud'));
    expect(about).toHaveLength(1);
    expect(about[0]).toMatch(/^retro_point /);
    expect(about[0]).not.toMatch(/U0RIA|T\d\d:\d\d/);
    const who = rows.filter((row) => row.includes('U0RIA'));
    expect(who).toEqual([expect.stringMatching(/^retro_taken_part /)]);
    expect(who[0]).not.toMatch(/\d\d:\d\d/);
  });

  test('one person who writes three lines is one, and nobody reads them', async () => {
    const { house, releaseId } = await launched();
    const wish = { releaseId, form: form('One\nTwo\nThree'), nameless: true };
    await addPoints(house.house, by('ria'), wish);
    expect((await read(house, releaseId)).standing).toMatchObject({ points: [], withheld: 3 });
    const hidden = await house.house.store.reads.retroPoints(WORKSPACE, releaseId);
    const voted = { releaseId, pointId: hidden[0]?.id ?? '' };
    expect(await voteForPoint(house.house, by('sam'), voted)).toMatchObject({
      refusal: { code: 'unknown_matter' },
    });
  });
});

describe('votes', () => {
  test('three for each person, and the same tap takes one back', async () => {
    const { house, releaseId } = await launched();
    await addPoints(house.house, by('ria'), { releaseId, form: form('1\n2\n3\n4'), nameless: false });
    const ids = (await read(house, releaseId)).standing.points.map(({ id }) => id);
    const vote = (index: number, key: string) =>
      voteForPoint(house.house, as(person('sam'), key), { releaseId, pointId: ids[index] ?? '' });
    for (const index of [0, 1, 2]) expect(await vote(index, `v${index}`)).toEqual({ ok: true });
    expect(await vote(3, 'v3')).toMatchObject({ refusal: { code: 'no_votes_left', most: 3 } });
    expect(await vote(0, 'v4')).toEqual({ ok: true });
    expect(await vote(3, 'v5')).toEqual({ ok: true });
    const { points, left } = (await read(house, releaseId, 'U0SAM')).standing;
    expect(left).toBe(0);
    expect(points.map(({ votes }) => votes)).toEqual([1, 1, 1, 0]);
  });
});

describe('who takes part, and when', () => {
  test('before the launch there is nothing to look back on', async () => {
    const house = await aHouse(someSettings());
    const releaseId = await planAndStart(house);
    expect(
      await addPoints(house.house, by('ria'), { releaseId, form: form('x'), nameless: true }),
    ).toMatchObject({
      refusal: { code: 'wrong_stage' },
    });
  });

  test('once it was held nobody adds, and what was written stays', async () => {
    const { house, releaseId } = await launched();
    await addPoints(house.house, by('ria'), { releaseId, form: form('Loud'), nameless: false });
    await must(house, releaseId, { type: 'record_retro', held: true, reason: '' });
    expect(
      await addPoints(house.house, by('sam'), { releaseId, form: form('x'), nameless: true }),
    ).toMatchObject({
      refusal: { code: 'look_back_over' },
    });
    expect((await read(house, releaseId)).standing.points).toMatchObject([
      { text: 'Loud', by: { name: 'ria' } },
    ]);
  });

  test('guests read, and whoever may not know of it reads the words for an unknown key', async () => {
    const { house, releaseId } = await launched();
    const guest = as(anActor({ userId: 'U0GUS', name: 'Gus', isFullMember: false }), 'gus');
    const wish = { releaseId, form: form('x'), nameless: false };
    expect(await addPoints(house.house, guest, wish)).toMatchObject({ refusal: { code: 'not_a_member' } });
    await house.house.store.transaction(async (tx) => {
      const release = await tx.release(WORKSPACE, releaseId);
      if (release === null) return;
      await tx.saveRelease(
        { ...release, visibility: 'confidential', version: release.version + 1 },
        release.version,
      );
    });
    expect(await addPoints(house.house, by('sam'), wish)).toMatchObject({
      refusal: { code: 'unknown_release' },
    });
  });
});
