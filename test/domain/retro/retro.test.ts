import { describe, expect, test } from 'vitest';
import type { Command } from '../../../src/domain/command.ts';
import { decide } from '../../../src/domain/decide.ts';
import { NO_FAMILY } from '../../../src/domain/family/family.ts';
import type { Release } from '../../../src/domain/release.ts';
import { isLookBackOpen } from '../../../src/domain/retro/retro.ts';
import { anActor, aStartedRelease, MAYA, NOW, someSettings } from '../../support/builders.ts';
import { aWaveOf } from '../plan-cases.ts';

const live = aStartedRelease({ stage: 'retro' });
const said = (release: Release, command: Command) =>
  decide(release, command, { actor: anActor(), now: NOW, settings: someSettings() });
const after = (release: Release, command: Command): Release => {
  const decision = said(release, command);
  if (!decision.ok) throw new Error(decision.refusal.code);
  return decision.release;
};
const hold: Command = { type: 'record_retro', held: true, reason: '' };
const waive: Command = { type: 'record_retro', held: false, reason: ' Nothing happened. ' };

describe('how a look back ends', () => {
  test('it was held: by whom and when stands on the release', () => {
    const release = after(live, hold);
    expect(release.after.lookBack).toEqual({ how: 'held', reason: '', month: null, by: MAYA, at: NOW });
    expect(isLookBackOpen(live)).toBe(true);
    expect(isLookBackOpen(release)).toBe(false);
  });

  test('there is none, and the reason is kept', () => {
    expect(after(live, waive).after.lookBack).toMatchObject({ how: 'waived', reason: 'Nothing happened.' });
    expect(isLookBackOpen(after(live, waive))).toBe(false);
  });

  test('said twice it is once', () => {
    expect(said(after(live, hold), hold)).toMatchObject({ events: [] });
    expect(said(after(live, waive), waive)).toMatchObject({ events: [] });
  });

  test('what was given up can be held later; what was held stays so', () => {
    const held = after(after(live, waive), hold);
    expect(held.after.lookBack?.how).toBe('held');
    expect(said(held, waive)).toMatchObject({ refusal: { code: 'matter_is_over' } });
  });

  test('what was held stays so when the release is closed', () => {
    const closed = after(after(live, hold), {
      type: 'close',
      outcome: 'Good.',
      lessons: 'Ask early.',
      goal: { value: '812', answer: 'reached' },
      lookBack: { held: false, reason: 'Nobody came.' },
    });
    expect(closed.after.lookBack?.how).toBe('held');
  });

  test('a wave looks back with its main release', () => {
    const wave = { ...live, family: { ...NO_FAMILY, waveOf: aWaveOf() } };
    expect(isLookBackOpen(wave)).toBe(false);
    expect(said(wave, hold)).toMatchObject({ refusal: { code: 'unknown_matter' } });
  });
});
