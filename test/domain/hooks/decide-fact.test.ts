import { describe, expect, test } from 'vitest';
import type { Command } from '../../../src/domain/command.ts';
import { decide } from '../../../src/domain/decide.ts';
import { isReady } from '../../../src/domain/lights/verdict.ts';
import { lightOf, type Release } from '../../../src/domain/release.ts';
import {
  aGreenLight,
  aLight,
  aPlan,
  aRelease,
  aStartedRelease,
  DEPARTMENT_KEYS,
  departmentId,
  NOW,
  someSettings,
} from '../../support/builders.ts';
import { aFact, aKnownFact } from './facts.ts';

const by = { userId: 'hook:ci', name: 'ci' };
const eng = departmentId('eng');

const decided = (release: Release, overrides: Partial<Extract<Command, { type: 'report_fact' }>> = {}) => {
  const command = {
    type: 'report_fact',
    by,
    fact: aFact({ state: 'failed' }),
    departmentId: eng,
    known: null,
    toldLately: 0,
    ...overrides,
  } as const;
  const decision = decide(release, command, { actor: null, now: NOW, settings: someSettings() });
  if (!decision.ok) throw new Error(decision.refusal.code);
  return decision;
};

const started = (...states: Partial<Parameters<typeof aLight>[1]>[]) =>
  aStartedRelease({
    lights: DEPARTMENT_KEYS.map((key, index) => aLight(key, { askedAt: NOW, ...states[index] })),
  });

const allGreen = aStartedRelease({ lights: DEPARTMENT_KEYS.map((key) => aGreenLight(key)) });

const types = (decision: ReturnType<typeof decided>) => decision.events.map(({ type }) => type);

describe('a failed check', () => {
  test('turns its department’s green light red, as a "not yet" of the system with reason and link', () => {
    const fact = aFact({ state: 'failed', words: '3 of 812.', link: 'https://ci.example/1' });
    const decision = decided(allGreen, { fact });
    expect(lightOf(decision.release, eng)).toMatchObject({
      state: 'not_yet',
      answer: {
        answer: 'not_yet',
        by,
        reason: 'tests failed for rc2. 3 of 812. https://ci.example/1',
        solver: 'Engineering',
        expectedOn: '2026-11-18',
      },
    });
    expect(types(decision)).toEqual(['fact_reported', 'light_answered', 'readiness_lost']);
    expect(decision.events[0]).toMatchObject({ turned: eng, tells: null });
  });

  test.each([
    ['waiting', {}, true],
    ['on track', { state: 'on_track' }, true],
    ['green, if', { state: 'conditional' }, true],
    ['asked again', { state: 'stale' }, true],
    ['red already', { state: 'not_yet' }, false],
    ['not applicable', { state: 'not_applicable' }, false],
    ['says not applicable', { state: 'not_applicable_asked' }, false],
    [
      'launched without',
      {
        waiver: { by, at: NOW, reason: 'Small.', acceptedBy: by, needsSecond: false, agreedBy: null },
      },
      false,
    ],
  ] as const)('of a department that is %s: turned %s', (_name, light, turns) => {
    const decision = decided(started(light as Partial<Parameters<typeof aLight>[1]>));
    expect(types(decision).includes('light_answered')).toBe(turns);
    expect(decision.events[0]).toMatchObject({ type: 'fact_reported', tells: turns ? null : 'manager' });
  });

  test('before the first question is asked again when that is planned', () => {
    const decision = decided(started({ askedAt: null }));
    expect(lightOf(decision.release, eng)?.answer).toMatchObject({ expectedOn: '2026-12-03' });
  });

  test.each([
    ['speaks for nobody', {}, { departmentId: null }],
    ['is about another build', { plan: aPlan({ candidate: 'rc3' }) }, {}],
    ['comes after the decision to launch', { stage: 'launching' }, {}],
    ['comes after the launch', { stage: 'live' }, {}],
  ] as const)('that %s turns nothing and tells the manager', (_name, release, command) => {
    const decision = decided({ ...allGreen, ...release }, command);
    expect(decision.release.lights).toEqual(allGreen.lights);
    expect(decision.events).toMatchObject([{ type: 'fact_reported', tells: 'manager' }]);
  });
});

test.each(['check', 'stage', 'alert', 'adoption', 'measure'] as const)(
  'a %s that passed makes nothing green, ready or launched',
  (kind) => {
    for (const release of [started(), allGreen, aRelease(), { ...allGreen, stage: 'launching' as const }]) {
      const decision = decided(release, { fact: aFact({ kind }) });
      expect(decision.release).toEqual(release);
      expect(isReady(decision.release)).toBe(isReady(release));
      expect(decision.events).toMatchObject([{ type: 'fact_reported', tells: null }]);
    }
  },
);

test.each(['stage', 'alert'] as const)('a failed %s tells the manager and turns no light', (kind) => {
  const decision = decided(allGreen, { fact: aFact({ kind, state: 'failed' }) });
  expect(decision.release).toEqual(allGreen);
  expect(decision.events).toMatchObject([{ type: 'fact_reported', tells: 'manager' }]);
});

test('what is older than what is known changes nothing', () => {
  const known = aKnownFact({ at: '2026-11-17T09:00:01.000Z' });
  expect(decided(allGreen, { known })).toEqual({ ok: true, release: allGreen, events: [] });
});

test('what failed before is told again after a day, and a flood in one sentence', () => {
  const fact = aFact({ kind: 'alert', state: 'failed' });
  const failing = (toldAt: string | null) =>
    aKnownFact({ state: 'failed', toldAt, at: '2026-11-10T09:00:00.000Z' });
  const tells = (known: ReturnType<typeof failing> | null, toldLately = 0) => {
    const [event] = decided(allGreen, { fact, known, toldLately }).events;
    return event?.type === 'fact_reported' ? event.tells : undefined;
  };
  expect(tells(failing('2026-11-17T08:00:00.000Z'))).toBeNull();
  expect(tells(failing('2026-11-16T08:59:00.000Z'))).toBe('manager');
  expect(tells(null, 9)).toBe('manager');
  expect(tells(null, 10)).toBe('many');
});

test('nobody is told of a draft', () => {
  expect(decided(aRelease()).events).toMatchObject([{ tells: null }]);
});
