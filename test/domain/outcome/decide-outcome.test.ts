import { describe, expect, test } from 'vitest';
import type { Command } from '../../../src/domain/command.ts';
import { GOAL_ANSWERS, incidentsOf, owedAfter } from '../../../src/domain/outcome/outcome.ts';
import type { Release } from '../../../src/domain/release.ts';
import { anUrgent, aPlan, MAYA } from '../../support/builders.ts';
import {
  after,
  closedWell,
  deciding,
  eventsOf,
  eventTypes,
  expectRefused,
  LAUNCH_AT,
  live,
} from '../deciding.ts';
import { anIssue } from '../launch-day/launch-day-cases.ts';
import { aCondition, LOW } from '../matters.ts';

const WEEK_LATER = '2026-12-17T10:00:00.000Z';
const low = (overrides: Partial<Release> = {}): Release => live({ plan: aPlan({ risk: LOW }), ...overrides });
const said = (answer: 'reached' | 'too_early', value = '812'): Command => ({
  type: 'say_goal',
  value,
  answer,
});
const trouble = (is: boolean): Command => ({ type: 'say_trouble', trouble: is });
const retro = (held: boolean, reason = ''): Command => ({ type: 'record_retro', held, reason });

describe('the goal', () => {
  test.each(GOAL_ANSWERS)('%s is recorded with its value and the days since the launch', (answer) => {
    const command = { type: 'say_goal', value: ' 812 boards ', answer } as const;
    const next = after(live(), command, { now: WEEK_LATER });
    const check = { days: 7, value: '812 boards', answer };
    expect(next.after.checks).toEqual([{ ...check, by: MAYA, at: WEEK_LATER }]);
    expect(eventsOf(live(), command, { now: WEEK_LATER })).toEqual([{ type: 'goal_checked', ...check }]);
  });

  test('too early needs no value, every other answer does; nobody writes a novel', () => {
    expect(after(live(), said('too_early', '')).after.checks).toHaveLength(1);
    expectRefused(live(), said('reached', ' '), { problems: [{ field: 'value' }] });
    expectRefused(live(), said('reached', 'x'.repeat(201)), { problems: [{ field: 'value' }] });
  });

  test('the same click twice says it once; the same words a month later are another answer', () => {
    const once = after(live(), said('reached'), { now: WEEK_LATER });
    expect(eventsOf(once, said('reached'), { now: WEEK_LATER })).toEqual([]);
    expect(eventsOf(once, said('reached'), { now: '2027-01-11T10:00:00.000Z' })).toHaveLength(1);
  });

  test.each([
    ['without a goal', live({ plan: aPlan({ goal: ' ' }) })],
    ['a hotfix', live({ urgent: anUrgent() })],
  ])('nobody asks of a release %s', (_what, release) => {
    expectRefused(release, said('reached'), { code: 'unknown_matter' });
  });
});

describe('the look back', () => {
  test('held, or not held for a reason', () => {
    expect(eventsOf(live(), retro(true))).toEqual([{ type: 'retro_held' }]);
    expect(eventsOf(live(), retro(false, ' Two lines. '))).toEqual([
      { type: 'retro_waived', reason: 'Two lines.', month: null },
    ]);
    expectRefused(live(), retro(false), { problems: [{ field: 'reason' }] });
    expect(eventsOf(after(live(), retro(true)), retro(true))).toEqual([]);
  });
});

