import { beforeEach, expect, test } from 'vitest';
import { noScores, noWords } from '../../../../src/domain/feedback/feedback.ts';
import { aRelease, NOW, WORKSPACE } from '../../../support/builders.ts';
import { memoryStore, type StoreUnderTest } from '../../../support/store.ts';

const words = { liked: 'the boards', disliked: 'the colours', wish: 'guests', friction: '' };
const named = {
  releaseId: 'rel-atlas',
  userId: 'U1',
  name: 'Ann',
  ...noScores,
  rating: 4,
  effort: 5,
  words,
  at: NOW,
} as const;
const anonymous = {
  id: 'random-1',
  releaseId: 'rel-atlas',
  ...noScores,
  rating: 2,
  words,
  day: '2026-12-11',
} as const;

let under: StoreUnderTest;

beforeEach(async () => {
  under = memoryStore();
  await under.store.transaction((tx) => tx.saveRelease(aRelease(), null));
});

const gave = (userId: string) => under.store.reads.gaveFeedback(WORKSPACE, 'rel-atlas', userId);

test('a named answer is kept once a person, the newest', async () => {
  await under.store.transaction(async (tx) => {
    await tx.saveNamedFeedback(WORKSPACE, { ...named, ...noScores, words: noWords });
    await tx.saveNamedFeedback(WORKSPACE, named);
  });
  expect(await under.store.reads.namedFeedback(WORKSPACE, 'rel-atlas')).toEqual([named]);
  expect(await gave('U1')).toBe('named');
  expect(await gave('U2')).toBe('no');
  expect(await under.store.reads.namedFeedback('T0OTHER', 'rel-atlas')).toEqual([]);
});

test('an anonymous answer forgets the named one and keeps only that the person took part', async () => {
  await under.store.transaction(async (tx) => {
    await tx.saveNamedFeedback(WORKSPACE, named);
    await tx.saveAnonymousFeedback(WORKSPACE, 'U1', anonymous);
  });
  expect(await under.store.reads.namedFeedback(WORKSPACE, 'rel-atlas')).toEqual([]);
  expect(await under.store.reads.anonymousFeedback(WORKSPACE, 'rel-atlas')).toEqual([anonymous]);
  expect(await gave('U1')).toBe('anonymous');
});

test('a second anonymous answer of one person fails and leaves the first alone', async () => {
  await under.store.transaction((tx) => tx.saveAnonymousFeedback(WORKSPACE, 'U1', anonymous));
  const again = under.store.transaction((tx) =>
    tx.saveAnonymousFeedback(WORKSPACE, 'U1', { ...anonymous, id: 'random-2' }),
  );
  await expect(again).rejects.toThrow(/UNIQUE/);
  expect(await under.store.reads.anonymousFeedback(WORKSPACE, 'rel-atlas')).toEqual([anonymous]);
});

test('nothing in the tables tells which anonymous answer is whose: no time, no row number, no order', async () => {
  const answers = ['c', 'a', 'b'].map((id) => ({ ...anonymous, id }));
  for (const [index, answer] of answers.entries()) {
    await under.store.transaction((tx) => tx.saveAnonymousFeedback(WORKSPACE, `U${9 - index}`, answer));
  }
  const stored = under.sqlite.prepare('select * from anonymous_feedback').all() as { id: string }[];
  expect(stored.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  expect(under.sqlite.prepare('select * from feedback_taken_part').all()).toEqual(
    ['U7', 'U8', 'U9'].map((user_id) => ({ workspace_id: WORKSPACE, release_id: 'rel-atlas', user_id })),
  );
  for (const table of ['anonymous_feedback', 'feedback_taken_part']) {
    expect(() => under.sqlite.prepare(`select rowid from ${table}`).all()).toThrow(/no such column/);
  }
  const read = await under.store.reads.anonymousFeedback(WORKSPACE, 'rel-atlas');
  expect(read.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
});
