import { expect, test } from 'vitest';
import { askPictures } from '../../../src/application/numbers/ask-pictures.ts';
import { anActor, leadOf, someSettings } from '../../support/builders.ts';
import { claimAll } from '../../support/store.ts';
import { aHouse } from '../a-house.ts';

const SCOPE = { product: null, year: 2026 };
const RICO = anActor({ userId: 'U0RICO', name: 'Rico' });

const asks = async (actor: ReturnType<typeof anActor>, times = 1) => {
  const under = await aHouse(someSettings({ releaseManagers: ['U0RICO'], admins: ['U0ADA'] }));
  const answers = [];
  for (let nth = 0; nth < times; nth += 1)
    answers.push(await askPictures(under.house, { actor, key: 'click' }, SCOPE));
  const rows = (await claimAll(under.store)).filter(({ kind }) => kind === 'statement.numbers_pictures');
  return { answers, rows };
};

test('a release manager gets them alone, once for each click', async () => {
  const { answers, rows } = await asks(RICO, 2);
  expect(answers).toEqual([{ ok: true }, { ok: true }]);
  expect(rows.map(({ slot, payload }) => [slot?.audience, payload])).toEqual([
    [{ user: 'U0RICO' }, { v: 1, product: null, year: 2026 }],
  ]);
});

test('nobody else does', async () => {
  const { answers, rows } = await asks(anActor({ userId: leadOf('docs'), name: 'Lead' }));
  expect(answers).toMatchObject([{ ok: false }]);
  expect(rows).toEqual([]);
});
