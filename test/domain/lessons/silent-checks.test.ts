import { expect, test } from 'vitest';
import {
  type CheckHistory,
  LEAST_RELEASES,
  silentChecks,
} from '../../../src/domain/lessons/silent-checks.ts';

const NOW = '2026-12-01T10:00:00.000Z';

const check = (overrides: Partial<CheckHistory> = {}): CheckHistory => ({
  departmentId: 'dep-docs',
  itemId: 'faq',
  releases: 12,
  answers: 15,
  caught: 0,
  firstAt: '2025-11-01T10:00:00.000Z',
  ...overrides,
});

test('a question that never caught anything in a year is named with what it cost', () => {
  expect(silentChecks('dep-docs', [check()], NOW)).toEqual([{ itemId: 'faq', releases: 12, hours: 2.5 }]);
});

test.each([
  ['said no to it once', { caught: 1 }],
  ['asked it for less than a year', { firstAt: '2026-01-10T10:00:00.000Z' }],
  ['asked it in too few releases', { releases: LEAST_RELEASES - 1 }],
  ['is another department', { departmentId: 'dep-sales' }],
])('it stays where somebody %s', (_name, overrides) => {
  expect(silentChecks('dep-docs', [check(overrides)], NOW)).toEqual([]);
});
