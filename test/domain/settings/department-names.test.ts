import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  departmentKey,
  freeKey,
  namedDepartment,
  nameProblems,
  namesIn,
} from '../../../src/domain/settings/department-names.ts';
import { settingsProblems } from '../../../src/domain/settings/settings-rules.ts';
import { someSettings } from '../../support/builders.ts';

test.each([
  ['Legal & Compliance', 'legal-compliance'],
  ['Qualität', 'qualitat'],
  ['  R+D  ', 'r-d'],
  ['営業', 'department'],
  ['-', 'department'],
])('"%s" is called %s in files and commands', (name, key) => {
  expect(departmentKey(name)).toBe(key);
});

test('a key that is taken gets a number, and stays short enough', () => {
  expect(freeKey('docs', new Set(['docs', 'docs-2']))).toBe('docs-3');
  const long = 'a'.repeat(30);
  expect(freeKey(long, new Set([long]))).toBe(`${'a'.repeat(28)}-2`);
});

test('whatever a department is called, it may be saved', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), (name) => {
      fc.pre(name.trim() !== '');
      const department = namedDepartment(name, 'd1', new Set());
      expect(settingsProblems(someSettings({ departments: [department] }))).toEqual([]);
    }),
  );
});

test('names are read one a line, without list marks', () => {
  expect(namesIn('Legal\n\n - Partner team\r\n* QA\n2. Sales\n3D team')).toEqual([
    'Legal',
    'Partner team',
    'QA',
    'Sales',
    '3D team',
  ]);
});

test('a name that stands twice is said where it stands the second time', () => {
  const problems = nameProblems([
    { field: 'a', name: 'Docs' },
    { field: 'b', name: 'docs' },
  ]);
  expect(problems).toMatchObject([{ field: 'b' }]);
});

test('more than sixty departments are too many', () => {
  const many = (count: number) =>
    nameProblems(Array.from({ length: count }, (_, index) => ({ field: 'f', name: `N${index}` })));
  expect(many(60)).toEqual([]);
  expect(many(61)).toHaveLength(1);
});
