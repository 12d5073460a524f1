import { expect, test } from 'vitest';
import { addTimeline } from '../../../src/application/timeline/add-timeline.ts';
import { anActor } from '../../support/builders.ts';
import { aHouse, as, must, plan } from '../a-house.ts';

test('nobody hears of a release that they may not know of, whatever they paste', async () => {
  const house = await aHouse();
  const releaseId = await plan(house);
  await must(house, releaseId, { type: 'edit', change: { visibility: 'confidential' } });
  const rows = Array.from({ length: 2000 }, (_, at) => `Step ${at},2026-12-01`);
  const text = ['What,When', ...rows].join('\n');
  const stranger = as(anActor({ userId: 'U0STRANGER', name: 'Stranger' }));
  expect(await addTimeline(house.house, stranger, { releaseId, text, course: 'moves', draftId: '' })).toEqual(
    {
      ok: false,
      refusal: { code: 'unknown_release', typed: '', near: [] },
    },
  );
  await house.close();
});
