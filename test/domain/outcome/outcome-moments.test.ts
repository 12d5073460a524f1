import { describe, expect, test } from 'vitest';
import type { GoalCheck } from '../../../src/domain/outcome/outcome.ts';
import {
  cardDueAt,
  closeDueAt,
  dueGoal,
  goalMoments,
  isTroubleDue,
  overduePeople,
  overdueSteps,
} from '../../../src/domain/outcome/outcome-moments.ts';
import type { Release } from '../../../src/domain/release.ts';
import { anUrgent, aPlan, MAYA, someSettings } from '../../support/builders.ts';
import { inStage, live } from '../deciding.ts';
import { LOW } from '../matters.ts';

const settings = someSettings({ admins: ['U0ADMIN', MAYA.userId] });
const DAYS = ['2026-12-11T09:00:00.000Z', '2026-12-17T09:00:00.000Z', '2027-01-11T09:00:00.000Z'];
const [FIRST = '', SECOND = '', LAST = ''] = DAYS;

const check = (at: string, answer: GoalCheck['answer'], days = 1): GoalCheck => ({
  days,
  value: '812',
  answer,
  by: MAYA,
  at,
});
const with_ = (...checks: GoalCheck[]): Release => {
  const release = live();
  return { ...release, after: { ...release.after, checks } };
};
const low = (overrides: Partial<Release> = {}): Release => live({ plan: aPlan({ risk: LOW }), ...overrides });

describe('when the goal is asked for', () => {
  test('one, seven and thirty days after it was live; what is no working day moves to the next', () => {
    expect(goalMoments({ release: live(), settings }).map(({ at }) => at)).toEqual(DAYS);
  });

  test('the days are a setting', () => {
    const own = someSettings({ goalDays: [14] });
    expect(goalMoments({ release: live(), settings: own })).toEqual([
      { days: 14, at: '2026-12-24T09:00:00.000Z' },
    ]);
  });

  test.each([
    ['before its launch', inStage.sign_off()],
    ['of low risk', low()],
    ['a hotfix', live({ urgent: anUrgent() })],
    ['without a goal', live({ plan: aPlan({ goal: '' }) })],
  ])('never %s', (_what, release) => {
    expect(goalMoments({ release, settings })).toEqual([]);
  });

  test('too early after the last one is asked again, as long after', () => {
    const again = goalMoments({ release: with_(check(LAST, 'too_early', 32)), settings });
    expect(again.at(-1)).toEqual({ days: 62, at: '2027-02-10T09:00:00.000Z' });
    expect(goalMoments({ release: with_(check(LAST, 'not', 32)), settings })).toHaveLength(3);
  });
});

test.each([
  ['before the first', live(), '2026-12-11T08:59:00.000Z', null],
  ['at the first', live(), FIRST, 1],
  ['the newest that has come is the one', live(), SECOND, 7],
  ['answered', with_(check(SECOND, 'partly', 7)), '2026-12-18T09:00:00.000Z', null],
  ['answered before the next', with_(check(FIRST, 'not')), SECOND, 7],
  ['reached is reached', with_(check(FIRST, 'reached')), LAST, null],
  ['closed', { ...live(), stage: 'closed' as const }, LAST, null],
])('the question that waits: %s', (_what, release, now, days) => {
  expect(dueGoal(release, settings, now)?.days ?? null).toBe(days);
});

describe('low risk', () => {
  test('is asked once, five working days after', () => {
    expect(cardDueAt(low(), settings)).toBe('2026-12-17T09:00:00.000Z');
    expect(isTroubleDue(low(), settings, '2026-12-17T08:59:00.000Z')).toBe(false);
    expect(isTroubleDue(low(), settings, '2026-12-17T09:00:00.000Z')).toBe(true);
    expect(isTroubleDue(live(), settings, LAST)).toBe(false);
  });
});

test.each([
  ['normal risk: the last question', live(), LAST],
  ['the goal is known: the look back', with_(check(FIRST, 'reached')), '2026-12-21T09:00:00.000Z'],
  ['low risk: its one question', low(), '2026-12-17T09:00:00.000Z'],
  ['not live', inStage.launching(), null],
])('when it is to be closed: %s', (_what, release, due) => {
  expect(closeDueAt(release, settings)).toBe(due);
});

describe('overdue', () => {
  const release = live({ standInId: 'U0STAND' });

  test.each([
    ['2027-01-14T08:59:00.000Z', []],
    ['2027-01-14T09:00:00.000Z', [MAYA.userId]],
    ['2027-01-19T09:00:00.000Z', [MAYA.userId, 'U0STAND']],
    ['2027-01-25T09:00:00.000Z', [MAYA.userId, 'U0STAND', 'U0ADMIN']],
    ['2027-03-25T09:00:00.000Z', [MAYA.userId, 'U0STAND', 'U0ADMIN']],
  ])('at %s: %j', (now, people) => {
    expect(overduePeople(release, settings, now)).toEqual(people);
  });

  test.each([
    ['closed', { ...release, stage: 'closed' as const }],
    ['a rehearsal', { ...release, practice: true }],
    ['not launched', inStage.sign_off()],
  ])('nobody is told of one that is %s', (_what, other) => {
    expect(overdueSteps(other, settings, '2027-03-25T09:00:00.000Z')).toEqual([]);
  });
});
