import { describe, expect, test } from 'vitest';
import type { AcceptanceRound } from '../../../src/domain/acceptance/round.ts';
import { isAcceptedByUsers, replacedBy } from '../../../src/domain/acceptance/standing.ts';
import type { Command } from '../../../src/domain/command.ts';
import { decide } from '../../../src/domain/decide.ts';
import type { Decided } from '../../../src/domain/decision.ts';
import type { Actor } from '../../../src/domain/person.ts';
import type { Refusal } from '../../../src/domain/refusal.ts';
import type { Release } from '../../../src/domain/release.ts';
import {
  anActor,
  aPlan,
  aRelease,
  aStartedRelease,
  MAYA,
  NOW,
  someSettings,
} from '../../support/builders.ts';
import { allGreen } from '../deciding.ts';
import { highRisk, PAT, RICO } from '../matters.ts';
import { aRound, aTrial } from '../plan-cases.ts';

const settings = someSettings();
const maya = anActor();
const pat = anActor(PAT);
const rico = anActor(RICO);

const asking = (release: Release, command: Command, actor: Actor = maya) =>
  decide(release, command, { actor, now: NOW, settings });

const taken = (release: Release, command: Command, actor: Actor = maya): Decided => {
  const decision = asking(release, command, actor);
  if (!decision.ok) throw new Error(JSON.stringify(decision.refusal));
  return decision;
};

const refusal = (release: Release, command: Command, actor: Actor = maya): Refusal => {
  const decision = asking(release, command, actor);
  if (decision.ok) throw new Error('It was taken.');
  return decision.refusal;
};

const roundId = 'round-1';
const tries = (finding: 'works' | 'problem' | 'wish', words = ''): Command => ({
  type: 'try_round',
  roundId,
  finding,
  words,
});
const settles = (as: 'blocker' | 'limitation', userId: string = PAT.userId): Command => ({
  type: 'settle_finding',
  roundId,
  userId,
  as,
});
const closes = (verdict: 'accepted' | 'accepted_with_limits' | 'rejected', words = ''): Command => ({
  type: 'close_round',
  roundId,
  verdict,
  words,
});
const withRound = (overrides: Partial<AcceptanceRound> = {}, of: Release = aStartedRelease()): Release => ({
  ...of,
  rounds: [aRound(overrides)],
});
const types = ({ events }: Decided): string[] => events.map(({ type }) => type);
const closed = { is: 'accepted', words: '', by: MAYA, at: NOW } as const;

describe('opening', () => {
  const { trials: _, verdict: __, number: ___, ...round } = aRound({ id: 'round-2' });
  const opens = { type: 'open_round', round } as const;

  test('rounds are counted, and one is open at a time', () => {
    expect(refusal(withRound(), opens)).toEqual({ code: 'round_is_open', number: 1 });
    const { release } = taken(withRound({ verdict: closed }), opens);
    expect(release.rounds[1]).toMatchObject({ id: 'round-2', number: 2, trials: [], verdict: null });
  });

  test('the same round sent twice is one', () => {
    const once = taken(aRelease(), opens).release;
    expect(taken(once, opens).events).toEqual([]);
  });
});

