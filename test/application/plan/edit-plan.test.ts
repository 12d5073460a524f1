import { describe, expect, test } from 'vitest';
import { departmentsText, editPlan, planFields } from '../../../src/application/plan/edit-plan.ts';
import { keepForm, openForm } from '../../../src/application/plan/keep-form.ts';
import { planRelease } from '../../../src/application/plan/plan-release.ts';
import { scopeText } from '../../../src/domain/contents/scope.ts';
import { emptySettings } from '../../../src/domain/settings/settings.ts';
import { anActor, departmentId, WORKSPACE } from '../../support/builders.ts';
import {
  aForm,
  aHouse,
  as,
  deliverAll,
  maya,
  plan,
  planAndStart,
  releaseOf,
  runTo,
  start,
} from '../a-house.ts';

const editing = async (typed: Record<string, string>, meanwhile: Record<string, string> = {}) => {
  const house = await aHouse();
  const releaseId = await plan(house);
  const shown = planFields(await releaseOf(house, releaseId));
  const other = await editPlan(house.house, maya, {
    releaseId,
    shown,
    typed: { ...shown, ...meanwhile },
    draftId: null,
  });
  expect(other.ok).toBe(true);
  const outcome = await editPlan(house.house, maya, {
    releaseId,
    shown,
    typed: { ...shown, ...typed },
    draftId: null,
  });
  return { outcome, release: await releaseOf(house, releaseId) };
};

describe('editing the plan', () => {
  test('applies what this person changed, beside what somebody else changed meanwhile', async () => {
    const { outcome, release } = await editing({ goal: 'Mine' }, { scope: 'Theirs' });
    expect(outcome).toMatchObject({ ok: true, changed: true });
    expect(release.plan.goal).toBe('Mine');
    expect(scopeText(release.plan.contents)).toBe('Theirs');
  });

  test('refuses a field that both changed, with both values, and saves nothing of the form', async () => {
    const { outcome, release } = await editing({ goal: 'Mine', scope: 'Also mine' }, { goal: 'Theirs' });
    expect(outcome).toMatchObject({
      ok: false,
      refusal: { code: 'fields_invalid', problems: [{ field: 'goal' }] },
    });
    expect(JSON.stringify(outcome)).toMatch(/Theirs.*Mine/);
    expect(release.plan.goal).toBe('Theirs');
    expect(release.plan.contents.scope).toEqual([]);
  });

  test('keeps a new name under the old key', async () => {
    const { release } = await editing({ title: 'Borealis 3.0' });
    expect(release).toMatchObject({ key: 'atlas-2.0', plan: { name: 'Borealis', version: '3.0' } });
  });

  test('says what is wrong at its field', async () => {
    const { outcome } = await editing({ date: '2026-11-01', value: '' });
    expect(outcome).toMatchObject({ refusal: { problems: [{ field: 'value' }, { field: 'date' }] } });
  });

  test('says which point of the scope is too long, at the scope, and saves nothing', async () => {
    const { outcome, release } = await editing({ goal: 'Mine', scope: `Boards\n${'x'.repeat(201)}` });
    expect(outcome).toMatchObject({ refusal: { problems: [{ field: 'scope' }] } });
    expect(release.plan).toMatchObject({ goal: '', contents: { scope: [] } });
  });

  test('of other fields is taken although the date has passed', async () => {
    const house = await aHouse();
    const releaseId = await planAndStart(house);
    house.setNow('2026-12-14T09:00:00.000Z');
    const shown = planFields(await releaseOf(house, releaseId));
    const typed = { ...shown, goal: 'Later' };
    const outcome = await editPlan(house.house, maya, { releaseId, shown, typed, draftId: null });
    expect(outcome).toMatchObject({ ok: true, changed: true });
  });

  test('is no business of anybody else, and a draft is unknown to them', async () => {
    const house = await aHouse();
    const releaseId = await plan(house);
    const sam = as(anActor({ userId: 'U0SAM', name: 'Sam' }));
    const shown = planFields(await releaseOf(house, releaseId));
    const wish = { releaseId, shown, typed: { goal: 'x' }, draftId: null };
    expect(await editPlan(house.house, sam, wish)).toMatchObject({ refusal: { code: 'unknown_release' } });
    await start(house, releaseId);
    expect(await editPlan(house.house, sam, wish)).toMatchObject({ refusal: { code: 'not_entitled' } });
  });

  test('adds a department with the question as it stands in the settings', async () => {
    const house = await aHouse();
    const releaseId = await plan(house, { form: aForm({ departmentIds: [departmentId('docs')] }) });
    const shown = planFields(await releaseOf(house, releaseId));
    const departments = departmentsText([departmentId('sales'), departmentId('docs')]);
    await editPlan(house.house, maya, { releaseId, shown, typed: { departments }, draftId: null });
    const { lights } = await releaseOf(house, releaseId);
    expect(lights.map(({ name, question }) => [name, question !== ''])).toEqual([
      ['Docs', true],
      ['Sales', true],
    ]);
  });

  test('of what has started leaves the date alone: it is moved by itself', async () => {
    const house = await aHouse();
    const releaseId = await planAndStart(house);
    const shown = planFields(await releaseOf(house, releaseId));
    const typed = { ...shown, date: '2026-12-17' };
    const outcome = await editPlan(house.house, maya, { releaseId, shown, typed, draftId: null });
    expect(outcome).toMatchObject({ refusal: { code: 'moves_by_itself' } });
    await editPlan(house.house, maya, { releaseId, shown, typed: { value: 'Charts.' }, draftId: null });
    expect((await releaseOf(house, releaseId)).plan).toMatchObject({
      value: 'Charts.',
      launch: { date: '2026-12-10' },
    });
  });

  test('once asked, a department stays', async () => {
    const house = await aHouse();
    const releaseId = await planAndStart(house);
    await runTo(house, '2026-12-03T09:00:00.000Z');
    const shown = planFields(await releaseOf(house, releaseId));
    const typed = { departments: departmentId('docs') };
    const outcome = await editPlan(house.house, maya, { releaseId, shown, typed, draftId: null });
    expect(outcome).toMatchObject({ refusal: { code: 'department_was_asked' } });
  });

  test('made confidential after Start, the cards that stood in the open are brought up to date', async () => {
    const house = await aHouse();
    const releaseId = await planAndStart(house);
    await deliverAll(house);
    const shown = planFields(await releaseOf(house, releaseId));
    const typed = { visibility: 'confidential', privateChannel: 'C0SECRET' };
    await editPlan(house.house, maya, { releaseId, shown, typed, draftId: null });
    const cards = (await deliverAll(house)).filter(({ kind }) => kind === 'board.release_card');
    const posts = cards.map(({ slot, payload }) => [slot?.audience, payload.post]);
    expect(posts).toEqual(
      expect.arrayContaining([
        [{ channel: 'C0REL' }, false],
        [{ channel: 'C0SECRET' }, true],
      ]),
    );
  });
});

