import { expect, test } from 'vitest';
import { deliveriesFor } from '../../../src/domain/delivery/effects.ts';
import { NO_FAMILY } from '../../../src/domain/family/family.ts';
import type { Release } from '../../../src/domain/release.ts';
import { aLight, aStartedRelease, NOW, someSettings } from '../../support/builders.ts';

const release = aStartedRelease({
  lights: [aLight('docs'), aLight('support')],
  family: { ...NO_FAMILY, splitFrom: 'rel-main' },
});

/** How many departments hear of it by a heads-up when it starts. */
const told = (before: Release | null): number =>
  deliveriesFor({ release, before, settings: someSettings(), now: NOW }, [
    { id: 'ev-1', event: { type: 'release_started' } },
  ]).filter(({ kind }) => kind === 'statement.heads_up').length;

test('what is split off from a release that has started tells nobody twice', () => {
  expect(told(null)).toBe(0);
});

test('a draft that was split off tells each department at Start', () => {
  expect(told({ ...release, stage: 'draft', startedAt: null })).toBe(2);
});
