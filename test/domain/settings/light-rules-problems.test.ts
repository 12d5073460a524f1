import { describe, expect, test } from 'vitest';
import type { LightRules } from '../../../src/domain/lights/light-rules.ts';
import { USUAL_RULES } from '../../../src/domain/lights/light-rules.ts';
import { settingsProblems } from '../../../src/domain/settings/settings-rules.ts';
import { aDepartment, someSettings } from '../../support/builders.ts';

const KEYS = ['docs', 'qa', 'sales'] as const;
type Key = (typeof KEYS)[number];

/** Three departments with a lead and a deputy each, some of them with other rules. */
const withRules = (rules: Partial<Record<Key, Partial<LightRules>>>) =>
  settingsProblems(
    someSettings({
      departments: KEYS.map((key) => aDepartment(key, { rules: { ...USUAL_RULES, ...rules[key] } })),
    }),
  );

const after = (...keys: Key[]): Partial<LightRules> => ({ after: keys.map((key) => `dep-${key}`) });

describe('rules that may be saved', () => {
  test.each<[string, Parameters<typeof withRules>[0]]>([
    ['the usual ones', {}],
    ['as many green lights as there are people', { docs: { quorum: 2 } }],
    ['one from every lead', { docs: { quorum: 'all' } }],
    ['one day, and ninety', { docs: { validDays: 1 }, qa: { validDays: 90 } }],
    ['a row of departments', { qa: after('docs'), sales: after('qa', 'docs') }],
    ['after a department that is no longer there', { docs: { after: ['dep-gone'] } }],
  ])('%s', (_what, rules) => {
    expect(withRules(rules)).toEqual([]);
  });

  test('two green lights of a department that has nobody yet: that is said elsewhere', () => {
    const empty = aDepartment('docs', { leads: [], deputies: [], rules: { ...USUAL_RULES, quorum: 2 } });
    expect(settingsProblems(someSettings({ departments: [empty] }))).toEqual([]);
  });
});

describe('rules that contradict themselves are refused at their field', () => {
  test.each<[string, Parameters<typeof withRules>[0], string, string]>([
    ['more green lights than people', { qa: { quorum: 3 } }, '[1].quorum', '2 can answer'],
    ['half a person', { qa: { quorum: 1.5 } }, '[1].quorum', 'a number of people'],
    ['nobody at all', { qa: { quorum: 0 } }, '[1].quorum', 'a number of people'],
    ['no day', { docs: { validDays: 0 } }, '[0].validDays', 'Between 1 and 90'],
    ['more than ninety days', { docs: { validDays: 91 } }, '[0].validDays', 'Between 1 and 90'],
    ['half a day', { docs: { validDays: 2.5 } }, '[0].validDays', 'Between 1 and 90'],
    ['after itself', { qa: after('qa') }, '[1].after', 'cannot come after itself'],
    [
      'two after each other',
      { docs: after('sales'), sales: after('docs') },
      '[0].after',
      'Docs, Sales, Docs',
    ],
    [
      'three in a circle',
      { docs: after('qa'), qa: after('sales'), sales: after('docs') },
      '[0].after',
      'Docs, QA, Sales, Docs',
    ],
    [
      'a circle beside a row that leads into it',
      { docs: after('qa'), qa: after('sales'), sales: after('qa') },
      '[1].after',
      'QA, Sales, QA',
    ],
  ])('%s, once', (_what, rules, field, words) => {
    expect(withRules(rules)).toEqual([
      { field: `departments${field}`, problem: expect.stringContaining(words) },
    ]);
  });
});
