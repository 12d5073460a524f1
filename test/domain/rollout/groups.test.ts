import { describe, expect, test } from 'vitest';
import { groupWarnings } from '../../../src/domain/rollout/group-warnings.ts';
import { groupsAfter, percentIn, plannedGroups } from '../../../src/domain/rollout/groups.ts';
import { aPlan } from '../../support/builders.ts';
import { groupsOf } from './rollout-cases.ts';

test.each([
  ['5 % of customers', 5],
  ['5% of customers', 5],
  ['2.5 percent', 2.5],
  ['0,5 % in Europe', 0.5],
  ['100 %', 100],
  ['Everybody', 100],
  ['The rest', 100],
  ['All users', 100],
  ['Pilot customers', null],
  ['All beta testers', null],
  ['150 %', null],
  ['0 %', null],
])('"%s" reaches %s', (name, percent) => {
  expect(percentIn(name)).toBe(percent);
});

const names = (...given: readonly string[]): string[] =>
  plannedGroups(groupsOf(...given.map((name) => [name, ''] as const))).map(({ name }) => name);

describe('the groups of a plan', () => {
  test.each([
    ['none named: everybody', [], ['Everybody']],
    ['as they stand', ['Pilots', 'Europe', 'Everybody'], ['Pilots', 'Europe', 'Everybody']],
    ['by their share', ['25 %', '5 %', '100 %'], ['5 %', '25 %', '100 %']],
    ['nobody is forgotten', ['5 %', '25 %'], ['5 %', '25 %', 'Everybody']],
    ['words alone reach not everybody', ['Pilots'], ['Pilots', 'Everybody']],
    ['everybody comes last', ['The rest', 'Pilots'], ['Pilots', 'The rest']],
    ['once everybody has it nobody follows', ['100 %', 'Everybody'], ['100 %']],
  ])('%s', (_what, given, expected) => {
    expect(names(...given)).toEqual(expected);
  });

  test('what others hold already is left out, and the last is everybody', () => {
    const plan = groupsOf(['5 %', ''], ['10 %', ''], ['25 %', '']);
    const after = groupsAfter([{ id: '3', percent: 25 }], plan);
    expect(after.map(({ name }) => name)).toEqual(['Everybody']);
    expect(groupsAfter([{ id: 'everybody', percent: 100 }], plan)).toEqual([]);
  });
});

describe('what a manager should know', () => {
  const kinds = (plan: Parameters<typeof groupWarnings>[0]): string[] =>
    groupWarnings(plan).map(({ kind }) => kind);
  test('a plan without groups reaches everybody at once', () => {
    expect(kinds(aPlan({ path: 'phased' }))).toEqual(['no_groups']);
    expect(kinds(aPlan({ path: 'push' }))).toEqual([]);
  });
  test('a time of an older plan that cannot be read, and no word on when it stops', () => {
    expect(kinds(groupsOf(['5 %', 'a while'], ['100 %', '2 days']))).toEqual([
      'unclear_time',
      'no_stop_rule',
    ]);
    const plan = groupsOf(['5 %', '2 days']);
    const contents = { ...plan.contents, phased: { stopRule: 'More than ten errors an hour.' } };
    expect(kinds({ ...plan, contents })).toEqual([]);
  });
});
