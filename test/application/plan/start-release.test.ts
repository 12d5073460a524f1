import { expect, test } from 'vitest';
import { startRelease } from '../../../src/application/plan/start-release.ts';
import { aDepartment, anActor, departmentId, someSettings } from '../../support/builders.ts';
import { aForm, aHouse, as, deliverAll, maya, must, PURPOSE, plan, releaseOf } from '../a-house.ts';

const onlyDocs = (leadTimeDays: number) =>
  aHouse(someSettings({ departments: [aDepartment('docs', { leadTimeDays })] }));
const form = aForm({ departmentIds: [departmentId('docs')] });

test('Start saves what was typed and starts, as two entries of one transaction', async () => {
  const house = await onlyDocs(5);
  const id = await plan(house, { form });
  expect(
    await startRelease(house.house, maya, id, {
      typed: { goal: ' Teams plan together. ', measure: 'A third.' },
    }),
  ).toEqual({
    ok: true,
    releaseId: id,
    changed: true,
  });
  const { plan: stored, stage } = await releaseOf(house, id);
  expect([stored.goal, stored.measure, stage]).toEqual(['Teams plan together.', 'A third.', 'planning']);
  const entries = await house.store.reads.auditEntries((await releaseOf(house, id)).workspaceId, id);
  expect(entries.map(({ type }) => type).slice(-2)).toEqual(['plan_changed', 'release_started']);
});

test('a start that is refused leaves the plan as it was', async () => {
  const house = await onlyDocs(90);
  const id = await plan(house, { form });
  expect(await startRelease(house.house, maya, id, { typed: PURPOSE })).toMatchObject({
    refusal: { code: 'no_time_to_prepare', short: [{ name: 'Docs', has: 17, needs: 90 }] },
  });
  expect((await releaseOf(house, id)).plan.goal).toBe('');
});

test('what somebody else wrote meanwhile is a problem at its field, and blanks are one, too', async () => {
  const house = await onlyDocs(5);
  const id = await plan(house, { form });
  expect(
    await startRelease(house.house, maya, id, { typed: { goal: '  ', measure: 'A third.' } }),
  ).toMatchObject({
    refusal: { code: 'fields_invalid', problems: [{ field: 'goal' }] },
  });
  await must(house, id, { type: 'edit', change: { plan: { goal: 'Another goal.' } } });
  expect(await startRelease(house.house, maya, id, { typed: PURPOSE })).toMatchObject({
    refusal: { code: 'fields_invalid', problems: [{ field: 'goal' }] },
  });
  expect((await releaseOf(house, id)).stage).toBe('draft');
  // Whoever has read it since means it.
  const told = { goal: 'Another goal.' };
  expect(await startRelease(house.house, maya, id, { typed: PURPOSE, told })).toMatchObject({ ok: true });
  expect((await releaseOf(house, id)).plan.goal).toBe(PURPOSE.goal);
});

test('the same request starts once, and nobody else starts it at all', async () => {
  const house = await onlyDocs(5);
  const id = await plan(house, { form });
  const sam = as(anActor({ userId: 'U0SAM', name: 'Sam' }));
  expect(await startRelease(house.house, sam, id, { typed: PURPOSE })).toMatchObject({
    refusal: { code: 'unknown_release' },
  });
  const again = as(anActor(), 'view:start:1');
  const first = await startRelease(house.house, again, id, { typed: PURPOSE });
  expect(await startRelease(house.house, again, id, { typed: PURPOSE })).toEqual(first);
  const kinds = (await deliverAll(house)).map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind === 'board.date_review')).toHaveLength(1);
});
