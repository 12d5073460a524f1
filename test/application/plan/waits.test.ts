import { expect, test } from 'vitest';
import { changeRelease } from '../../../src/application/change-release.ts';
import type { Command } from '../../../src/domain/command.ts';
import { anActor } from '../../support/builders.ts';
import { aForm, aHouse, as, maya, must, plan, releaseOf } from '../a-house.ts';

const waitingFor = (release: string | null, itemId: string | null = null): Command => ({
  type: 'put_item',
  part: 'dependencies',
  itemId,
  values: { what: 'The API', release, owner: null, by: '' },
});

const three = async () => {
  const house = await aHouse();
  const [first, second, third] = [
    await plan(house, { form: aForm({ title: 'Atlas 2.0' }) }),
    await plan(house, { form: aForm({ title: 'Borealis 1.0' }) }),
    await plan(house, { form: aForm({ title: 'Cirrus 3.0' }) }),
  ];
  return { house, first, second, third };
};

test('a release cannot wait for one that waits for it, over any number of others', async () => {
  const { house, first, second, third } = await three();
  await must(house, second, waitingFor(first));
  await must(house, third, waitingFor(second));
  const outcome = await changeRelease(house.house, maya, first, waitingFor(third));
  expect(outcome).toEqual({ ok: false, refusal: { code: 'waits_in_a_circle' } });
  expect((await releaseOf(house, first)).plan.contents.dependencies).toEqual([]);
  // The other way round it is a chain with an end.
  await must(house, third, waitingFor(first));
});

test('what was changed to wait for something outside is in the way of no other any more', async () => {
  const { house, first, second } = await three();
  await must(house, second, waitingFor(first));
  await must(house, second, waitingFor(null, '1'));
  await must(house, first, waitingFor(second));
  const [dependency] = (await releaseOf(house, first)).plan.contents.dependencies;
  expect(dependency?.release).toBe(second);
});

test('a plan is written by its manager alone', async () => {
  const { house, first, second } = await three();
  const stranger = as(anActor({ userId: 'U0STRANGER', name: 'Sam' }));
  const outcome = await changeRelease(house.house, stranger, first, waitingFor(second));
  expect(outcome.ok).toBe(false);
});