describe('a release stays open', () => {
  const bare: Command = { type: 'close', outcome: 'Good', lessons: 'Ask early' };

  test.each<[string, Release, Command, readonly string[]]>([
    ['with nothing said', live(), bare, ['answer', 'lookBack']],
    ['without the look back', after(live(), said('reached')), bare, ['lookBack']],
    ['without the goal', after(live(), retro(true)), bare, ['answer']],
    [
      'where it was too early the last time',
      after(after(live(), said('too_early')), retro(true)),
      bare,
      ['answer'],
    ],
    [
      'where it is too early now',
      live(),
      { ...closedWell, goal: { value: '', answer: 'too_early' } },
      ['answer'],
    ],
    [
      'without a reason for no look back',
      live(),
      { ...closedWell, lookBack: { held: false, reason: ' ' } },
      ['reason'],
    ],
  ])('%s', (_what, release, command, fields) => {
    expectRefused(release, command, { problems: fields.map((field) => ({ field })) });
  });

  test('what was said before is not asked again, and not recorded twice', () => {
    const all = after(after(live(), said('reached')), retro(true));
    expect(eventTypes(all, bare)).toEqual(['release_closed']);
    const goal = { value: '812', answer: 'reached' } as const;
    expect(eventTypes(all, { ...closedWell, goal })).toEqual(['release_closed']);
  });

  test.each([
    ['a hotfix', live({ urgent: anUrgent({ review: 'We watch the date.' }) }), ['release_closed']],
    ['without a goal', live({ plan: aPlan({ goal: '' }) }), ['retro_held', 'release_closed']],
    ['any other', live(), ['goal_checked', 'retro_held', 'release_closed']],
  ] as const)('the close of %s says all at once', (_what, release, types) => {
    const { lookBack, ...rest } = closedWell;
    const command = release.urgent === null ? { ...rest, lookBack } : bare;
    expect(eventTypes(release, command)).toEqual(types);
  });
});

describe('low risk', () => {
  test('no trouble closes it, and it shares the look back of the month in which that is said', () => {
    const next = after(low(), trouble(false), { now: '2027-01-04T10:00:00.000Z' });
    expect(next).toMatchObject({ stage: 'closed', outcome: 'No trouble.', lessons: '' });
    expect(next.after.lookBack).toMatchObject({ how: 'shared', month: '2027-01' });
    expect(eventTypes(low(), trouble(false))).toEqual(['trouble_answered', 'retro_waived', 'release_closed']);
  });

  test('trouble asks for what every other release is asked', () => {
    const next = after(low(), trouble(true));
    expect(next.stage).toBe('live');
    expect(owedAfter(next)).toEqual(['goal', 'look_back']);
    expectRefused(next, trouble(false), { code: 'unknown_matter' });
  });

  test.each([
    ['of normal risk', live()],
    ['with a critical issue', low({ issues: [anIssue({ severity: 'critical' })] })],
    ['with a major issue, solved by now', low({ issues: [anIssue({ settledAt: LAUNCH_AT })] })],
  ])('one click closes nothing %s', (_what, release) => {
    expectRefused(release, trouble(false), { code: 'unknown_matter' });
  });

  test('what was promised comes first', () => {
    expectRefused(low({ conditions: [aCondition()] }), trouble(false), { code: 'conditions_pending' });
    expect(deciding(low({ issues: [anIssue({ severity: 'minor' })] }), trouble(false)).ok).toBe(true);
  });
});

test.each([
  ['none', [], 0],
  ['a minor one is no incident', [anIssue({ severity: 'minor', reportedAt: LAUNCH_AT })], 0],
  [
    'major and critical are',
    [anIssue({ reportedAt: LAUNCH_AT }), anIssue({ severity: 'critical', reportedAt: LAUNCH_AT })],
    2,
  ],
  ['one that is solved counts', [anIssue({ reportedAt: LAUNCH_AT, settledAt: LAUNCH_AT })], 1],
  ['to the second of the seventh day', [anIssue({ reportedAt: '2026-12-17T13:00:00.000Z' })], 1],
  ['not after it', [anIssue({ reportedAt: '2026-12-17T13:00:00.001Z' })], 0],
])('incidents within seven days: %s', (_what, issues, count) => {
  expect(LAUNCH_AT).toBe('2026-12-10T13:00:00.000Z');
  expect(incidentsOf(live({ issues })).count).toBe(count);
});
