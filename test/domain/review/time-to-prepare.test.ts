import { describe, expect, test } from 'vitest';
import type { DateReview } from '../../../src/domain/review/date-review.ts';
import { reviewStands, shortOfTime, showsShort } from '../../../src/domain/review/time-to-prepare.ts';
import {
  aGreenLight,
  aLight,
  aPlan,
  aRelease,
  launchOn,
  MAYA,
  someSettings,
} from '../../support/builders.ts';

const settings = someSettings();
/** Monday 23 November, 10:00 in Berlin. */
const MONDAY = '2026-11-23T09:00:00.000Z';

const said = (answer: DateReview['answer'], days: number | null = null): DateReview => ({
  answer,
  days,
  words: '',
  launchAt: launchOn('2026-12-10').at,
  by: MAYA,
  at: MONDAY,
});

test('another hour of the same day opens nothing anew', () => {
  const earlier = aRelease({ plan: aPlan({ launch: launchOn('2026-12-10', '09:00') }) });
  expect(reviewStands(aLight('docs', { review: said('fine') }), earlier, settings)).toBe(true);
});

const on = (date: string) => aRelease({ plan: aPlan({ launch: launchOn(date) }) });

describe('what a department said of the date', () => {
  // Thursday 10 December lies 13 working days after that Monday, the 17th lies 18 after it.
  test.each<[string, DateReview, string, boolean]>([
    ['fine, the date as it was', said('fine'), '2026-12-10', true],
    ['fine, a later date', said('fine'), '2026-12-17', true],
    ['fine, an earlier date', said('fine'), '2026-12-09', false],
    ['something is missing, the date as it was', said('missing'), '2026-12-10', true],
    ['something is missing, a later date', said('missing'), '2026-12-17', true],
    ['something is missing, an earlier date', said('missing'), '2026-12-03', false],
    ['too little time, the date as it was', said('needs_days', 18), '2026-12-10', true],
    ['too little time, moved to just enough', said('needs_days', 18), '2026-12-17', true],
    ['too little time, moved by too little', said('needs_days', 19), '2026-12-17', false],
    ['too little time, moved earlier', said('needs_days', 18), '2026-12-03', false],
    ['enough time as it was, moved earlier', said('needs_days', 2), '2026-12-03', false],
  ])('%s: stands %#', (_name, review, date, stands) => {
    expect(reviewStands(aLight('docs', { review }), on(date), settings)).toBe(stands);
  });

  test('nothing was said: nothing stands', () => {
    expect(reviewStands(aLight('docs'), on('2026-12-10'), settings)).toBe(false);
  });
});

describe('a department is short of time', () => {
  const draft = on('2026-12-10');

  test.each<[string, Parameters<typeof aLight>[1], ReturnType<typeof shortOfTime>]>([
    ['with one day less than it needs', { leadTimeDays: 14 }, { has: 13, needs: 14 }],
    ['not with just enough', { leadTimeDays: 13 }, null],
    ['not when it said that the date is fine', { leadTimeDays: 14, review: said('fine') }, null],
    [
      'when it needs more than usual',
      { leadTimeDays: 2, review: said('needs_days', 15) },
      { has: 13, needs: 15 },
    ],
    ['not when it needs less than usual', { leadTimeDays: 14, review: said('needs_days', 12) }, null],
    [
      'as before when something is missing',
      { leadTimeDays: 14, review: said('missing') },
      { has: 13, needs: 14 },
    ],
  ])('%s', (_name, light, short) => {
    expect(shortOfTime(aLight('docs', light), draft, settings, MONDAY)).toEqual(short);
  });

  test('on its own wall, with its own holidays', () => {
    const [docs, ...others] = settings.departments;
    const away = {
      ...settings,
      departments: [{ ...docs, zone: 'Asia/Tokyo' }, ...others],
    } as typeof settings;
    const light = aLight('eng', { leadTimeDays: 13 });
    // At 18:00 in Berlin it is Tuesday in Tokyo.
    expect(shortOfTime(light, draft, away, '2026-11-23T17:00:00.000Z')).toEqual({ has: 12, needs: 13 });
    expect(shortOfTime(light, draft, settings, '2026-11-23T17:00:00.000Z')).toBeNull();
  });

  test('after Start it counts from when it heard of it, so that no day that passes makes it shorter', () => {
    const started = { ...draft, stage: 'planning' as const, startedAt: MONDAY };
    const light = aLight('docs', { leadTimeDays: 13, reviewAskedAt: MONDAY });
    expect(shortOfTime(light, started, settings, '2026-12-08T09:00:00.000Z')).toBeNull();
    expect(shortOfTime(light, draft, settings, '2026-12-08T09:00:00.000Z')).toEqual({ has: 2, needs: 13 });
    const joined = { ...light, reviewAskedAt: '2026-11-30T09:00:00.000Z' };
    expect(shortOfTime(joined, started, settings, MONDAY)).toEqual({ has: 8, needs: 13 });
  });

  test('and the card shows it until the department was heard', () => {
    const started = { ...draft, stage: 'sign_off' as const, startedAt: MONDAY };
    const waiting = aLight('docs', { leadTimeDays: 20, askedAt: MONDAY });
    expect(showsShort(waiting, started, settings, MONDAY)).toEqual({ has: 13, needs: 20 });
    expect(showsShort({ ...aGreenLight('docs'), leadTimeDays: 20 }, started, settings, MONDAY)).toBeNull();
    expect(
      showsShort({ ...waiting, askedAgainBecause: 'It changed.' }, started, settings, MONDAY),
    ).toBeNull();
  });
});
