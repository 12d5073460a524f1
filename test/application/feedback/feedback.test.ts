import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { addFeedbackWords, rateRelease } from '../../../src/application/feedback/give-feedback.ts';
import { readFeedback } from '../../../src/application/feedback/read-feedback.ts';
import { launchRelease } from '../../../src/application/launch/launch-release.ts';
import { noWords } from '../../../src/domain/feedback/feedback.ts';
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
  runTo,
  type TestHouse,
} from '../a-house.ts';

const launched = async (): Promise<{ house: TestHouse; releaseId: string }> => {
  const house = await aHouse(someSettings({ admins: ['U0ADA'] }));
  const releaseId = await planAndStart(house);
  await allGreen(house, releaseId);
  const text = draftAnnouncement(await releaseOf(house, releaseId));
  const outcome = await launchRelease(house.house, maya, {
    releaseId,
    wish: { moment: 'live_now', early: true, text },
  });
  expect(outcome.ok).toBe(true);
  await deliverAll(house);
  return { house, releaseId };
};

const ria = as(anActor({ userId: 'U0RIA', name: 'Ria Reader' }), 'click-ria');

/** Every row of every table, as one text each. */
const everyRow = async ({ db }: TestHouse): Promise<string[]> => {
  const tables = await sql<{ name: string }>`select name from sqlite_master where type = 'table'`.execute(db);
  const rows: string[] = [];
  for (const { name } of tables.rows) {
    const found = await sql<object>`select * from ${sql.table(name)}`.execute(db);
    rows.push(...found.rows.map((row) => `${name} ${JSON.stringify(row)}`));
  }
  return rows;
};

test('the prompt after 14 working days comes though the release was closed before', async () => {
  const { house, releaseId } = await launched();
  await must(house, releaseId, {
    type: 'close',
    outcome: 'Good',
    lessons: 'Ask early',
    goal: { value: '812', answer: 'reached' },
    lookBack: { held: true, reason: '' },
  });
  await deliverAll(house);
  await runTo(house, '2026-12-31T12:00:00.000Z');
  const prompts = (await deliverAll(house)).filter(({ kind }) => kind === 'statement.feedback_prompt');
  expect(new Set(prompts.map(({ payload }) => payload.days))).toEqual(new Set([3, 14]));
});

test('a rehearsal is rated by its manager alone, whoever got hold of its button', async () => {
  const { house, releaseId } = await launched();
  const release = await releaseOf(house, releaseId);
  const rehearsal = { ...release, practice: true, version: release.version + 1 };
  await house.store.transaction((tx) => tx.saveRelease(rehearsal, release.version));
  const rate = (who: typeof ria) => rateRelease(house.house, who, { releaseId, rating: 4 });
  expect(await rate(ria)).toMatchObject({ ok: false, refusal: { code: 'feedback_not_open' } });
  const words = { releaseId, words: noWords, anonymous: false };
  const strangers = as(anActor({ userId: 'U0RIA', name: 'Ria Reader' }), 'words-ria');
  expect(await addFeedbackWords(house.house, strangers, words)).toMatchObject({ ok: false });
  expect(await rate(maya)).toEqual({ ok: true });
});

