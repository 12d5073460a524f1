import { describe, expect, test } from 'vitest';
import { templateShelf } from '../../../src/adapters/plan-file/template-shelf.ts';
import { planRelease } from '../../../src/application/plan/plan-release.ts';
import { beginningsFor, templateBehind } from '../../../src/application/templates/begin-from.ts';
import { saveAsTemplate } from '../../../src/application/templates/save-template.ts';
import { EMPTY_CONTENTS, withNewItems } from '../../../src/domain/contents/contents.ts';
import type { Release } from '../../../src/domain/release.ts';
import {
  anActor,
  aPlan,
  aRelease,
  departmentId,
  launchOn,
  leadOf,
  MAYA,
  NOW,
  WORKSPACE,
} from '../../support/builders.ts';
import { aForm, aHouse, as, maya, type TestHouse } from '../a-house.ts';

const shelf = templateShelf();

const fixed = (date: string) => ({ kind: 'fixed', date, until: null, time: null, zone: null }) as const;

const contents = withNewItems(
  withNewItems(EMPTY_CONTENTS, 'scope', [{ what: 'Shared boards', gain: '', link: '', departments: [] }]),
  'milestones',
  [
    // Thursday before the launch on Thursday 10 December.
    { what: 'Docs freeze', owner: { userId: leadOf('docs'), name: 'Dora' }, when: fixed('2026-12-03') },
    { what: 'Rehearsal', owner: { userId: MAYA.userId, name: MAYA.name }, when: fixed('2026-12-09') },
    { what: 'Party', owner: { userId: 'U0SOMEBODY', name: 'Sam' }, when: fixed('2026-12-12') },
    { what: 'Review', owner: { userId: null, name: 'Legal lead' }, when: fixed('2026-12-08') },
  ],
);

const finished = (overrides: Partial<Release> = {}): Release =>
  aRelease({
    id: 'rel-19',
    key: 'atlas-1.9',
    stage: 'closed',
    plan: aPlan({ version: '1.9', contents, backOut: 'The version before.', path: 'phased' }),
    startedAt: NOW,
    endedAt: NOW,
    outcome: 'Went well.',
    lessons: '- Tell support first\n\nTest on phones',
    ...overrides,
  });

const aHouseWith = async (...releases: Release[]): Promise<TestHouse> => {
  const test = await aHouse();
  await test.store.transaction(async (tx) => {
    for (const release of releases) await tx.saveRelease(release, null);
  });
  return test;
};

const FORM = aForm({ title: 'Atlas 2.0', date: '2026-12-17' });
const SHOWN = { departmentIds: FORM.departmentIds, path: FORM.path };

const begin = async (
  { house }: TestHouse,
  from: { kind: 'own' | 'shipped' | 'release'; id: string },
  form = FORM,
) => {
  const begun = { shelf, from, shown: SHOWN };
  const outcome = await planRelease(house, maya, { form, practice: false, draftId: null, begin: begun });
  if (!outcome.ok) return { outcome, release: null };
  return { outcome, release: await house.store.reads.release(WORKSPACE, outcome.releaseId) };
};

