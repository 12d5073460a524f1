import { describe, expect, test } from 'vitest';
import { launchRelease } from '../../../src/application/launch/launch-release.ts';
import { keepLesson } from '../../../src/application/lessons/keep-lesson.ts';
import { oldActions } from '../../../src/application/lessons/old-actions.ts';
import { learntQuestions, suggestedLessons } from '../../../src/application/lessons/read-lessons.ts';
import { useLesson } from '../../../src/application/lessons/use-lesson.ts';
import { takeNote } from '../../../src/application/meetings/take-note.ts';
import { draftAnnouncement } from '../../../src/domain/launch/announcement.ts';
import type { LessonForm } from '../../../src/domain/lessons/lesson.ts';
import type { Release } from '../../../src/domain/release.ts';
import { anActor, departmentId, MAYA, someSettings, WORKSPACE } from '../../support/builders.ts';
import {
  aForm,
  aHouse,
  allGreen,
  as,
  deliverAll,
  maya,
  must,
  plan,
  planAndStart,
  releaseOf,
  type TestHouse,
} from '../a-house.ts';

const docs = departmentId('docs');
const stranger = anActor({ userId: 'U0STRANGER', name: 'Stranger' });

const form = (overrides: Partial<LessonForm> = {}): LessonForm => ({
  text: 'The import takes an hour.',
  kind: 'risk',
  departmentIds: [],
  onlyProduct: true,
  onlyPath: false,
  ...overrides,
});

const launched = async (): Promise<{ house: TestHouse; releaseId: string }> => {
  const house = await aHouse(someSettings());
  const releaseId = await planAndStart(house);
  await allGreen(house, releaseId);
  const text = draftAnnouncement(await releaseOf(house, releaseId));
  const wish = { moment: 'live_now', early: true, text } as const;
  expect(await launchRelease(house.house, maya, { releaseId, wish })).toMatchObject({ ok: true });
  await deliverAll(house);
  return { house, releaseId };
};

const keep = async ({ house }: TestHouse, releaseId: string, overrides: Partial<LessonForm> = {}) =>
  expect(await keepLesson(house, maya, { releaseId, form: form(overrides) })).toMatchObject({ ok: true });

const next = (house: TestHouse): Promise<string> =>
  plan(house, { form: aForm({ title: 'Borealis 1.0', date: '2027-01-20' }) });

const scene = async (house: TestHouse, releaseId: string) => ({
  release: await releaseOf(house, releaseId),
  settings: await house.house.store.reads.settings(WORKSPACE),
});

const suggested = async (house: TestHouse, releaseId: string, reader = maya.actor) =>
  suggestedLessons(house.house.store.reads, await scene(house, releaseId), reader);

const changed = async (house: TestHouse, releaseId: string, change: Partial<Release>): Promise<void> =>
  house.house.store.transaction(async (tx) => {
    const release = await tx.release(WORKSPACE, releaseId);
    if (release === null) throw new Error('There is no such release.');
    await tx.saveRelease({ ...release, ...change, version: release.version + 1 }, release.version);
  });

describe('a lesson comes back', () => {
  test('in the next plan to which it fits, with where it comes from', async () => {
    const { house, releaseId } = await launched();
    await keep(house, releaseId);
    const found = await suggested(house, await next(house));
    expect(found).toMatchObject([{ lesson: { text: 'The import takes an hour.' }, from: 'Atlas 2.0' }]);
    expect(await suggested(house, releaseId)).toEqual([]);
  });

  test('what was written at the closing, line by line, once', async () => {
    const { house, releaseId } = await launched();
    await keep(house, releaseId, { text: 'Ask early.' });
    await must(house, releaseId, {
      type: 'close',
      outcome: 'Good',
      lessons: '- Ask early.\n- Test with a large file.\nNothing else.',
      goal: { value: '812 boards', answer: 'reached' },
      lookBack: { held: true, reason: '' },
    });
    const texts = (await suggested(house, await next(house))).map(({ lesson }) => lesson.text);
    expect(texts.toSorted()).toEqual(['Ask early.', 'Test with a large file.']);
  });

  test('never from a rehearsal, nor from what the reader may not know of', async () => {
    const { house, releaseId } = await launched();
    await keep(house, releaseId, { kind: 'question', departmentIds: [docs] });
    const later = await next(house);
    const asked = async () => learntQuestions(house.house.store.reads, await scene(house, later), docs);
    expect(await asked()).toEqual([{ text: 'The import takes an hour.', from: 'Atlas 2.0' }]);
    await changed(house, releaseId, { visibility: 'confidential' });
    expect(await suggested(house, later, stranger)).toEqual([]);
    expect(await suggested(house, later)).toMatchObject([{ from: null }]);
    // Many read a checklist.
    expect(await asked()).toEqual([]);
    await changed(house, releaseId, { practice: true });
    expect(await suggested(house, later)).toEqual([]);
  });
});

