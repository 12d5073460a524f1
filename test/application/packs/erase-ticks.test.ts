import { beforeEach, expect, it } from 'vitest';
import { tickItem } from '../../../src/application/packs/tick-item.ts';
import { erasePerson } from '../../../src/application/record/erase-person.ts';
import { WORDS_ERASED } from '../../../src/domain/record/pseudonym.ts';
import {
  aLight,
  anActor,
  aStartedRelease,
  DEPARTMENT_KEYS,
  departmentId,
  MAYA,
  NOW,
  WORKSPACE,
} from '../../support/builders.ts';
import { aPack, packId, settingsWithPacks } from '../../support/packs.ts';
import { aHouse, as, type TestHouse } from '../a-house.ts';

const READER = { userId: 'U0READER', name: 'Rita Reader' };

let test: TestHouse;
beforeEach(async () => {
  test = await aHouse(settingsWithPacks());
  await test.store.transaction(async (tx) => {
    for (const key of DEPARTMENT_KEYS) await tx.addPack(WORKSPACE, aPack(key));
    const lights = DEPARTMENT_KEYS.map((key) => aLight(key, { askedAt: NOW, packId: packId(key) }));
    await tx.saveRelease(aStartedRelease({ lights, stage: 'sign_off' }), null);
  });
  const about = { releaseId: 'rel-atlas', departmentId: departmentId('docs'), answer: 'yes' } as const;
  const reader = as(anActor(READER));
  await tickItem(test.house, reader, { ...about, itemId: 'reviewed', words: null });
  await tickItem(test.house, reader, { ...about, itemId: 'owner', words: 'I do it.' });
  const support = { ...about, departmentId: departmentId('support'), itemId: 'who-is-called' };
  await tickItem(test.house, as(anActor()), { ...support, words: `Call ${READER.name}.` });
});

const ticks = () => test.store.reads.ticks(WORKSPACE, 'rel-atlas');
const erase = (words: boolean) =>
  erasePerson(test.house, { workspaceId: WORKSPACE, userId: READER.userId, words });

it('the answers of a person who is erased stay, and a pseudonym gave them', async () => {
  const erased = await erase(false);
  const pseudonym = erased.ok ? erased.pseudonym : '';
  expect(await ticks()).toMatchObject([
    { itemId: 'owner', text: 'I do it.', by: { name: pseudonym } },
    { itemId: 'reviewed', answer: 'yes', text: null, by: { name: pseudonym } },
    { itemId: 'who-is-called', text: `Call ${pseudonym}.`, by: MAYA },
  ]);
  expect(JSON.stringify(await test.store.reads.auditEntries(WORKSPACE, null))).not.toContain(READER.name);
});

it('what they typed goes, too, where that is wanted', async () => {
  await erase(true);
  const [owner] = await ticks();
  expect(owner).toMatchObject({ itemId: 'owner', text: WORDS_ERASED, link: null });
});
