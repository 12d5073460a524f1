import { describe, expect, test } from 'vitest';
import {
  countOf,
  fits,
  MOST_SUGGESTED,
  questionsFor,
  suggestedFor,
} from '../../../src/domain/lessons/fitting.ts';
import type { LessonTags, LessonUse } from '../../../src/domain/lessons/lesson.ts';
import { readLesson } from '../../../src/domain/lessons/lesson.ts';
import { aLight, aPlan, aRelease, departmentId, NOW } from '../../support/builders.ts';
import { aLesson, TAGS } from '../retro/retro-cases.ts';

const docs = departmentId('docs');
const sales = departmentId('sales');
const release = aRelease({ plan: aPlan({ product: 'Atlas', path: 'pull' }), lights: [aLight('docs')] });

const tagged = (tags: Partial<LessonTags>) => aLesson({ tags: { ...TAGS, ...tags } });
const use = (as: LessonUse['as'], releaseId = 'rel-other', lessonId = 'les-1'): LessonUse => ({
  lessonId,
  releaseId,
  as,
  text: 'In other words.',
  at: NOW,
});

describe('which plans a lesson belongs to', () => {
  test.each([
    ['no tag at all', {}, true],
    ['the same product, however it is written', { product: ' atlas ' }, true],
    ['another product', { product: 'Borealis' }, false],
    ['no product, where the plan names one', { product: '' }, false],
    ['the same way of going out', { path: 'pull' }, true],
    ['another way of going out', { path: 'push' }, false],
    ['one of its departments', { departmentIds: [docs, sales] }, true],
    ['none of its departments', { departmentIds: [sales] }, false],
    ['one tag fits, another does not', { product: 'Atlas', path: 'push' }, false],
  ] as const)('%s', (_name, tags, expected) => {
    expect(fits(tagged(tags), release)).toBe(expected);
  });
});

describe('what is proposed', () => {
  test('what belongs to it most closely, then what helped others, then the newest', () => {
    const wide = aLesson({ id: 'wide' });
    const helped = aLesson({ id: 'helped' });
    const near = aLesson({ id: 'near', tags: { ...TAGS, product: 'Atlas', path: 'pull' } });
    const newer = aLesson({ id: 'newer', at: '2026-12-30T10:00:00.000Z' });
    const uses = [use('accepted', 'rel-other', 'helped')];
    const ids = suggestedFor(release, [wide, helped, near, newer], uses).map(({ id }) => id);
    expect(ids).toEqual(['near', 'helped', 'newer', 'wide']);
  });

  test.each([
    ['taken already', [use('accepted', release.id)]],
    ['left out already', [use('dismissed', release.id)]],
    ['left out three times, and taken by nobody', ['a', 'b', 'c'].map((id) => use('dismissed', id))],
  ])('not what was %s', (_name, uses) => {
    expect(suggestedFor(release, [aLesson()], uses)).toEqual([]);
  });

  test('what somebody took once stays worth it, however many did not', () => {
    const uses = [...['a', 'b', 'c', 'd'].map((id) => use('dismissed', id)), use('adapted', 'e')];
    expect(suggestedFor(release, [aLesson()], uses)).toHaveLength(1);
    expect(countOf('les-1', uses)).toEqual({ used: 1, dismissed: 4 });
  });

  test('not its own, not what stands among its risks, and only a few', () => {
    expect(suggestedFor(release, [aLesson({ releaseId: release.id })], [])).toEqual([]);
    const many = Array.from({ length: 9 }, (_, index) =>
      aLesson({ id: `les-${index}`, text: `Lesson ${index}` }),
    );
    expect(suggestedFor(release, many, [])).toHaveLength(MOST_SUGGESTED);
  });
});

describe('what stands beside a checklist', () => {
  const question = aLesson({ tags: { ...TAGS, kind: 'question', departmentIds: [docs] } });

  test('a question to this department, also before anybody took it', () => {
    expect(questionsFor(release, docs, [question], []).map(({ text }) => text)).toEqual([question.text]);
    expect(questionsFor(release, sales, [question], [])).toEqual([]);
    expect(questionsFor(release, docs, [aLesson()], [])).toEqual([]);
  });

  test('in the words of the plan, and not where its manager left it out', () => {
    const adapted = questionsFor(release, docs, [question], [use('adapted', release.id)]);
    expect(adapted.map(({ text }) => text)).toEqual(['In other words.']);
    expect(questionsFor(release, docs, [question], [use('dismissed', release.id)])).toEqual([]);
  });
});

describe('the form of a lesson', () => {
  const form = {
    text: ' Ask early. ',
    kind: 'risk',
    departmentIds: [docs, 'nobody'],
    onlyProduct: true,
    onlyPath: false,
  };

  test('its tags come from the release', () => {
    expect(readLesson(form, release)).toEqual({
      text: 'Ask early.',
      tags: { departmentIds: [docs], product: 'Atlas', path: null, kind: 'risk' },
    });
  });

  test.each([
    ['no words', { text: ' ' }, 'text'],
    ['too many words', { text: 'x'.repeat(201) }, 'text'],
    ['no kind', { kind: 'joke' }, 'kind'],
    ['a question to nobody', { kind: 'question', departmentIds: [] }, 'departments'],
  ])('%s is said at its field', (_name, typed, field) => {
    expect(readLesson({ ...form, ...typed }, release)).toMatchObject({ problems: [{ field }] });
  });
});
