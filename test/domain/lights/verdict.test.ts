import { describe, expect, test } from 'vitest';
import type { Light, LightState } from '../../../src/domain/lights/light.ts';
import {
  greenCount,
  isReady,
  launchedWithout,
  obstaclesTo,
  waitingFor,
} from '../../../src/domain/lights/verdict.ts';
import { aLight, aStartedRelease } from '../../support/builders.ts';
import { allGreen, held } from '../deciding.ts';

const one = (overrides: Partial<Light>) => aStartedRelease({ lights: [aLight('sales', overrides)] });

/** By hand: does a required light in this state stand in the way, and is the department still waited for? */
const STATES: readonly [LightState, boolean, boolean][] = [
  ['waiting', true, true],
  ['on_track', true, true],
  ['not_yet', true, false],
  ['not_applicable_asked', true, false],
  ['green', false, false],
  ['not_applicable', false, false],
];

describe('the verdict', () => {
  test.each(STATES)('%s stands in the way: %s; is waited for: %s', (state, blocks, waits) => {
    expect(isReady(one({ state }))).toBe(!blocks);
    expect(obstaclesTo(one({ state }))).toHaveLength(blocks ? 1 : 0);
    expect(waitingFor(one({ state }))).toHaveLength(waits ? 1 : 0);
  });

  test.each(STATES)(
    'an optional light that is %s never blocks, and is named when it is not settled: %s',
    (state, named) => {
      const release = one({ state, required: false });
      expect(isReady(release)).toBe(true);
      expect(launchedWithout(release)).toHaveLength(named ? 1 : 0);
      expect(waitingFor(release)).toEqual([]);
    },
  );

  test('a hold blocks even when every light is green', () => {
    expect(isReady(allGreen())).toBe(true);
    expect(obstaclesTo(allGreen({ hold: held }))).toEqual([
      { kind: 'hold', reason: held.reason, by: 'Maya' },
    ]);
  });

  test('counts the departments that count', () => {
    expect(greenCount(allGreen())).toEqual({ green: 8, of: 8 });
    const lights = [
      aLight('eng', { state: 'green' }),
      aLight('qa'),
      aLight('sales', { required: false, state: 'green' }),
    ];
    expect(greenCount(aStartedRelease({ lights }))).toEqual({ green: 1, of: 2 });
  });
});