describe('what people find', () => {
  test('whoever was not invited does not count; in a channel everybody does', () => {
    expect(refusal(withRound(), tries('works'), rico)).toEqual({ code: 'not_invited' });
    const channel = withRound({ inviteeIds: [], channelId: 'C0BETA' });
    expect(taken(channel, tries('works'), rico).release.rounds[0]?.trials).toHaveLength(1);
  });

  test('in a rehearsal its manager plays those who are invited', () => {
    const practice = withRound({}, aStartedRelease({ practice: true }));
    expect(types(taken(practice, tries('works')))).toEqual(['round_tried']);
    expect(refusal(withRound(), tries('works'))).toEqual({ code: 'not_invited' });
  });

  test('each person has one answer: a new one takes the place of the old one', () => {
    const first = taken(withRound(), tries('works'), pat).release;
    const next = taken(first, tries('problem', ' It is slow. '), pat);
    expect(next.release.rounds[0]?.trials).toEqual([
      { by: PAT, finding: 'problem', words: 'It is slow.', at: NOW, became: null },
    ]);
    expect(taken(next.release, tries('problem', 'It is slow.'), pat).events).toEqual([]);
  });

  test.each([
    ['works', undefined, 'nothing'],
    ['works', aTrial(), 'the problem'],
    ['wish', aTrial(), 'the problem'],
    ['problem', aTrial(), 'nothing'],
    ['problem', aTrial({ finding: 'wish' }), 'the wish'],
    ['problem', aTrial({ finding: 'works', words: '' }), 'nothing'],
    ['works', aTrial({ by: RICO }), 'nothing'],
  ] as const)('"%s" after %j takes the place of %s', (finding, trial, what) => {
    const round = aRound({ trials: trial === undefined ? [] : [trial] });
    expect(replacedBy(round, finding, PAT.userId)).toBe(what === 'nothing' ? undefined : trial);
  });

  test('another problem of the same person is undecided again', () => {
    const decided = withRound({ trials: [aTrial({ became: { as: 'limitation' } })] });
    const { release } = taken(decided, tries('problem', 'Now it is slow.'), pat);
    expect(release.rounds[0]?.trials[0]?.became).toBeNull();
  });

  test.each(['problem', 'wish'] as const)('a %s is said in words', (finding) => {
    expect(refusal(withRound(), tries(finding, ' '), pat)).toMatchObject({
      code: 'fields_invalid',
      problems: [{ field: 'words' }],
    });
  });

  test('a closed round hears nothing more, and one that nobody knows neither', () => {
    const over = withRound({ verdict: closed });
    expect(refusal(over, tries('works'), pat)).toEqual({ code: 'round_is_closed', number: 1 });
    expect(refusal(aStartedRelease(), tries('works'), pat)).toEqual({ code: 'unknown_matter' });
  });
});

describe('what becomes of a problem', () => {
  const found = withRound({ trials: [aTrial()] });

  test('in the way it is a blocker by the rules of blockers, and Engineering is asked', () => {
    const decision = taken(found, settles('blocker'));
    expect(types(decision)).toEqual(['finding_settled', 'blocker_raised']);
    expect(decision.release.blockers).toMatchObject([
      {
        text: 'The board stays empty.',
        severity: 'stops',
        departmentId: null,
        solver: { kind: 'department', name: 'Engineering' },
        raisedBy: MAYA,
      },
    ]);
    const became = { as: 'blocker', blockerId: decision.release.blockers[0]?.id };
    expect(decision.release.rounds[0]?.trials[0]?.became).toEqual(became);
  });

  test('what was ready is not ready any more', () => {
    const ready = withRound({ trials: [aTrial()] }, allGreen());
    expect(types(taken(ready, settles('blocker')))).toContain('readiness_lost');
  });

  test('without a department that builds it, whoever looks after the round is asked', () => {
    const release = aStartedRelease();
    const lights = release.lights.filter(({ name }) => name !== 'Engineering');
    const own = withRound({ trials: [aTrial()], owner: RICO }, { ...release, lights });
    expect(taken(own, settles('blocker'), rico).release.blockers[0]?.solver).toMatchObject({
      kind: 'person',
      ...RICO,
    });
  });

  test('the same words of two people are one blocker', () => {
    const twice = withRound({ trials: [aTrial(), aTrial({ by: RICO })] });
    const first = taken(twice, settles('blocker')).release;
    const { release } = taken(first, settles('blocker', RICO.userId));
    expect(release.blockers).toHaveLength(1);
    const ids = release.rounds[0]?.trials.map(({ became }) => became);
    expect(ids?.[0]).toEqual(ids?.[1]);
  });

  type Outcome = 'the same' | 'a blocker' | 'refused';
  test.each<['blocker' | 'limitation', 'blocker' | 'limitation', 'open' | 'closed', Outcome]>([
    ['limitation', 'limitation', 'open', 'the same'],
    ['limitation', 'blocker', 'open', 'a blocker'],
    ['blocker', 'blocker', 'open', 'the same'],
    ['blocker', 'limitation', 'open', 'refused'],
    ['limitation', 'blocker', 'closed', 'refused'],
  ])('decided as a %s, then as a %s in a round that is %s: %s', (first, second, round, outcome) => {
    const once = taken(found, settles(first)).release;
    const release = round === 'open' ? once : taken(once, closes('accepted')).release;
    if (outcome === 'refused') {
      const code = round === 'open' ? 'matter_is_over' : 'round_is_closed';
      expect(refusal(release, settles(second))).toMatchObject({ code });
      return;
    }
    const decision = taken(release, settles(second));
    expect(types(decision)).toEqual(outcome === 'the same' ? [] : ['finding_settled', 'blocker_raised']);
    expect(decision.release.rounds[0]?.trials[0]?.became?.as).toBe(second);
    expect(decision.release.blockers).toHaveLength(second === 'blocker' ? 1 : 0);
  });

  test('what works, a wish, and what nobody found are nothing to decide on', () => {
    const wish = withRound({ trials: [aTrial({ finding: 'wish' })] });
    expect(refusal(wish, settles('blocker'))).toEqual({ code: 'unknown_matter' });
    expect(refusal(found, settles('blocker', 'U0NOBODY'))).toEqual({ code: 'unknown_matter' });
  });

  test('a draft has nothing to be in the way of', () => {
    const draft = withRound({ trials: [aTrial()] }, aRelease());
    expect(refusal(draft, settles('blocker'))).toMatchObject({ code: 'wrong_stage', stage: 'draft' });
  });
});

