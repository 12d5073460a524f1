import { describe, expect, test } from 'vitest';
import { type PlanWarning, planWarnings } from '../../../src/domain/plan/plan-warnings.ts';
import type { Release } from '../../../src/domain/release.ts';
import {
  aDepartment,
  aLight,
  aPlan,
  aRelease,
  launchOn,
  MAYA,
  NOW,
  someSettings,
} from '../../support/builders.ts';

const warned = (
  release: Release,
  others: readonly Release[] = [],
  settings = someSettings(),
): readonly PlanWarning[] => planWarnings(release, others, settings, NOW);

const launchedAlready: Partial<Release> = {
  stage: 'live',
  launch: { attempt: 1, decidedBy: MAYA, decidedAt: NOW, liveAt: NOW },
};

const on = (date: string, time?: string): Release =>
  aRelease({ plan: aPlan({ launch: launchOn(date, time) }) });

test('a Thursday at noon, in good time, warns of nothing', () => {
  expect(warned(on('2026-12-10', '12:00'))).toEqual([]);
});

describe('the date', () => {
  test.each([['2026-12-12'], ['2026-12-13']])('%s is no working day', (date) => {
    expect(warned(on(date))).toEqual([{ kind: 'non_working_day', date, holiday: null }]);
  });

  test('a holiday of the workspace is none either', () => {
    const settings = someSettings({ week: { ...someSettings().week, holidays: ['2026-12-10'] } });
    expect(warned(on('2026-12-10'), [], settings)).toEqual([
      { kind: 'non_working_day', date: '2026-12-10', holiday: null },
    ]);
  });

  test('a public holiday of the workspace is named; one of a department alone is none', () => {
    const days = [{ date: '2026-12-10', name: 'Founding Day' }];
    const holidayCalendars = { DE: { firstYear: 2026, lastYear: 2027, days } };
    const inGermany = someSettings({ holidayRegion: 'DE', holidayCalendars });
    expect(warned(on('2026-12-10', '12:00'), [], inGermany)).toEqual([
      { kind: 'non_working_day', date: '2026-12-10', holiday: 'Founding Day' },
    ]);
    const departments = [aDepartment('docs', { holidayRegion: 'DE' })];
    const elsewhere = someSettings({ holidayCalendars, departments });
    const release = aRelease({ plan: on('2026-12-10', '12:00').plan, lights: [aLight('docs')] });
    expect(warned(release, [], elsewhere)).toEqual([]);
  });

  test('another launch on the same day is named', () => {
    const other = aRelease({
      id: 'rel-2',
      plan: aPlan({ name: 'Borealis', version: null, launch: launchOn('2026-12-10', '09:00') }),
    });
    expect(warned(on('2026-12-10', '12:00'), [other])).toEqual([{ kind: 'same_day', title: 'Borealis' }]);
  });

  test.each<[string, Partial<Release>]>([
    ['this release itself', { id: 'rel-atlas' }],
    ['one that is over', { id: 'rel-2', stage: 'cancelled' }],
    ['one that users have already', { id: 'rel-2', ...launchedAlready }],
    ['a rehearsal', { id: 'rel-2', practice: true }],
    ['another day', { id: 'rel-2', plan: aPlan({ launch: launchOn('2026-12-09') }) }],
  ])('%s is not another launch on the same day', (_which, overrides) => {
    expect(warned(on('2026-12-10', '12:00'), [aRelease(overrides)])).toEqual([]);
  });
});

describe('lead times', () => {
  test('a department with less time than it needs is named with both numbers', () => {
    const release = {
      ...on('2026-11-24', '12:00'),
      lights: [aLight('docs', { leadTimeDays: 6 }), aLight('sales', { leadTimeDays: 5 })],
    };
    expect(warned(release)).toEqual([{ kind: 'short_lead_time', department: 'Docs', has: 5, needs: 6 }]);
  });

  test('a department for which nobody can answer is named', () => {
    const departments = [
      aDepartment('docs', { leads: [], deputies: [] }),
      aDepartment('sales', { leads: [] }),
    ];
    const release = { ...on('2026-12-10', '12:00'), lights: [aLight('docs'), aLight('sales')] };
    expect(warned(release, [], someSettings({ departments }))).toEqual([
      { kind: 'nobody_can_answer', department: 'Docs' },
    ]);
  });
});

describe('support after the launch', () => {
  test('counts the hours of those who help, wherever the launch was planned from', () => {
    const late = on('2026-12-10', '13:00');
    const departments = [aDepartment('support', { zone: 'Asia/Kolkata' })];
    // 13:00 in Berlin is 17:30 in Kolkata: support has gone home.
    expect(warned({ ...late, lights: [aLight('support')] }, [], someSettings({ departments }))).toEqual([
      { kind: 'little_support', hours: 0 },
    ]);
    const { launch } = late.plan;
    const elsewhere = { ...late, plan: { ...late.plan, launch: { ...launch, zone: 'Asia/Tokyo' } } };
    expect(warned(elsewhere)).toEqual([]);
  });

  test.each<[string, string, PlanWarning[]]>([
    ['2026-12-10', '13:00', []],
    ['2026-12-10', '13:30', [{ kind: 'little_support', hours: 3.5 }]],
    ['2026-12-10', '18:00', [{ kind: 'little_support', hours: 0 }]],
    ['2026-12-11', '10:00', [{ kind: 'no_support_next_day' }]],
    ['2026-12-11', '15:00', [{ kind: 'little_support', hours: 2 }]],
  ])('a launch on %s at %s', (date, time, expected) => {
    expect(warned(on(date, time))).toEqual(expected);
  });
});

describe('the way back', () => {
  const JUDGED = { lives: false, money: true, data: false, irreversible: false, exposed: false };
  const NO_RISK = { ...JUDGED, money: false };
  const untried: PlanWarning[] = [{ kind: 'way_back_untried' }];
  test.each([
    ['of a quick plan is nobody’s worry', {}, []],
    ['that is written wants to be tried', { backOut: 'The old build.' }, untried],
    ['is wanted where there is a risk', { risk: JUDGED }, untried],
    ['of low risk is not', { risk: NO_RISK }, []],
    ['matters where everyone gets it at once', { backOut: 'The old build.', path: 'push' as const }, []],
  ])('%s', (_name, overrides, expected) => {
    const release = on('2026-12-10', '12:00');
    expect(warned({ ...release, plan: { ...release.plan, ...overrides } })).toEqual(expected);
  });

  test('that was tried warns of nothing', () => {
    const { plan } = on('2026-12-10', '12:00');
    const about = { ...plan.contents.about, backOutTested: '2026-11-01' };
    const contents = { ...plan.contents, about };
    const release = aRelease({ plan: { ...plan, backOut: 'The old build.', contents } });
    expect(warned(release)).toEqual([]);
  });
});