describe('an anonymous answer', () => {
  const words = { ...noWords, wish: 'A darker dark mode' };

  test('stands in no row that names the person, not even after a named tap', async () => {
    const { house, releaseId } = await launched();
    await rateRelease(house.house, { ...ria, key: 'tap' }, { releaseId, rating: 2 });
    await addFeedbackWords(house.house, ria, { releaseId, words, anonymous: true });

    const rows = await everyRow(house);
    const answer = rows.filter((row) => row.includes('darker'));
    expect(answer).toHaveLength(1);
    expect(answer[0]).toMatch(/^anonymous_feedback /);
    expect(answer[0]).not.toMatch(/U0RIA|Ria|T\d\d:\d\d/);
    const ofRia = rows.filter((row) => /U0RIA|Ria Reader/.test(row));
    expect(ofRia.map((row) => row.split(' ')[0])).toEqual(['feedback_taken_part']);
    expect(ofRia[0]).not.toContain('"rating"');
  });

  test('keeps the rating that was tapped before, and a day without a time', async () => {
    const { house, releaseId } = await launched();
    await rateRelease(house.house, { ...ria, key: 'tap' }, { releaseId, rating: 2 });
    await addFeedbackWords(house.house, ria, { releaseId, words, anonymous: true });
    const [given, ...more] = await house.store.reads.anonymousFeedback(WORKSPACE, releaseId);
    expect(more).toEqual([]);
    expect(given).toMatchObject({ rating: 2, words, day: '2026-11-17' });
    expect(await house.store.reads.namedFeedback(WORKSPACE, releaseId)).toEqual([]);
  });

  test('is given once: nothing could tell which one a second would replace', async () => {
    const { house, releaseId } = await launched();
    await addFeedbackWords(house.house, ria, { releaseId, words, anonymous: true });
    const refusal = { ok: false, refusal: { code: 'already_answered_anonymously' } };
    const another = { ...ria, key: 'click-2' };
    expect(await addFeedbackWords(house.house, another, { releaseId, words, anonymous: true })).toEqual(
      refusal,
    );
    expect(await addFeedbackWords(house.house, another, { releaseId, words, anonymous: false })).toEqual(
      refusal,
    );
    expect(await rateRelease(house.house, { ...ria, key: 'click-3' }, { releaseId, rating: 5 })).toEqual(
      refusal,
    );
  });
});

describe('feedback with a name', () => {
  test('the first tap stores the rating; words and a second tap belong to the same answer', async () => {
    const { house, releaseId } = await launched();
    await rateRelease(house.house, { ...ria, key: 'a' }, { releaseId, rating: 3 });
    await addFeedbackWords(
      house.house,
      { ...ria, key: 'b' },
      { releaseId, words: { ...noWords, liked: 'Fast' }, anonymous: false },
    );
    await rateRelease(house.house, { ...ria, key: 'c' }, { releaseId, rating: 4 });
    const given = await house.store.reads.namedFeedback(WORKSPACE, releaseId);
    expect(given).toMatchObject([{ userId: 'U0RIA', rating: 4, words: { liked: 'Fast' } }]);
  });

  test('is taken from guests too, who see the announcement', async () => {
    const { house, releaseId } = await launched();
    const guest = as(anActor({ userId: 'U0GUEST', name: 'Gus', isFullMember: false }));
    expect(await rateRelease(house.house, guest, { releaseId, rating: 5 })).toEqual({ ok: true });
  });

  test('opens with the launch, not before', async () => {
    const house = await aHouse();
    const releaseId = await planAndStart(house);
    const refusal = { ok: false, refusal: { code: 'feedback_not_open' } };
    expect(await rateRelease(house.house, ria, { releaseId, rating: 5 })).toEqual(refusal);
    expect(
      await rateRelease(house.house, { ...ria, key: 'x' }, { releaseId: 'rel-none', rating: 5 }),
    ).toEqual(refusal);
    const given = { releaseId, words: noWords, anonymous: true };
    expect(await addFeedbackWords(house.house, { ...ria, key: 'y' }, given)).toEqual(refusal);
  });
});

test('the summary is read by the release manager and admins, by nobody else', async () => {
  const { house, releaseId } = await launched();
  const release = await releaseOf(house, releaseId);
  const read = (userId: string) => readFeedback(house.house, anActor({ userId }), release);
  expect(await read('U0MAYA')).toMatchObject({ ok: true });
  expect(await read('U0ADA')).toMatchObject({ ok: true });
  expect(await read('U0RIA')).toMatchObject({
    ok: false,
    refusal: { code: 'not_entitled', entitled: { userIds: ['U0MAYA'] } },
  });
});