describe('what becomes of it', () => {
  const wished = async (as_: 'accepted' | 'adapted' | 'dismissed', text: string | null = null) => {
    const { house, releaseId } = await launched();
    await keep(house, releaseId);
    const later = await next(house);
    const [found] = await suggested(house, later);
    const lessonId = found?.lesson.id ?? '';
    const wish = { releaseId: later, lessonId, as: as_, text };
    expect(await useLesson(house.house, maya, wish)).toMatchObject({ ok: true });
    return { house, later, wish };
  };

  test('taken, it stands among the risks; pressed twice it is one', async () => {
    const { house, later, wish } = await wished('accepted');
    await useLesson(house.house, maya, wish);
    const { risks } = (await releaseOf(house, later)).plan.contents;
    expect(risks).toMatchObject([
      { what: 'The import takes an hour.', mitigation: 'Learnt from Atlas 2.0.' },
    ]);
    expect(await suggested(house, later)).toEqual([]);
    const uses = await house.house.store.reads.lessonUses(WORKSPACE);
    expect(uses).toMatchObject([{ as: 'accepted', releaseId: later }]);
  });

  test('in other words', async () => {
    const { house, later } = await wished('adapted', 'Our import is slower still.');
    const { risks } = (await releaseOf(house, later)).plan.contents;
    expect(risks).toMatchObject([{ what: 'Our import is slower still.' }]);
  });

  test('left out, and counted', async () => {
    const { house, later } = await wished('dismissed');
    expect((await releaseOf(house, later)).plan.contents.risks).toEqual([]);
    const events = await house.house.store.reads.auditEntries(WORKSPACE, later);
    expect(events.filter(({ type }) => type === 'lesson_used')).toMatchObject([
      { data: { as: 'dismissed' } },
    ]);
  });

  test('only its manager decides, and nobody by a button that nobody drew', async () => {
    const { house, releaseId } = await launched();
    await keep(house, releaseId);
    const later = await planAndStart(house, { form: aForm({ title: 'Borealis 1.0', date: '2027-01-20' }) });
    const [found] = await suggested(house, later);
    const wish = { releaseId: later, as: 'accepted', text: null } as const;
    expect(
      await useLesson(house.house, as(stranger), { ...wish, lessonId: found?.lesson.id ?? '' }),
    ).toMatchObject({ refusal: { code: 'not_entitled' } });
    expect(await useLesson(house.house, maya, { ...wish, lessonId: 'les-nobody' })).toMatchObject({
      refusal: { code: 'unknown_matter' },
    });
  });
});

test('what was promised in a look back and is not done is known to the next release of the product', async () => {
  const { house, releaseId } = await launched();
  const note = { kind: 'action', text: 'Freeze earlier', ownerId: MAYA.userId, dueOn: '2027-01-15' } as const;
  await house.house.store.transaction((tx) =>
    tx.savePeople(WORKSPACE, [
      { ...MAYA, zone: null, isFullMember: true, isSlackAdmin: false, isOwner: false, deleted: false },
    ]),
  );
  const wanted = { releaseId, form: note, permalink: null, draftId: '' };
  expect(await takeNote(house.house, maya, wanted)).toMatchObject({ ok: true });
  const later = await next(house);
  const known = async () => oldActions(house.house.store.reads, await releaseOf(house, later));
  expect(await known()).toMatchObject([{ note: { text: 'Freeze earlier' }, from: 'Atlas 2.0' }]);
  const { plan: planned } = await releaseOf(house, later);
  await changed(house, later, { plan: { ...planned, product: 'Another' } });
  expect(await known()).toEqual([]);
  await changed(house, later, { plan: planned });
  await changed(house, releaseId, { visibility: 'confidential' });
  expect(await known()).toEqual([]);
});
