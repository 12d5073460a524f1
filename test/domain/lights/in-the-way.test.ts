import { describe, expect, test } from 'vitest';
import { NO_FAMILY } from '../../../src/domain/family/family.ts';
import { isReady, type LaunchObstacle, obstaclesTo } from '../../../src/domain/lights/verdict.ts';
import type { Release } from '../../../src/domain/release.ts';
import { aDepartment, aLight, aStartedRelease, NOW, someSettings } from '../../support/builders.ts';
import { aCarried } from '../carried/carried-cases.ts';
import { held, notConcerned, notYet, onTrack } from '../deciding.ts';
import {
  aBlocker,
  aCondition,
  answered,
  aWaiver,
  greenSales,
  HIGH,
  ifLater,
  ifPrinted,
  kindsOf,
  NORMAL,
  withSales,
} from '../matters.ts';
import { aWaveOf } from '../plan-cases.ts';

const green = withSales(greenSales());
const risky: Release = { ...green, plan: { ...green.plan, risk: HIGH } };

const confirmation = { askedAt: NOW, launchAt: risky.plan.launch.at, said: null };
const unconfirmed: Release = {
  ...withSales(greenSales({ confirmation })),
  plan: { ...green.plan, risk: NORMAL },
};

/** Worst first, each with a release in which it alone is in the way. */
const EACH: readonly [LaunchObstacle['kind'], Release][] = [
  ['hold', { ...green, hold: held }],
  ['issue', { ...green, carried: [aCarried()] }],
  ['blocker', { ...green, blockers: [aBlocker()] }],
  ['not_yet', withSales(answered('sales', 'not_yet', notYet))],
  [
    'condition',
    withSales(answered('sales', 'not_yet', ifPrinted), { conditions: [aCondition({ state: 'lapsed' })] }),
  ],
  ['stale', withSales(greenSales({ state: 'stale' }))],
  ['consent', withSales(answered('sales', 'not_applicable_asked', notConcerned))],
  ['second', withSales(aLight('sales', { waiver: aWaiver({ needsSecond: true }) }))],
  ['plan', { ...risky, plan: { ...risky.plan, beta: 'Liked.' } }],
  ['main', { ...green, family: { ...NO_FAMILY, waveOf: aWaveOf() } }],
  ['waiting', withSales(aLight('sales'))],
  ['unconfirmed', unconfirmed],
];
const KINDS: Record<LaunchObstacle['kind'], true> = {
  hold: true,
  issue: true,
  blocker: true,
  not_yet: true,
  condition: true,
  stale: true,
  consent: true,
  second: true,
  plan: true,
  waiting: true,
  main: true,
  unconfirmed: true,
};

describe('what is in the way', () => {
  test('has no kind that nothing makes', () => {
    expect(EACH.map(([kind]) => kind).sort()).toEqual(Object.keys(KINDS).sort());
  });

  test.each(EACH)('can be %s alone, and then the release is not ready', (kind, release) => {
    expect(kindsOf(obstaclesTo(release))).toEqual([kind]);
    expect(isReady(release)).toBe(false);
  });

  test('is nothing when every light is green: ready', () => {
    expect([obstaclesTo(green), isReady(green)]).toEqual([[], true]);
  });

  test('stands worst first, whatever the order of the departments', () => {
    const release: Release = {
      ...risky,
      family: { ...NO_FAMILY, waveOf: aWaveOf() },
      hold: held,
      blockers: [aBlocker()],
      carried: [aCarried()],
      conditions: [aCondition({ state: 'lapsed' })],
      lights: [
        aLight('eng'),
        aLight('qa', { waiver: aWaiver({ needsSecond: true }) }),
        answered('docs', 'not_applicable_asked', notConcerned),
        answered('training', 'stale', { answer: 'green' }),
        answered('sales', 'not_yet', ifPrinted),
        answered('pmm', 'not_yet', notYet),
        answered('support', 'green', { answer: 'green' }, { confirmation }),
      ],
    };
    const kinds = kindsOf(obstaclesTo(release));
    expect([...new Set(kinds)]).toEqual(EACH.map(([kind]) => kind));
    expect(kinds.filter((kind) => kind === 'plan')).toHaveLength(2);
  });

  test('is consent to a condition that is due after the launch, by its words', () => {
    const release = withSales(answered('sales', 'conditional_asked', ifLater), {
      conditions: [aCondition({ text: ifLater.condition, state: 'asked' })],
    });
    expect(obstaclesTo(release)).toEqual([
      { kind: 'consent', department: 'Sales', reason: ifLater.condition, condition: true },
    ]);
  });

  test('tells what is waited for: on track, not asked, nobody there', () => {
    const release = aStartedRelease({
      lights: [answered('qa', 'on_track', onTrack), aLight('docs'), aLight('sales', { askedAt: NOW })],
    });
    const departments = [
      aDepartment('qa'),
      aDepartment('docs'),
      aDepartment('sales', { leads: [], deputies: [] }),
    ];
    expect(obstaclesTo(release, someSettings({ departments }))).toEqual([
      { kind: 'waiting', department: 'QA', onTrack: true, asked: true },
      { kind: 'waiting', department: 'Docs', onTrack: false, asked: false },
      { kind: 'waiting', department: 'Sales', onTrack: false, asked: true, nobody: true },
    ]);
  });

  test.each(['confirmed', 'withdrawn'] as const)('is no longer what is %s', (state) => {
    expect(obstaclesTo({ ...green, blockers: [aBlocker({ state })] })).toEqual([]);
  });
});
