import { describe, expect, test } from 'vitest';
import { limitationsFound, withLimitations } from '../../../src/domain/acceptance/known-limitations.ts';
import { nextRoundFor } from '../../../src/domain/acceptance/next-round.ts';
import type { AcceptanceRound, RoundVerdict } from '../../../src/domain/acceptance/round.ts';
import { type RoundForm, readRound } from '../../../src/domain/acceptance/round-form.ts';
import { withFlow } from '../../../src/domain/packs/flow-into-announcement.ts';
import { flowOn } from '../../../src/domain/packs/flow-on.ts';
import { aPlan, aRelease, aStartedRelease, MAYA, NOW } from '../../support/builders.ts';
import { PAT, RICO } from '../matters.ts';
import { aRound, aTrial } from '../plan-cases.ts';

const closedAs = (is: RoundVerdict, overrides: Partial<AcceptanceRound> = {}): AcceptanceRound =>
  aRound({ verdict: { is, words: '', by: MAYA, at: NOW }, ...overrides });

describe('the next round', () => {
  const troubled = { trials: [aTrial(), aTrial({ by: RICO, finding: 'works' })] };
  const offered = (round: AcceptanceRound, candidate = '') =>
    nextRoundFor(aStartedRelease({ rounds: [round], plan: aPlan({ candidate }) }));

  test('suggests itself after "not accepted", with those who had problems', () => {
    expect(offered(closedAs('rejected', troubled))).toEqual({
      number: 2,
      build: '',
      inviteeIds: [PAT.userId],
      hadProblems: true,
    });
  });

  test('invites the same people where nobody had a problem', () => {
    expect(offered(closedAs('rejected', { inviteeIds: [RICO.userId] }))).toMatchObject({
      inviteeIds: [RICO.userId],
      hadProblems: false,
    });
  });

  test('suggests itself when there is another build since a round with problems, and not without problems', () => {
    const limits = closedAs('accepted_with_limits', troubled);
    expect(offered(limits, '2.0-rc2')).toMatchObject({ build: '2.0-rc2', inviteeIds: [PAT.userId] });
    expect(offered(limits, '2.0-rc1')).toBeNull();
    expect(offered(limits)).toBeNull();
    expect(offered(closedAs('accepted'), '2.0-rc2')).toBeNull();
  });

  test('not while a round runs, and not once it is launched', () => {
    expect(offered(aRound(troubled), '2.0-rc2')).toBeNull();
    const rounds = [closedAs('rejected', troubled)];
    expect(nextRoundFor(aStartedRelease({ rounds, stage: 'live' }))).toBeNull();
  });
});

describe('known limitations', () => {
  const limitation = aTrial({ words: 'Links are slow', became: { as: 'limitation' } });

  test('go into the announcement as sentences, without names, each once', () => {
    const rounds = [aRound({ trials: [limitation, { ...limitation, by: RICO }, aTrial()] })];
    const release = aRelease({ rounds });
    expect(limitationsFound(release).map(({ words }) => words)).toEqual(['Links are slow.']);
    const text = { title: '', value: '', highlights: 'Boards.', closing: '' };
    expect(withFlow(text, withLimitations(flowOn([]), release)).highlights).toBe(
      'Boards.\nKnown limitations: Links are slow.',
    );
  });

  test('end when whoever found it says in a later round that it works', () => {
    const first = closedAs('rejected', { trials: [limitation] });
    const later = (finding: 'works' | 'wish', by = PAT) =>
      aRound({ id: 'round-2', number: 2, trials: [aTrial({ finding, by })] });
    expect(limitationsFound({ rounds: [first, later('works')] })).toEqual([]);
    expect(limitationsFound({ rounds: [first, later('wish')] })).toHaveLength(1);
    expect(limitationsFound({ rounds: [first, later('works', RICO)] })).toHaveLength(1);
  });
});

describe('the form of a round', () => {
  const form: RoundForm = {
    build: ' 2.0-rc1 ',
    from: '2026-11-17',
    until: '2026-11-20',
    ownerId: MAYA.userId,
    inviteeIds: [PAT.userId, PAT.userId],
    channelId: '',
  };
  const read = (changed: Partial<RoundForm>) =>
    readRound({ ...form, ...changed }, { release: aRelease(), now: NOW });
  const fields = (changed: Partial<RoundForm>): string[] => {
    const result = read(changed);
    return 'problems' in result ? result.problems.map(({ field }) => field) : [];
  };

  test('is read, trimmed, each person once', () => {
    expect(read({})).toEqual({
      round: { ...form, build: '2.0-rc1', inviteeIds: [PAT.userId], channelId: null },
    });
  });

  const many = Array.from({ length: 51 }, (_, index) => `U0${index}`);
  test.each<[string, Partial<RoundForm>, string[]]>([
    ['without a build', { build: ' ' }, ['build']],
    ['with a build that is too long', { build: 'x'.repeat(81) }, ['build']],
    ['that begins yesterday', { from: '2026-11-16' }, ['from']],
    ['that ends before it begins', { until: '2026-11-16' }, ['until']],
    ['without days', { from: '', until: '' }, ['from']],
    ['that nobody looks after', { ownerId: '' }, ['owner']],
    ['that nobody tries', { inviteeIds: [] }, ['people']],
    ['for more than fifty people', { inviteeIds: many }, ['people']],
    ['for people and a channel', { channelId: 'C0BETA' }, ['channel']],
    ['with several problems', { build: '', ownerId: '', inviteeIds: [] }, ['build', 'owner', 'people']],
  ])('%s: each problem at its field', (_name, changed, expected) => {
    expect(fields(changed)).toEqual(expected);
  });

  test('for fifty people, or a channel, is taken', () => {
    expect(fields({ inviteeIds: many.slice(1) })).toEqual([]);
    expect(fields({ inviteeIds: [], channelId: 'C0BETA' })).toEqual([]);
  });
});
