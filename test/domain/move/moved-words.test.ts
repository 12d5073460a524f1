import { describe, expect, test } from 'vitest';
import { movedWords } from '../../../src/domain/move/moved-words.ts';
import { SLIP_REASONS } from '../../../src/domain/move/planned-move.ts';
import { slipBecause } from '../../../src/domain/move/slip-words.ts';
import type { Release } from '../../../src/domain/release.ts';
import { launchOn, NOW } from '../../support/builders.ts';
import { after, eventsOf, held, light } from '../deciding.ts';
import { greenSales, withSales } from '../matters.ts';
import { aMove } from '../plan-cases.ts';

const [from, to] = [launchOn('2026-12-10'), launchOn('2026-12-03')];
const words = 'The fair begins.';
const SAID =
  'The launch moved from Thu 10 Dec to Thu 3 Dec, because it clashes with something else: The fair begins.';

describe('why the launch moved', () => {
  test.each([
    ['clash', words, SAID],
    ['clash', '', 'The launch moved from Thu 10 Dec to Thu 3 Dec, because it clashes with something else.'],
    ['other', words, 'The launch moved from Thu 10 Dec to Thu 3 Dec: The fair begins.'],
    ['other', '', 'The launch moved from Thu 10 Dec to Thu 3 Dec.'],
  ] as const)('%s, %j', (reason, said, expected) => {
    expect(movedWords({ from, to, reason, words: said }, NOW)).toBe(expected);
  });

  test('every reason but the one in other words ends a sentence', () => {
    for (const reason of SLIP_REASONS) {
      expect(slipBecause(reason)).toMatch(reason === 'other' ? /^$/ : /^, because \w+ \w+/);
    }
    expect(slipBecause(undefined)).toBe('');
  });
});

describe('whoever is asked again by a move reads why', () => {
  const move = aMove({ to, reason: 'clash', words });
  const chosen = withSales(greenSales(), { move });
  const becauseOf = (release: Release, command: Parameters<typeof eventsOf>[1]): unknown =>
    eventsOf(release, command, { actor: null }).flatMap((event) =>
      event.type === 'department_asked' ? [event.because] : [],
    );

  test('with the question, and where the question stands', () => {
    const apply = { type: 'apply_move' } as const;
    expect(becauseOf(chosen, apply)).toEqual([SAID]);
    expect(light(after(chosen, apply, { actor: null }), 'sales').askedAgainBecause).toBe(SAID);
  });

  test('with a resume that takes the date that was chosen', () => {
    const resumed = after({ ...chosen, hold: held }, { type: 'resume', launch: null });
    expect(light(resumed, 'sales').askedAgainBecause).toBe(SAID);
  });

  test('with a resume that brings a date of its own, only that it changed', () => {
    const resumed = after({ ...chosen, move: null, hold: held }, { type: 'resume', launch: to });
    expect(light(resumed, 'sales').askedAgainBecause).toBe('The date has changed.');
  });
});