describe('beginning a plan as another release was', () => {
  test('milestones keep their distance from the launch, and owners are whoever has that role', async () => {
    const { release } = await begin(await aHouseWith(finished()), { kind: 'release', id: 'rel-19' });
    expect(release?.plan.contents.milestones).toMatchObject([
      { what: 'Docs freeze', when: { kind: 'relative', days: -5 }, owner: { userId: leadOf('docs') } },
      { what: 'Rehearsal', when: { kind: 'relative', days: -1 }, owner: MAYA },
      // A Saturday is no number of working days away from anything.
      { what: 'Party', when: { kind: 'relative', days: 2, count: 'days' }, owner: null },
      { what: 'Review', owner: { userId: null, name: 'Legal lead' } },
    ]);
  });

  test('its lessons are risks, each with where it was learnt', async () => {
    const { release } = await begin(await aHouseWith(finished()), { kind: 'release', id: 'rel-19' });
    expect(release?.plan.contents.risks).toMatchObject([
      { what: 'Tell support first', mitigation: 'Learnt from Atlas 1.9.' },
      { what: 'Test on phones', mitigation: 'Learnt from Atlas 1.9.' },
    ]);
  });

  test('what was its own stays with it: scope, goal, highlights, and what was done', async () => {
    const { release } = await begin(await aHouseWith(finished()), { kind: 'release', id: 'rel-19' });
    expect(release?.plan).toMatchObject({
      goal: '',
      measure: '',
      highlights: '',
      backOut: 'The version before.',
    });
    expect(release?.plan.contents.scope).toEqual([]);
    expect(release?.plan.contents.milestones.every(({ doneAt }) => doneAt === null)).toBe(true);
    expect(release?.plan.launch).toEqual(launchOn('2026-12-17'));
  });

  test('only what was launched is offered, and only to those who may see it', async () => {
    const secret = { visibility: 'confidential', id: 'rel-s', key: 'secret' } as const;
    const test = await aHouseWith(finished(), aRelease(), finished(secret));
    const { reads } = test.house.store;
    const offered = async (actor = anActor()) =>
      (await beginningsFor(reads, shelf, actor)).filter(({ kind }) => kind === 'release').map(({ id }) => id);
    expect((await offered()).toSorted()).toEqual(['rel-19', 'rel-s']);
    const reader = anActor({ userId: 'U0READER', name: 'Reader' });
    expect(await offered(reader)).toEqual(['rel-19']);
    expect(await templateBehind(reads, shelf, reader, { kind: 'release', id: 'rel-s' })).toBeNull();
  });

  test('one that is gone meanwhile is said at its field, and nothing is written', async () => {
    const test = await aHouseWith();
    const { outcome } = await begin(test, { kind: 'own', id: 'nothing' });
    expect(outcome).toMatchObject({ refusal: { code: 'fields_invalid', problems: [{ field: 'from' }] } });
    expect(await test.store.reads.releases(WORKSPACE, 'all')).toEqual([]);
  });
});

describe('departments and the way out', () => {
  test('those that somebody left as they were come from the template; unknown ones are said', async () => {
    const { outcome, release } = await begin(await aHouseWith(), { kind: 'shipped', id: 'minor-release' });
    expect(release?.lights.map(({ departmentId: id }) => id)).toEqual([
      departmentId('qa'),
      departmentId('docs'),
      departmentId('support'),
    ]);
    expect(outcome).toMatchObject({ ok: true, skipped: ['engineering'] });
  });

  test('what somebody changed in the form stands', async () => {
    const changed = { ...FORM, departmentIds: [departmentId('sales')], path: 'pull' };
    const test = await aHouseWith(finished());
    const { outcome, release } = await begin(test, { kind: 'release', id: 'rel-19' }, changed);
    expect(release?.lights.map(({ departmentId: id }) => id)).toEqual([departmentId('sales')]);
    expect(release?.plan.path).toBe('pull');
    expect(outcome).toMatchObject({ skipped: [] });
    const { release: untouched } = await begin(test, { kind: 'release', id: 'rel-19' });
    expect(untouched?.plan.path).toBe('phased');
  });
});

