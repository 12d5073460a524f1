import { expect, test } from 'vitest';
import { settingsProblems } from '../../../src/domain/settings/settings-rules.ts';
import { someSettings } from '../../support/builders.ts';

test.each([
  [[1, 7, 30], true],
  [[14], true],
  [[], false],
  [[0, 7], false],
  [[7, 1], false],
  [[7, 7], false],
  [[1.5], false],
  [[Number.NaN], false],
  [[366], false],
  [[1, 2, 3, 4, 5, 6], false],
])('the days on which the goal is asked for: %j', (goalDays, isRight) => {
  const fields = settingsProblems(someSettings({ goalDays })).map(({ field }) => field);
  expect(fields).toEqual(isRight ? [] : ['goalDays']);
});
