import { expect, test } from 'vitest';
import { deliveriesFor } from '../../../src/domain/delivery/effects.ts';
import type { ReleaseEvent } from '../../../src/domain/event.ts';
import type { Release } from '../../../src/domain/release.ts';
import { aLight, launchOn, MAYA, NOW, someSettings } from '../../support/builders.ts';
import { aWaiver, HIGH, LOW, RICO, withSales } from '../matters.ts';

const settings = someSettings({ releaseManagers: [MAYA.userId, RICO.userId, 'U0TOM'] });

const without = (waiver: Parameters<typeof aWaiver>[0], overrides: Partial<Release> = {}): Release =>
  withSales(aLight('sales', { askedAt: NOW, waiver: aWaiver(waiver) }), overrides);

/** Whom an event asks to agree to a launch without Sales, and where the question is settled. */
const asked = (release: Release, event: ReleaseEvent): string[] =>
  deliveriesFor({ release, settings, now: NOW }, [{ id: 'ev-1', event }])
    .filter(({ slot }) => slot?.kind === 'board.second' && slot.subject.startsWith('waiver:'))
    .map(({ slot, payload }) => {
      const user = slot !== null && 'user' in slot.audience ? slot.audience.user : '';
      return `${user} ${payload.post === false ? 'settled' : 'asked'}`;
    });

test('a risk that became high asks a second person about everybody whom the launch goes without', () => {
  const changed: ReleaseEvent = { type: 'plan_changed', fields: ['risk'], risk: 'high' };
  const release = without({ needsSecond: true });
  const high = { ...release, plan: { ...release.plan, risk: HIGH } };
  expect(asked(high, changed)).toEqual([`${RICO.userId} asked`, 'U0TOM asked']);
});

test('a risk that became lower settles the question', () => {
  const changed: ReleaseEvent = { type: 'plan_changed', fields: ['risk'], risk: 'low' };
  const release = without({ needsSecond: false });
  const low = { ...release, plan: { ...release.plan, risk: LOW } };
  expect(asked(low, changed)).toEqual([`${RICO.userId} settled`, 'U0TOM settled']);
});

test('a release that is cancelled settles it too', () => {
  const cancelled = without({ needsSecond: true }, { stage: 'cancelled' });
  expect(asked(cancelled, { type: 'release_cancelled', reason: 'No.' })).toEqual([
    `${RICO.userId} settled`,
    'U0TOM settled',
  ]);
});

test('a new date settles the question whether to launch, and asks nobody', () => {
  const call = { mode: 'live_now', announcementId: 'ann-1', early: false, by: MAYA, at: NOW } as const;
  const before = without({}, { call });
  const to = launchOn('2026-12-17');
  const planned: ReleaseEvent = { type: 'move_planned', to, reason: 'quality', words: '' };
  const scene = { release: { ...before, call: null }, before, settings, now: NOW };
  const settled = deliveriesFor(scene, [{ id: 'ev-1', event: planned }])
    .filter(({ slot }) => slot?.kind === 'board.second')
    .map(({ slot, payload }) => [slot?.audience, payload.post]);
  expect(settled).toEqual([
    [{ user: RICO.userId }, false],
    [{ user: 'U0TOM' }, false],
  ]);
});
