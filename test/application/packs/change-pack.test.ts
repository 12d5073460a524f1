import { beforeEach, describe, expect, it } from 'vitest';
import { changePack } from '../../../src/application/packs/change-pack.ts';
import type { QuestionsByKey } from '../../../src/application/packs/import-packs.ts';
import { changeSettings } from '../../../src/application/settings/change-settings.ts';
import { importSettings } from '../../../src/application/settings/import-settings.ts';
import { shippedItems } from '../../../src/domain/packs/shipped-packs.ts';
import {
  departmentFrom,
  isUntouchedStarter,
  presetOf,
} from '../../../src/domain/settings/settings-presets.ts';
import {
  aDepartment,
  aLight,
  anActor,
  aStartedRelease,
  departmentId,
  NOW,
  someSettings,
  WORKSPACE,
} from '../../support/builders.ts';
import { aPack, packId, settingsWithPacks } from '../../support/packs.ts';
import { aHouse, as, maya, type TestHouse } from '../a-house.ts';

let test: TestHouse;
const settings = () => test.store.reads.settings(WORKSPACE);
const docs = async () => (await settings()).departments.find(({ key }) => key === 'docs');
const newest = () => test.store.reads.newestPack(WORKSPACE, departmentId('docs'));

beforeEach(async () => {
  test = await aHouse(settingsWithPacks(['docs']));
  await test.store.transaction((tx) => tx.addPack(WORKSPACE, aPack('docs')));
});

const items = aPack('docs').items;
const change = (
  overrides: Partial<Parameters<typeof changePack>[2]> = {},
  request: Parameters<typeof changePack>[1] = maya,
) =>
  changePack(test.house, request, {
    departmentId: departmentId('docs'),
    basePackId: packId('docs'),
    items: items.slice(1),
    ...overrides,
  });

describe("a department's questions", () => {
  it('are saved as a new version; a release that was asked keeps its own', async () => {
    const release = aStartedRelease({ lights: [aLight('docs', { askedAt: NOW, packId: packId('docs') })] });
    await test.store.transaction((tx) => tx.saveRelease(release, null));
    expect(await change()).toEqual({ ok: true, changed: true });
    expect(await newest()).toMatchObject({ version: 2, items: items.slice(1) });
    expect((await docs())?.packId).toBe((await newest())?.id);
    const kept = await test.store.reads.release(WORKSPACE, release.id);
    expect(kept?.lights[0]?.packId).toBe(packId('docs'));
    expect(await test.store.reads.pack(WORKSPACE, packId('docs'))).toEqual(aPack('docs'));
  });

  it('are no new version when nothing changed', async () => {
    expect(await change({ items })).toEqual({ ok: true, changed: false });
    expect(await newest()).toMatchObject({ version: 1 });
  });

  it('can be left away, and the same ones asked again later', async () => {
    await change({ items: [] });
    expect((await docs())?.packId).toBeNull();
    await change({ basePackId: null, items });
    expect((await docs())?.packId).toBe(packId('docs'));
  });

  it('are changed by admins only', async () => {
    const reader = as(anActor({ userId: 'U0READER', name: 'Reader' }));
    expect(await change({}, reader)).toMatchObject({
      refusal: { code: 'not_entitled', command: 'settings' },
    });
    expect(await newest()).toMatchObject({ version: 1 });
  });

  it.each([
    ['too few of them', { items: items.slice(0, 2) }],
    ['somebody else changed them meanwhile', { basePackId: 'pack-older' }],
    ['the department is gone', { departmentId: 'dep-gone' }],
  ])('are not saved: %s', async (_name, wrong) => {
    expect(await change(wrong)).toMatchObject({ refusal: { code: 'fields_invalid' } });
    expect(await newest()).toMatchObject({ version: 1 });
  });
});

const preset = () =>
  presetOf.the_eight.departments.map((template, index) => departmentFrom(template, `new-${index}`));

describe('departments that are new', () => {
  it('and known by their key begin with the questions that are shipped for them', async () => {
    test = await aHouse(someSettings({ departments: [] }));
    await changeSettings(test.house, maya, (current) => ({ ...current, departments: preset() }));
    for (const { key, packId: id } of (await settings()).departments) {
      const pack = await test.store.reads.pack(WORKSPACE, id ?? '');
      expect(pack).toMatchObject({ version: 1, items: shippedItems(key) });
    }
  });

  it('and unknown have their main question alone', async () => {
    const astronomy = aDepartment('docs', { id: 'new', key: 'astronomy', name: 'Astronomy' });
    await changeSettings(test.house, maya, (current) => ({
      ...current,
      departments: [...current.departments, astronomy],
    }));
    expect((await settings()).departments.at(-1)?.packId).toBeNull();
  });

  it('of a starter that nobody touched may still be replaced by another preset', async () => {
    test = await aHouse(someSettings({ departments: [] }));
    const starter = presetOf.starter.departments.map((template, index) =>
      departmentFrom(template, `new-${index}`),
    );
    await changeSettings(test.house, maya, (current) => ({ ...current, departments: starter }));
    const { departments } = await settings();
    expect(departments.every((department) => department.packId !== null)).toBe(true);
    expect(isUntouchedStarter(departments)).toBe(true);
  });

  it('never change those that were there before', async () => {
    test = await aHouse(someSettings());
    await changeSettings(test.house, maya, (current) => ({ ...current, zone: 'Asia/Tokyo' }));
    expect((await settings()).departments.every((department) => department.packId === null)).toBe(true);
  });
});

describe('questions of a file', () => {
  const text = (label: string) => ({
    question: `Is ${label} done?`,
    label,
    why: '',
    required: true,
    asks: 'nothing' as const,
    feeds: null,
  });
  const bring = (questions: QuestionsByKey, departments = settingsWithPacks(['docs']).departments) =>
    importSettings(test.house, WORKSPACE, (current) => ({ ...current, departments }), [], questions);

  it('are the next version of a department; one that is called as before keeps its id', async () => {
    const faq = items.find(({ label }) => label === 'FAQ link');
    const wanted = [text('proofs'), text('faq LINK'), text('index')];
    expect(await bring(new Map([['docs', wanted]]))).toMatchObject({ ok: true });
    const pack = await newest();
    expect(pack).toMatchObject({ version: 2, items: wanted });
    expect(pack?.items[1]?.id).toBe(faq?.id);
  });

  it('change nothing when they say the same', async () => {
    const same = items.map(({ id: _id, ...item }) => item);
    expect(await bring(new Map([['docs', same]]))).toEqual({ ok: true, changed: [] });
  });

  it('are none at all where its list is empty, also for a department with shipped ones', async () => {
    const legal = aDepartment('docs', { id: 'new', key: 'legal', name: 'Legal', channelId: null });
    const departments = [...settingsWithPacks(['docs']).departments, legal];
    await bring(
      new Map([
        ['legal', []],
        ['docs', []],
      ]),
      departments,
    );
    expect((await docs())?.packId).toBeNull();
    expect((await settings()).departments.at(-1)?.packId).toBeNull();
  });

  it('that break a rule are refused with their place, and nothing is imported', async () => {
    const wrong = [text('a'), text('b'), { ...text('c'), question: '' }];
    expect(await bring(new Map([['docs', wrong]]))).toMatchObject({
      ok: false,
      problems: [{ field: 'departments[2].questions[2].question' }],
    });
    expect(await newest()).toMatchObject({ version: 1 });
  });
});
