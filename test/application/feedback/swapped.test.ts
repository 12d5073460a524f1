import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { addFeedbackWords, rateRelease } from '../../../src/application/feedback/give-feedback.ts';
import { readGrouping } from '../../../src/application/feedback/read-feedback.ts';
import { sortRemark, wordTheme } from '../../../src/application/feedback/sort-feedback.ts';
import { tellThem } from '../../../src/application/feedback/tell-back.ts';
import { launchRelease } from '../../../src/application/launch/launch-release.ts';
import { noWords } from '../../../src/domain/feedback/feedback.ts';
import { draftAnnouncement } from '../../../src/domain/launch/announcement.ts';
import { anActor, WORKSPACE } from '../../support/builders.ts';
import {
  aHouse,
  allGreen,
  as,
  deliverAll,
  maya,
  must,
  planAndStart,
  releaseOf,
  runTo,
  type TestHouse,
} from '../a-house.ts';

/** Every row of every table, in the order in which it is stored, with its row number where the table has one. */
const everything = async ({ db }: TestHouse): Promise<string[]> => {
  const { rows: tables } = await sql<{ name: string; sql: string }>`
    select name, sql from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name
  `.execute(db);
  const all: string[] = [];
  for (const table of tables) {
    const what = /without rowid/i.test(table.sql) ? sql`*` : sql`rowid as row_number, *`;
    const { rows } = await sql<object>`select ${what} from ${sql.table(table.name)}`.execute(db);
    all.push(...rows.map((row) => `${table.name} ${JSON.stringify(row)}`));
  }
  return all;
};

/**
 * Atlas is launched; three people answer without their names, each with other words and taps, the first two of
 * them after a tap under their names; then the round is counted, and the release is closed.
 */
const history = async (people: readonly [string, string, string]): Promise<string[]> => {
  const house = await aHouse();
  const known = ['U0ANN', 'U0BOB', 'U0CID', 'U0DEE'].map((userId) => ({
    userId,
    name: `Name of ${userId}`,
    zone: null,
    isFullMember: true,
    isSlackAdmin: false,
    isOwner: false,
    deleted: false,
  }));
  await house.store.transaction((tx) => tx.savePeople(WORKSPACE, known));
  const releaseId = await planAndStart(house);
  await allGreen(house, releaseId);
  const text = draftAnnouncement(await releaseOf(house, releaseId));
  await launchRelease(house.house, maya, { releaseId, wish: { moment: 'live_now', early: true, text } });
  await deliverAll(house);
  const [first, second, third] = people.map((userId) => anActor({ userId, name: `Name of ${userId}` }));
  if (first === undefined || second === undefined || third === undefined) throw new Error('Three people.');
  const says = (actor: typeof first, key: string, wish: string) =>
    addFeedbackWords(house.house, as(actor, key), {
      releaseId,
      words: { ...noWords, wish },
      scores: { confidence: 4 },
      anonymous: true,
    });
  await rateRelease(house.house, as(first, 'click-1'), { releaseId, rating: 2 });
  await rateRelease(house.house, as(second, 'click-2'), { releaseId, rating: 5 });
  await says(first, 'form-1', 'Less noise');
  await runTo(house, '2026-11-18T10:00:00.000Z');
  await says(second, 'form-2', 'Dark mode');
  await says(third, 'form-3', 'An export');
  await runTo(house, '2026-11-24T12:00:00.000Z');
  await deliverAll(house);
  // What was said is sorted, answered, and told to all who took part.
  const { loose } = await readGrouping(house.store.reads, await releaseOf(house, releaseId));
  for (const { id } of loose) {
    await sortRemark(house.house, maya, {
      releaseId,
      remarkId: id,
      into: id === loose[0]?.id ? 'new' : 't1',
    });
  }
  await wordTheme(house.house, maya, { releaseId, themeId: 't1', name: 'Wishes', answer: 'We listen.' });
  await tellThem(house.house, maya, releaseId);
  await must(house, releaseId, {
    type: 'close',
    outcome: 'Good',
    lessons: 'Ask early',
    goal: { value: '812', answer: 'reached' },
    lookBack: { held: true, reason: '' },
  });
  return everything(house);
};

/** The set itself, and the message that everybody in it gets, the same for all. */
const isOfParticipation = (row: string): boolean =>
  row.startsWith('feedback_taken_part ') || row.includes('statement.feedback_told');

describe('truly anonymous', () => {
  test('two histories with the persons of two answers swapped differ in nothing', async () => {
    const one = await history(['U0ANN', 'U0BOB', 'U0CID']);
    expect(one.filter((row) => row.startsWith('feedback_taken_part '))).toHaveLength(3);
    expect(one.some((row) => row.includes('"type":"feedback_counted"'))).toBe(true);
    expect(one.filter((row) => row.includes('statement.feedback_told')).length).toBeGreaterThanOrEqual(3);
    expect(await history(['U0BOB', 'U0ANN', 'U0CID'])).toEqual(one);
    expect(await history(['U0CID', 'U0ANN', 'U0BOB'])).toEqual(one);
  });

  test('with somebody else they differ in the set of who took part, and in nothing beside it', async () => {
    const one = await history(['U0ANN', 'U0BOB', 'U0CID']);
    const other = await history(['U0ANN', 'U0DEE', 'U0CID']);
    const rest = (rows: readonly string[]) => rows.filter((row) => !isOfParticipation(row));
    expect(rest(other)).toEqual(rest(one));
    expect(other.filter(isOfParticipation)).not.toEqual(one.filter(isOfParticipation));
  });
});
