import { describe, expect, test } from 'vitest';
import { foundView, readPage } from '../../../../src/adapters/slack/acceptance/found-view.ts';
import type { Trial } from '../../../../src/domain/acceptance/round.ts';
import { buttonsOf } from '../../../../src/practice/read/buttons.ts';
import { aRound, aTrial } from '../../../domain/plan-cases.ts';
import { aStartedRelease, MAYA, NOW, someSettings } from '../../../support/builders.ts';

const verdict = { is: 'accepted', words: 'Good.', by: MAYA, at: NOW } as const;

const found = (
  count: number,
  each: Partial<Trial> = {},
  round: Partial<ReturnType<typeof aRound>> = {},
): Parameters<typeof foundView>[0] => {
  const trials = Array.from({ length: count }, (_, at) =>
    aTrial({ by: { userId: `U${at}`, name: `Pat ${at}` }, words: `Finding ${at}.`, ...each }),
  );
  const whole = aRound({ channelId: 'C0BETA', inviteeIds: [], trials, ...round });
  const scene = { release: aStartedRelease({ rounds: [whole] }), settings: someSettings(), now: NOW };
  return { scene, round: whole };
};

const labels = (parts: ReturnType<typeof found>, page = 0): string[] =>
  buttonsOf(foundView(parts, { page }).blocks).map(({ label }) => label);

const wordsOn = (parts: ReturnType<typeof found>, page: number): string[] =>
  JSON.stringify(foundView(parts, { page }).blocks).match(/Pat \d+: Finding \d+\./g) ?? [];

describe('what was found in a round', () => {
  test.each([
    ['undecided', 0, 1],
    ['undecided', 20, 1],
    ['undecided', 21, 2],
    ['undecided', 130, 7],
    ['wishes', 130, 7],
  ] as const)('of %s, %i of them, stands on %i pages, each once', (what, count, pages) => {
    const parts = found(count, what === 'wishes' ? { finding: 'wish' } : {});
    const all = Array.from({ length: pages }, (_, page) => wordsOn(parts, page));
    expect(all.flat()).toEqual(Array.from({ length: count }, (_, at) => `Pat ${at}: Finding ${at}.`));
    for (const page of all.keys()) {
      const { blocks } = foundView(parts, { page });
      expect(blocks.length).toBeLessThan(60);
      const turns = labels(parts, page).filter((label) => label === 'Back' || label === 'More');
      expect(turns).toEqual([...(page > 0 ? ['Back'] : []), ...(page < pages - 1 ? ['More'] : [])]);
    }
  });

  test('shows the last page where there are fewer by now', () => {
    expect(wordsOn(found(25), 9)).toEqual(wordsOn(found(25), 1));
  });

  test.each([
    [undefined, 0],
    ['2', 2],
    ['-1', 0],
    ['x', 0],
    ['1e9', 0],
  ])('reads the page %j as %i', (seen, page) => {
    expect(readPage(seen)).toBe(page);
  });

  test.each([
    ['a limitation, open', { became: { as: 'limitation' } }, {}, ['Close the round', 'Stands in the way']],
    ['a limitation, closed', { became: { as: 'limitation' } }, { verdict }, []],
    ['a blocker, open', { became: { as: 'blocker', blockerId: 'b' } }, {}, ['Close the round']],
    ['undecided, open', {}, {}, ['Stands in the way', 'Known limitation']],
  ] as const)('offers what can still be done: %s', (_name, trial, round, offered) => {
    expect(labels(found(1, trial, round))).toEqual(offered);
  });
});
