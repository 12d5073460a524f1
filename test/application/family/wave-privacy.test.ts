import { expect, test } from 'vitest';
import { addWave } from '../../../src/application/family/add-wave.ts';
import { aHouse, maya, must, planAndStart, releaseOf } from '../a-house.ts';

test('a confidential wave stays so whatever changes in its main release, and another follows that', async () => {
  const house = await aHouse();
  const atlas = await planAndStart(house);
  const wave = async (name: string): Promise<string> => {
    const when = { date: '2026-12-15', time: '10:00', zone: 'Asia/Tokyo' };
    const form = { name, ...when, audience: '', channelIds: [], departmentIds: [] };
    const outcome = await addWave(house.house, maya, { releaseId: atlas, form });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
    return outcome.releaseId;
  };
  const [own, other] = [await wave('Japan'), await wave('Brazil')];
  const seen = async (id: string) => {
    const { visibility, privateChannelId } = await releaseOf(house, id);
    return [visibility, privateChannelId];
  };
  const edit = (id: string, change: object) => must(house, id, { type: 'edit', change });
  await edit(own, { visibility: 'confidential', privateChannelId: 'C0OWN' });
  await edit(atlas, { plan: { value: 'Boards for all.' } });
  expect([await seen(own), await seen(other)]).toEqual([
    ['confidential', 'C0OWN'],
    ['everyone', null],
  ]);
  await edit(atlas, { visibility: 'confidential', privateChannelId: 'C0MAIN' });
  expect([await seen(own), await seen(other)]).toEqual([
    ['confidential', 'C0OWN'],
    ['confidential', 'C0MAIN'],
  ]);
  await house.close();
});
