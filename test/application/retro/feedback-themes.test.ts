import { describe, expect, test } from 'vitest';
import { feedbackThemes } from '../../../src/application/retro/feedback-themes.ts';
import { noScores, noWords } from '../../../src/domain/feedback/feedback.ts';
import { MAYA, NOW, someSettings, WORKSPACE } from '../../support/builders.ts';
import { aHouse, planAndStart, type TestHouse } from '../a-house.ts';

const ADMIN = 'U0ADA';
const settings = someSettings({ admins: [ADMIN] });

const LATE = 'The build came late.';

/** Ria says it under her name, so many others without; all of it belongs to one theme. */
const said = async (nameless: number, told = 0): Promise<{ house: TestHouse; releaseId: string }> => {
  const house = await aHouse(settings);
  const releaseId = await planAndStart(house);
  const words = { ...noWords, disliked: LATE };
  await house.house.store.transaction(async (tx) => {
    const theme = { position: 1, tag: 'problem', became: null, answer: 'Freeze earlier.', told } as const;
    await tx.saveTheme(WORKSPACE, releaseId, { ...theme, id: 'th-1', name: 'Late build' });
    const named = { releaseId, userId: 'U0RIA', name: 'Ria', words, at: NOW };
    await tx.saveNamedFeedback(WORKSPACE, { ...noScores, ...named, rating: 2 });
    await tx.putRemark(WORKSPACE, releaseId, 'U0RIA:disliked', 'th-1');
    for (let nth = 0; nth < nameless; nth++) {
      const answer = { id: `an-${nth}`, releaseId, words, day: NOW.slice(0, 10) };
      await tx.saveAnonymousFeedback(WORKSPACE, `U0SOME${nth}`, { ...noScores, ...answer, rating: 2 });
      await tx.putRemark(WORKSPACE, releaseId, `an-${nth}:disliked`, 'th-1');
    }
  });
  return { house, releaseId };
};

const read = async ({ house }: TestHouse, releaseId: string, reader: string | null) => {
  const release = await house.store.reads.release(WORKSPACE, releaseId);
  if (release === null) throw new Error('There is no such release.');
  return feedbackThemes(house.store.reads, { release, settings }, reader);
};

describe('what readers said, in the look back', () => {
  test.each([
    ['the release manager', MAYA.userId],
    ['an admin', ADMIN],
  ])('%s sees every theme', async (_who, reader) => {
    const { house, releaseId } = await said(3);
    expect(await read(house, releaseId, reader)).toEqual([{ name: 'Late build', count: 4 }]);
  });

  test.each([
    ['somebody else', 'U0RIA'],
    ['everybody', null],
  ])('%s sees a theme once it was told back', async (_who, reader) => {
    const kept = await said(3);
    expect(await read(kept.house, kept.releaseId, reader)).toEqual([]);
    const told = await said(3, 1);
    expect(await read(told.house, told.releaseId, reader)).toEqual([{ name: 'Late build', count: 4 }]);
  });

  test('fewer than three answers without a name are not counted', async () => {
    const { house, releaseId } = await said(2);
    expect(await read(house, releaseId, MAYA.userId)).toEqual([{ name: 'Late build', count: 1 }]);
  });
});
