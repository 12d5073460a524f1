import { describe, expect, test } from 'vitest';
import { askMoment } from '../../../src/domain/delivery/answer-moments.ts';
import { defaultAskAgain } from '../../../src/domain/lights/ask-again.ts';
import { regionsOf, weekOf } from '../../../src/domain/settings/settings.ts';
import { releasesReached } from '../../../src/domain/settings/settings-reach.ts';
import { isWorkingDay } from '../../../src/domain/working-days.ts';
import {
  aDepartment,
  aLight,
  aPlan,
  aRelease,
  aStartedRelease,
  launchOn,
  someSettings,
} from '../../support/builders.ts';

const calendar = (...dates: string[]) => ({
  firstYear: 2025,
  lastYear: 2028,
  days: dates.map((date) => ({ date, name: 'A holiday' })),
});
const holidayCalendars = {
  'DE-BY': calendar('2027-01-01', '2027-01-06'),
  US: calendar('2027-01-01', '2027-07-05'),
};

const bavarian = aDepartment('docs', { holidayRegion: 'DE-BY' });
const american = aDepartment('sales', { holidayRegion: 'US' });
const anywhere = aDepartment('qa');
const settings = someSettings({ holidayCalendars, departments: [bavarian, american, anywhere] });
const atHomeInBavaria = { ...settings, holidayRegion: 'DE-BY' };

describe('a department has the holidays', () => {
  test.each([
    ['of its own region', settings, bavarian, false],
    ['of its own region, not of the workspace’s', atHomeInBavaria, american, true],
    ['of the workspace where it has no region', atHomeInBavaria, anywhere, false],
    ['of nobody where neither has a region', settings, anywhere, true],
    ['of the workspace where it is unknown', atHomeInBavaria, undefined, false],
  ])('%s', (_which, current, department, isWorked) => {
    expect(isWorkingDay('2027-01-06', weekOf(current, department))).toBe(isWorked);
  });

  test('and every day off that an admin wrote down', () => {
    const withOwn = { ...settings, week: { ...settings.week, holidays: ['2027-01-05'] } };
    for (const department of [bavarian, american, anywhere, undefined]) {
      expect(isWorkingDay('2027-01-05', weekOf(withOwn, department))).toBe(false);
    }
  });

  test('and is asked as many of its own working days before the launch', () => {
    const release = aRelease({ plan: aPlan({ launch: launchOn('2027-01-13') }) });
    const asked = [bavarian, american].map(({ key }) =>
      askMoment(aLight(key === 'docs' ? 'docs' : 'sales'), release, settings),
    );
    expect(asked).toEqual(['2027-01-05T09:00:00.000Z', '2027-01-06T09:00:00.000Z']);
  });

  test('and is asked again on its own working days', () => {
    const release = aStartedRelease({ plan: aPlan({ launch: launchOn('2027-01-20') }) });
    const again = (['docs', 'sales'] as const).map((key) =>
      defaultAskAgain(release, aLight(key), settings, '2027-01-04T10:00:00.000Z'),
    );
    expect(again).toEqual(['2027-01-08', '2027-01-07']);
  });
});

test('every region of a workspace is named once', () => {
  const twice = { ...atHomeInBavaria, departments: [...settings.departments, bavarian] };
  expect(regionsOf(twice)).toEqual(['DE-BY', 'US']);
  expect(regionsOf(someSettings())).toEqual([]);
});

test('another region reaches the running releases that ask the department, or all of them', () => {
  const release = aStartedRelease({ lights: [aLight('docs')] });
  const moved = (key: string) => ({
    ...settings,
    departments: settings.departments.map((each) =>
      each.key === key ? { ...each, holidayRegion: 'GB' } : each,
    ),
  });
  expect(releasesReached(settings, moved('docs'), [release])).toEqual([release]);
  expect(releasesReached(settings, moved('sales'), [release])).toEqual([]);
  expect(releasesReached(settings, atHomeInBavaria, [release])).toEqual([release]);
});
