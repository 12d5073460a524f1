import { describe, expect, test } from 'vitest';
import { forecast, type LightTime, usualMinutes } from '../../../src/domain/forecast/forecast.ts';
import type { Light } from '../../../src/domain/lights/light.ts';
import type { Release } from '../../../src/domain/release.ts';
import {
  aGreenLight,
  aLight,
  anUrgent,
  aStartedRelease,
  type DepartmentKey,
  departmentId,
  leadOf,
  MAYA,
  someSettings,
} from '../../support/builders.ts';
import { aBlocker, aCondition } from '../matters.ts';

const settings = someSettings();
/** Ten in Berlin on the Thursday before the launch. */
const ASKED = '2026-12-03T09:00:00.000Z';
const world = { settings, now: ASKED };

/** Cases of one department, each so many hours of one working day. */
const took = (key: DepartmentKey, ...hours: number[]): LightTime[] =>
  hours.map((hour) => ({
    departmentId: departmentId(key),
    askedAt: '2026-11-03T08:00:00.000Z',
    settledAt: new Date(Date.UTC(2026, 10, 3, 8 + hour)).toISOString(),
  }));

const waits = (key: DepartmentKey, light: Partial<Light> = {}): Light =>
  aLight(key, { askedAt: ASKED, ...light });
const with_ = (lights: Light[], overrides: Partial<Release> = {}): Release =>
  aStartedRelease({ lights, ...overrides });
const by = { userId: leadOf('docs'), name: 'docs' };

describe('how long a department takes', () => {
  test.each([
    ['two cases are no history', [1, 2], null],
    ['the middle of three', [1, 7, 2], 120],
    ['between the two in the middle of four', [1, 2, 4, 8], 180],
    ['one that took very long changes little', [1, 1, 8], 60],
  ])('%s', (_case, hours, minutes) => {
    const times = [...took('docs', ...hours), ...took('sales', 8, 8, 8)];
    expect(usualMinutes(departmentId('docs'), times, settings)).toBe(minutes);
  });
});

describe('when it will be green', () => {
  const times = [...took('docs', 2, 2, 2), ...took('sales', 5, 5, 5)];

  test('the last of them decides', () => {
    expect(forecast(with_([waits('docs'), waits('sales'), aGreenLight('qa')]), times, world)).toEqual({
      greenBy: '2026-12-03T14:00:00.000Z',
      decides: 'Sales',
    });
  });

  test('whoever is past the usual time is expected now, not in the past', () => {
    const now = '2026-12-07T10:00:00.000Z';
    expect(forecast(with_([waits('docs')]), times, { settings, now })?.greenBy).toBe(now);
  });

  test('at night nobody is expected before the morning', () => {
    const now = '2026-12-07T21:00:00.000Z';
    expect(forecast(with_([waits('docs')]), times, { settings, now })?.greenBy).toBe(
      '2026-12-08T08:00:00.000Z',
    );
  });

  test('who was not asked yet takes as long from their question on', () => {
    const found = forecast(with_([waits('docs', { askedAt: null })]), times, {
      settings,
      now: '2026-12-01T09:00:00.000Z',
    });
    expect(found?.greenBy).toBe('2026-12-03T11:00:00.000Z');
  });

  test('who named a day themselves is not expected before', () => {
    const answer = { answer: 'on_track', askAgainOn: '2026-12-08', by, at: ASKED, asDeputy: false } as const;
    const found = forecast(with_([waits('docs', { state: 'on_track', answer })]), times, world);
    expect(found?.greenBy).toBe('2026-12-08T08:00:00.000Z');
  });

  test('who is not needed does not decide', () => {
    const release = with_([waits('docs'), waits('marketing', { required: false })]);
    expect(forecast(release, times, world)?.decides).toBe('Docs');
  });
});

describe('nothing is foreseen', () => {
  const times = [...took('docs', 2, 2, 2), ...took('sales', 5, 5, 5)];
  const red = {
    state: 'not_yet',
    answer: {
      answer: 'not_yet',
      reason: 'x',
      solver: 'y',
      expectedOn: '2026-12-08',
      by,
      at: ASKED,
      asDeputy: false,
    },
  } as const;
  const consent = {
    state: 'not_applicable_asked',
    answer: { answer: 'not_applicable', reason: 'x', by, at: ASKED, asDeputy: false },
  } as const;

  test.each<[string, Release]>([
    ['while one of the missing has no history', with_([waits('docs'), waits('marketing')])],
    ['while one is red', with_([waits('docs'), waits('sales', red)])],
    ['while the manager has to agree', with_([waits('docs'), waits('sales', consent)])],
    ['while it is on hold', with_([waits('docs')], { hold: { by: MAYA, at: ASKED, reason: 'x' } })],
    [
      'while something else is in the way',
      with_([waits('docs')], { blockers: [aBlocker({ departmentId: null, severity: 'stops' })] }),
    ],
    [
      'once a condition was not met',
      with_([waits('docs', { state: 'not_yet' })], {
        conditions: [aCondition({ departmentId: departmentId('docs'), state: 'lapsed' })],
      }),
    ],
    ['when nothing is missing', with_([aGreenLight('docs')])],
    ['for a hotfix', with_([waits('docs')], { urgent: anUrgent() })],
    ['before the start', with_([waits('docs')], { startedAt: null, stage: 'draft' })],
    ['after the launch', with_([waits('docs')], { stage: 'live' })],
  ])('%s', (_case, release) => {
    expect(forecast(release, times, world)).toBeNull();
  });

  test('for a department in which nobody can answer', () => {
    const departments = settings.departments.map((each) => ({ ...each, leads: [], deputies: [] }));
    const emptied = { settings: { ...settings, departments }, now: ASKED };
    expect(forecast(with_([waits('docs')]), times, emptied)).toBeNull();
  });
});