describe('closing', () => {
  test('not while a problem is undecided', () => {
    const found = withRound({ trials: [aTrial(), aTrial({ by: RICO })] });
    expect(refusal(found, closes('rejected', 'Mend it.'))).toEqual({ code: 'problems_undecided', count: 2 });
  });

  test('"not accepted" says what has to change', () => {
    expect(refusal(withRound(), closes('rejected'))).toMatchObject({ code: 'fields_invalid' });
    expect(types(taken(withRound(), closes('rejected', 'Mend it.')))).toEqual(['round_closed']);
  });

  test('the same word twice is one; another one comes too late', () => {
    const { release } = taken(withRound(), closes('accepted', 'Good.'));
    expect(taken(release, closes('accepted', 'Good.')).events).toEqual([]);
    expect(refusal(release, closes('rejected', 'No.'))).toEqual({ code: 'round_is_closed', number: 1 });
  });
});

describe('a high risk asks for users who accepted it', () => {
  const owing = (): Release => {
    const risky = highRisk(allGreen());
    return { ...risky, plan: { ...risky.plan, backOut: 'Switch it off.', beta: '' } };
  };

  test('a round that they accepted makes ready, and the record says what is still owed', () => {
    const decision = taken(withRound({}, owing()), closes('accepted_with_limits'));
    expect(decision.events).toMatchObject([{ type: 'round_closed', owes: [] }, { type: 'all_green' }]);
  });

  test('one that was not accepted does not', () => {
    const decision = taken(withRound({}, owing()), closes('rejected', 'Mend it.'));
    expect(types(decision)).toEqual(['round_closed']);
  });

  test('the newest word counts', () => {
    const rejected = aRound({ id: 'round-2', number: 2, verdict: { ...closed, is: 'rejected' } });
    const accepted = aRound({ verdict: closed });
    expect(isAcceptedByUsers({ rounds: [accepted] })).toBe(true);
    expect(isAcceptedByUsers({ rounds: [accepted, rejected] })).toBe(false);
    expect(isAcceptedByUsers({ rounds: [rejected, accepted, aRound({ id: 'round-3' })] })).toBe(true);
    expect(isAcceptedByUsers({ rounds: [] })).toBe(false);
  });

  test('nothing is owed where the plan says it in words', () => {
    const risky = highRisk(aStartedRelease({ plan: aPlan({ beta: 'Liked.' }) }));
    expect(types(taken(withRound({}, risky), closes('accepted')))).toEqual(['round_closed']);
  });
});
