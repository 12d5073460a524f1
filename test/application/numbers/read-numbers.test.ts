import { expect, test } from 'vitest';
import { readNumbers } from '../../../src/application/numbers/read-numbers.ts';
import type { Actor } from '../../../src/domain/person.ts';
import { anActor, leadOf, NOW, someSettings } from '../../support/builders.ts';
import { saveLaunched } from '../../support/launched.ts';
import { aHouse } from '../a-house.ts';

const RICO = { userId: 'U0RICO', name: 'Rico' };
const ADA = { userId: 'U0ADA', name: 'Ada' };
const rico = anActor(RICO);

const aYear = async () => {
  const under = await aHouse(
    someSettings({ releaseManagers: ['U0MAYA', RICO.userId], admins: [ADA.userId] }),
  );
  await saveLaunched(under.store, [
    { key: 'atlas-1', day: '2025-12-31' },
    { key: 'atlas-2' },
    { key: 'orion-1', product: 'Orion' },
    { key: 'secret-1', product: 'Secret', visibility: 'confidential' },
    { key: 'practice-1', product: 'Practice', practice: true },
  ]);
  const asked = (actor: Actor, typed: string) => readNumbers(under.store.reads, actor, { typed }, NOW);
  return {
    asked,
    launched: async (actor: Actor, typed: string) => {
      const outcome = await asked(actor, typed);
      if (!outcome.ok) throw new Error(JSON.stringify(outcome));
      return outcome.report.numbers.figures.launched.value;
    },
  };
};

test.each([
  ['', 2],
  ['2025', 1],
  ['all', 3],
  ['atlas all', 2],
  ['orion', 1],
])('"%s" counts %s launches for somebody on the list of release managers', async (typed, count) => {
  const { launched } = await aYear();
  expect(await launched(rico, typed)).toBe(count);
});

test('a confidential release counts for those who may know of it; its product is unknown to everybody else', async () => {
  const { asked, launched } = await aYear();
  expect(await launched(anActor(), 'all')).toBe(4);
  expect(await launched(anActor(ADA), 'secret')).toBe(1);
  expect(await asked(rico, 'secret')).toMatchObject({
    ok: false,
    why: 'unknown_product',
    products: ['Atlas', 'Orion'],
  });
});

test('rehearsals are in no number, not even for their manager', async () => {
  const { asked } = await aYear();
  expect(await asked(anActor(), 'practice')).toMatchObject({ ok: false, why: 'unknown_product' });
});

test.each([
  ['a member', anActor({ userId: leadOf('docs'), name: 'Docs' })],
  ['a guest on the list', anActor({ ...RICO, isFullMember: false })],
])('%s reads no numbers', async (_who, actor) => {
  const { asked } = await aYear();
  expect(await asked(actor, '')).toMatchObject({ ok: false, why: 'may_not' });
});
