import { expect, test } from 'vitest';
import {
  departmentFrom,
  meetingOf,
  PRESETS,
  presetOf,
  THE_EIGHT,
} from '../../../src/domain/settings/settings-presets.ts';
import { settingsProblems } from '../../../src/domain/settings/settings-rules.ts';
import { someSettings } from '../../support/builders.ts';

test.each(PRESETS)('the preset %s may be saved as it stands', (preset) => {
  const departments = presetOf[preset].departments.map((template) => departmentFrom(template, template.key));
  const settings = someSettings({ departments, statusMeeting: meetingOf(preset, 'Asia/Tokyo') });
  expect(settingsProblems(settings)).toEqual([]);
});

test('the eight are those of the mission', () => {
  expect(THE_EIGHT.map(({ name }) => name)).toEqual([
    'Engineering',
    'QA',
    'Documentation',
    'Training',
    'Marketing',
    'Product marketing',
    'Sales',
    'Support',
  ]);
});

test('starter asks two with two days and holds no meeting; twelve adds four to the eight', () => {
  expect(presetOf.starter.departments.map(({ leadTimeDays }) => leadTimeDays)).toEqual([2, 2]);
  expect(meetingOf('starter', 'UTC')).toBeNull();
  expect(presetOf.twelve.departments.slice(8).map(({ key }) => key)).toEqual([
    'product',
    'operations',
    'legal',
    'finance',
  ]);
});