describe('planning', () => {
  test('is refused until releases and announcements have a channel', async () => {
    const house = await aHouse(null);
    await house.store.transaction((tx) => tx.saveSettings(emptySettings(WORKSPACE)));
    const wish = { form: aForm(), practice: false, draftId: null };
    expect(await planRelease(house.house, maya, wish)).toMatchObject({ refusal: { code: 'not_set_up' } });
  });

  test('is for full members', async () => {
    const house = await aHouse();
    const guest = as(anActor({ isFullMember: false }));
    const wish = { form: aForm(), practice: false, draftId: null };
    expect(await planRelease(house.house, guest, wish)).toEqual({
      ok: false,
      refusal: { code: 'not_a_member' },
    });
  });

  test('twice under one name gives two keys', async () => {
    const house = await aHouse();
    const [first, second] = [await plan(house), await plan(house)];
    expect((await releaseOf(house, first)).key).toBe('atlas-2.0');
    expect((await releaseOf(house, second)).key).toBe('atlas-2.0-2');
  });

  test('with departments that are gone from the settings is refused at that field', async () => {
    const house = await aHouse();
    const wish = { form: aForm({ departmentIds: ['dep-gone'] }), practice: false, draftId: null };
    const outcome = await planRelease(house.house, maya, wish);
    expect(outcome).toMatchObject({
      refusal: { code: 'fields_invalid', problems: [{ field: 'departments' }] },
    });
  });

  test('deletes the unfinished form with the same write; nobody else can open it', async () => {
    const house = await aHouse();
    const form = {
      id: null,
      form: 'plan',
      releaseId: null,
      releaseVersion: null,
      values: { title: 'Atlas' },
    };
    const draftId = await keepForm(house.house, maya.actor, form);
    expect(await openForm(house.house, maya.actor, draftId)).toMatchObject({ values: { title: 'Atlas' } });
    expect(await openForm(house.house, anActor({ userId: 'U0SAM' }), draftId)).toBeNull();
    await planRelease(house.house, maya, { form: aForm(), practice: false, draftId });
    expect(await openForm(house.house, maya.actor, draftId)).toBeNull();
  });

  test('a rehearsal says everything to its manager alone', async () => {
    const house = await aHouse();
    await planAndStart(house, { practice: true });
    await runTo(house, '2026-12-11T12:00:00.000Z');
    const delivered = await deliverAll(house);
    expect(delivered.length).toBeGreaterThan(10);
    const audiences = delivered.map(({ slot }) => slot?.audience);
    expect(new Set(audiences.map((audience) => JSON.stringify(audience)))).toEqual(
      new Set(['{"user":"U0MAYA"}']),
    );
  });
});
