import { describe, expect, test } from 'vitest';
import type { Release } from '../../../src/domain/release.ts';
import type { DateReview } from '../../../src/domain/review/date-review.ts';
import {
  aLight,
  anUrgent,
  aPlan,
  aRelease,
  launchOn,
  MAYA,
  NOW,
  someSettings,
} from '../../support/builders.ts';
import { after, refusalOf } from '../deciding.ts';

const START = { type: 'start' } as const;
const settings = someSettings();

const needs = (leadTimeDays: number) =>
  someSettings({
    departments: settings.departments.map((department) => ({ ...department, leadTimeDays })),
  });

/** What it says of a date, given before Start. */
const said = (answer: DateReview['answer'], date = '2026-12-10'): DateReview => ({
  answer,
  days: null,
  words: '',
  launchAt: launchOn(date).at,
  by: MAYA,
  at: NOW,
});

/** Two departments that would need a hundred days each. */
const short = (review: DateReview | null = null): Release =>
  aRelease({
    lights: [aLight('docs', { review, reviewAskedAt: NOW }), aLight('qa', { reviewAskedAt: NOW })],
  });

describe('a release is not started', () => {
  test.each<[string, Partial<ReturnType<typeof aPlan>>, string[]]>([
    ['without a goal', { goal: '' }, ['goal']],
    ['without saying how it is measured', { measure: '   ' }, ['measure']],
    ['without both', { goal: '', measure: '' }, ['goal', 'measure']],
  ])('%s', (_name, plan, missing) => {
    expect(refusalOf(aRelease({ plan: aPlan(plan) }), START)).toEqual({ code: 'plan_incomplete', missing });
  });

  test('when no department has the time that it needs, whatever else is missing', () => {
    const refusal = refusalOf({ ...short(), plan: aPlan({ goal: '' }) }, START, { settings: needs(100) });
    expect(refusal).toMatchObject({ code: 'no_time_to_prepare' });
    expect(refusal).toHaveProperty('short.length', 2);
    expect(refusal).toHaveProperty('short.0', { name: 'Docs', has: 17, needs: 100 });
  });

  test.each<[string, DateReview]>([
    ['something is missing', said('missing')],
    ['fine, of a later date than the one that is planned now', said('fine', '2026-12-11')],
  ])('nor when all that a department said is: %s', (_name, review) => {
    expect(refusalOf(short(review), START, { settings: needs(100) })?.code).toBe('no_time_to_prepare');
  });
});

describe('a release is started', () => {
  test('when one department has its time, or says that the date is fine all the same', () => {
    const one = needs(100);
    const [eng, ...others] = one.departments;
    if (eng === undefined) throw new Error('There are eight departments.');
    const enough = { ...one, departments: [{ ...eng, leadTimeDays: 2 }, ...others] };
    expect(after(aRelease(), START, { settings: enough }).stage).toBe('planning');
    expect(after(short(said('fine')), START, { settings: one }).stage).toBe('planning');
  });

  test.each<[string, Partial<Release>]>([
    ['a hotfix', { urgent: anUrgent() }],
    ['a rehearsal', { practice: true }],
  ])('%s needs neither goal nor time', (_name, kind) => {
    const release = { ...short(), plan: aPlan({ goal: '', measure: '' }), ...kind };
    expect(after(release, START, { settings: needs(100) }).stage).toBe('planning');
  });

  test('its departments are asked about the date with it, where they need time and are not asked at once', () => {
    const plain = aRelease({ lights: [aLight('docs'), aLight('qa'), aLight('sales')] });
    const [docs, qa, sales] = ['docs', 'qa', 'sales'].map((key) =>
      settings.departments.find((department) => department.key === key),
    );
    if (docs === undefined || qa === undefined || sales === undefined) throw new Error('They are there.');
    const departments = [docs, { ...qa, leadTimeDays: 0 }, { ...sales, leadTimeDays: 100 }];
    const started = after(plain, START, { settings: { ...settings, departments } });
    expect(started.lights.map(({ reviewAskedAt }) => reviewAskedAt)).toEqual([NOW, null, null]);
  });
});