describe('saving a release as a template', () => {
  const wish = { releaseId: 'rel-19', name: ' Our   usual ', purpose: 'Every month.' };

  test('others begin from it by its name', async () => {
    const test = await aHouseWith(finished());
    expect(await saveAsTemplate(test.house, maya, shelf, wish)).toEqual({
      ok: true,
      name: 'Our usual',
      replaced: false,
    });
    const [own] = await beginningsFor(test.house.store.reads, shelf, anActor());
    expect(own).toMatchObject({ kind: 'own', name: 'Our usual' });
    const { release } = await begin(test, { kind: 'own', id: own?.id ?? '' });
    expect(release?.plan.contents.milestones.map(({ what }) => what)).toEqual([
      'Docs freeze',
      'Rehearsal',
      'Party',
      'Review',
    ]);
  });

  test('a watch keeps somebody, and a long lesson what there is room for: it can be read again', async () => {
    const when = { kind: 'relative', days: 1, count: 'days', time: null, zone: null } as const;
    const watched = withNewItems(contents, 'watch', [
      { owner: { userId: 'U0SOMEBODY', name: 'Sam' }, starts: when, ends: { ...when, days: 3 } },
      { owner: { userId: leadOf('docs'), name: 'Dora' }, starts: when, ends: { ...when, days: 3 } },
    ]);
    const release = finished({ plan: aPlan({ contents: watched }), lessons: 'Tell support. '.repeat(80) });
    const test = await aHouseWith(release);
    expect(await saveAsTemplate(test.house, maya, shelf, wish)).toMatchObject({ ok: true });
    const [{ id, file } = { id: '', file: '' }] = await test.store.reads.templates(WORKSPACE);
    expect(shelf.read(file)).not.toBeNull();
    const { release: begun } = await begin(test, { kind: 'own', id });
    expect(begun?.plan.contents.watch.map(({ owner }) => owner?.name)).toEqual(['On watch', leadOf('docs')]);
    expect(begun?.plan.contents.risks).toHaveLength(1);
    expect(begun?.plan.contents.risks[0]?.mitigation).toMatch(/…\nLearnt from Atlas 2\.0\.$/);
  });

  test('what could not be read again is not saved, and says so', async () => {
    const test = await aHouseWith(finished());
    const broken = { ...shelf, read: () => null };
    expect(await saveAsTemplate(test.house, maya, broken, wish)).toMatchObject({
      refusal: { code: 'fields_invalid', problems: [{ field: 'name' }] },
    });
    expect(await test.store.reads.templates(WORKSPACE)).toEqual([]);
  });

  test('a confidential one is no template for everybody, and strangers do not hear that it exists', async () => {
    const test = await aHouseWith(finished({ visibility: 'confidential' }));
    expect(await saveAsTemplate(test.house, maya, shelf, wish)).toMatchObject({
      refusal: { code: 'fields_invalid', problems: [{ field: 'name' }] },
    });
    const reader = as(anActor({ userId: 'U0READER', name: 'Reader' }));
    expect(await saveAsTemplate(test.house, reader, shelf, wish)).toEqual({
      ok: false,
      refusal: { code: 'unknown_release', typed: '', near: [] },
    });
    expect(await test.store.reads.templates(WORKSPACE)).toEqual([]);
  });

  test('the lessons of a confidential one do not name it where a plan begins from it', async () => {
    const test = await aHouseWith(finished({ visibility: 'confidential' }));
    const { release } = await begin(test, { kind: 'release', id: 'rel-19' });
    expect(release?.plan.contents.risks.map(({ mitigation }) => mitigation)).toEqual(['', '']);
  });

  test('one that somebody else saved is replaced by an admin alone', async () => {
    const other = { userId: 'U0OLGA', name: 'Olga' };
    const test = await aHouseWith(finished(), finished({ id: 'rel-18', key: 'atlas-1.8', manager: other }));
    await saveAsTemplate(test.house, maya, shelf, wish);
    const olga = as(anActor(other));
    const replace = { ...wish, releaseId: 'rel-18', purpose: 'Olga’s.' };
    expect(await saveAsTemplate(test.house, olga, shelf, replace)).toMatchObject({
      refusal: { code: 'fields_invalid', problems: [{ field: 'name' }] },
    });
    expect((await test.store.reads.templates(WORKSPACE))[0]?.file).toContain('Every month.');
    await test.store.transaction(async (tx) => {
      const settings = await tx.settings(WORKSPACE);
      await tx.saveSettings({ ...settings, admins: [...settings.admins, other.userId] });
    });
    expect(await saveAsTemplate(test.house, as(anActor(other)), shelf, replace)).toMatchObject({
      replaced: true,
    });
    expect(await test.store.reads.templates(WORKSPACE)).toMatchObject([{ savedById: other.userId }]);
  });

  test('it holds no name, no id, no date of the release', async () => {
    const test = await aHouseWith(finished());
    await saveAsTemplate(test.house, maya, shelf, wish);
    const [{ file } = { file: '' }] = await test.store.reads.templates(WORKSPACE);
    expect(file).toContain('owner: Docs lead');
    expect(file).toContain('owner: Release manager');
    expect(file).not.toMatch(/U0|Dora|Sam|Maya <|: 2026-|Shared boards/);
  });

  test('the same name replaces, and only the manager may', async () => {
    const test = await aHouseWith(finished());
    await saveAsTemplate(test.house, maya, shelf, wish);
    expect(await saveAsTemplate(test.house, maya, shelf, wish)).toMatchObject({ replaced: true });
    expect(await test.store.reads.templates(WORKSPACE)).toHaveLength(1);
    const saved = (await test.store.reads.auditEntries(WORKSPACE, null)).filter(
      ({ type }) => type === 'template_saved',
    );
    expect(saved).toMatchObject([
      { data: { replaced: false }, personal: { name: 'Our usual' } },
      { data: { replaced: true } },
    ]);
    const reader = as(anActor({ userId: 'U0READER', name: 'Reader' }));
    expect(await saveAsTemplate(test.house, reader, shelf, wish)).toMatchObject({
      refusal: { code: 'not_entitled' },
    });
    expect(await saveAsTemplate(test.house, maya, shelf, { ...wish, name: ' ' })).toMatchObject({
      refusal: { code: 'fields_invalid', problems: [{ field: 'name' }] },
    });
  });
});
