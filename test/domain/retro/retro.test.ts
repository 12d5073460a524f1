import { describe, expect, test } from 'vitest';
import type { Command } from '../../../src/domain/command.ts';
import { decide } from '../../../src/domain/decide.ts';
import type { Release } from '../../../src/domain/release.ts';
import { isLookBackOpen } from '../../../src/domain/retro/retro.ts';
import { anActor, aStartedRelease, MAYA, NOW, someSettings } from '../../support/builders.ts';

const live = aStartedRelease({ stage: 'retro' });
const said = (release: Release, command: Command) =>
  decide(release, command, { actor: anActor(), now: NOW, settings: someSettings() });
const after = (release: Release, command: Command): Release => {
  const decision = said(release, command);
  if (!decision.ok) throw new Error(decision.refusal.code);
  return decision.release;
};
const waive = { type: 'waive_retro', reason: ' Nothing happened. ' } as const;

describe('how a look back ends', () => {
  test('it was held: by whom and when stands on the release', () => {
    const release = after(live, { type: 'record_retro' });
    expect(release.retro).toEqual({ kind: 'held', by: MAYA, at: NOW });
    expect(isLookBackOpen(live)).toBe(true);
    expect(isLookBackOpen(release)).toBe(false);
  });

  test('there is none, and the reason is kept', () => {
    expect(after(live, waive).retro).toEqual({
      kind: 'waived',
      reason: 'Nothing happened.',
      by: MAYA,
      at: NOW,
    });
  });

  test('without a reason nothing is recorded', () => {
    expect(said(live, { type: 'waive_retro', reason: '  ' })).toMatchObject({
      refusal: { code: 'fields_invalid', problems: [{ field: 'reason' }] },
    });
  });

  test('said twice it is once', () => {
    expect(said(after(live, { type: 'record_retro' }), { type: 'record_retro' })).toMatchObject({
      events: [],
    });
    expect(said(after(live, waive), waive)).toMatchObject({ events: [] });
  });

  test('what was given up can be held later; what was held stays so', () => {
    const held = after(after(live, waive), { type: 'record_retro' });
    expect(held.retro?.kind).toBe('held');
    expect(said(held, waive)).toMatchObject({ refusal: { code: 'matter_is_over' } });
  });
});
