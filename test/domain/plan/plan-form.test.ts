import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  missingFromPlan,
  type PlanForm,
  readLaunch,
  readPlanForm,
  TITLE_MAX,
  VALUE_MAX,
} from '../../../src/domain/plan/plan-form.ts';
import { titleOf } from '../../../src/domain/release.ts';
import { aPlan, NOW, scopeOf } from '../../support/builders.ts';

const form = (overrides: Partial<PlanForm> = {}): PlanForm => ({
  title: 'Atlas 2.0',
  value: 'Shared boards.',
  date: '2026-12-10',
  time: '14:00',
  zone: 'Europe/Berlin',
  path: 'big_bang',
  departmentIds: ['dep-docs'],
  ...overrides,
});

const fieldsWrong = (overrides: Partial<PlanForm>): string[] => {
  const read = readPlanForm(form(overrides), NOW);
  return 'problems' in read ? read.problems.map(({ field }) => field) : [];
};

describe('the first form', () => {
  test('makes a plan with name, version and the instant that the wall clock means', () => {
    const read = readPlanForm(form({ title: '  Atlas 2.0 ', value: ' Shared boards. ' }), NOW);
    expect(read).toMatchObject({
      plan: {
        name: 'Atlas',
        version: '2.0',
        value: 'Shared boards.',
        path: 'big_bang',
        launch: { date: '2026-12-10', time: '14:00', zone: 'Europe/Berlin', at: '2026-12-10T13:00:00.000Z' },
        goal: '',
      },
    });
  });

  test.each<[string, Partial<PlanForm>, string[]]>([
    ['no name', { title: '  ' }, ['title']],
    ['a name too long', { title: 'x'.repeat(TITLE_MAX + 1) }, ['title']],
    ['a name that is just long enough', { title: '🚀'.repeat(TITLE_MAX) }, []],
    ['no gain for users', { value: '' }, ['value']],
    ['a gain too long', { value: 'x'.repeat(VALUE_MAX + 1) }, ['value']],
    ['no date', { date: '' }, ['date']],
    ['a date that does not exist', { date: '2026-02-30' }, ['date']],
    ['no time', { time: '25:00' }, ['time']],
    ['no zone', { zone: 'Berlin' }, ['zone']],
    ['a moment that has passed', { date: '2026-11-16' }, ['date']],
    ['this very minute', { date: '2026-11-17', time: '10:00' }, ['date']],
    [
      'an hour that has passed only here',
      { date: '2026-11-17', time: '10:00', zone: 'America/New_York' },
      [],
    ],
    ['no path', { path: 'teleport' }, ['path']],
    ['a path that only objects know', { path: 'toString' }, ['path']],
    ['no departments', { departmentIds: [] }, ['departments']],
    [
      'everything at once',
      { title: '', value: '', date: '', path: '', departmentIds: [] },
      ['title', 'value', 'date', 'path', 'departments'],
    ],
  ])('%s', (_case, overrides, fields) => {
    expect(fieldsWrong(overrides)).toEqual(fields);
  });

  test('every problem says in a sentence what would be right', () => {
    const read = readPlanForm(
      form({ title: '', value: '', date: 'x', time: 'x', zone: 'x', path: '', departmentIds: [] }),
      NOW,
    );
    const problems = 'problems' in read ? read.problems : [];
    expect(problems).toHaveLength(7);
    for (const { problem } of problems) expect(problem).toMatch(/^[A-Z].*\.$/);
  });

  test('a wall time that the clocks skip means the next minute that exists', () => {
    const read = readLaunch({ date: '2027-03-28', time: '02:30', zone: 'Europe/Berlin' }, NOW);
    expect(read).toMatchObject({ launch: { time: '02:30', at: '2027-03-28T01:00:00.000Z' } });
  });

  test('the title of a plan reads back as the same name and version', () => {
    const words = fc.constantFrom(
      'Atlas',
      '2.0',
      'v3',
      '1.32',
      'Spring',
      '2026.4',
      'beta',
      'Mobile',
      '24.04',
      'LTS',
      '7',
    );
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 5 }), (typed) => {
        const first = readPlanForm(form({ title: typed.join(' ') }), NOW);
        if ('problems' in first) return;
        const again = readPlanForm(form({ title: titleOf(first) }), NOW);
        expect(again).toEqual(first);
      }),
    );
  });
});

test('what is missing is named in words, in the order of the form', () => {
  expect(missingFromPlan(aPlan())).toEqual([]);
  expect(missingFromPlan(aPlan({ goal: '', outOfScope: '' }))).toEqual(['goal', 'out of scope']);
  const empty = aPlan({ goal: '', measure: '', contents: scopeOf(''), outOfScope: '', highlights: '' });
  expect(missingFromPlan(empty)).toEqual([
    'goal',
    'how it is measured',
    'scope',
    'out of scope',
    'highlights',
  ]);
});
