import { describe, expect, test } from 'vitest';
import {
  type Brief,
  type BriefFacts,
  fieldDepartments,
  isFieldDepartment,
  needsBrief,
  outdatedReaders,
} from '../../../src/domain/brief/brief.ts';
import { briefCount, briefMoments } from '../../../src/domain/brief/brief-boards.ts';
import type { Command } from '../../../src/domain/command.ts';
import { decide } from '../../../src/domain/decide.ts';
import { deliveriesFor } from '../../../src/domain/delivery/effects.ts';
import { USUAL_RULES } from '../../../src/domain/lights/light-rules.ts';
import type { Actor } from '../../../src/domain/person.ts';
import type { Release } from '../../../src/domain/release.ts';
import type { RiskAnswers } from '../../../src/domain/risk/risk.ts';
import {
  anActor,
  anUrgent,
  aPlan,
  aStartedRelease,
  departmentId,
  leadOf,
  NOW,
  someSettings,
} from '../../support/builders.ts';
import { leadActor, stranger } from '../deciding.ts';
import { PAT } from '../matters.ts';
import { aWaveOf } from '../plan-cases.ts';

const settings = someSettings();
const maya = anActor();
const sales = departmentId('sales');
const NO_RISK: RiskAnswers = { lives: false, money: false, data: false, irreversible: false, exposed: false };
const MONEY: RiskAnswers = { ...NO_RISK, money: true };

const FACTS: BriefFacts = {
  name: 'Atlas 2.0',
  message: 'Shared boards.',
  price: '9 €',
  packages: '',
  limits: [],
  ask: 'Maya',
};

const judged = (overrides: Partial<Release> = {}) =>
  aStartedRelease({ plan: aPlan({ risk: MONEY, price: '9 €' }), ...overrides });
const withBrief = (brief: Partial<Brief> = {}): Release => {
  const release = judged();
  const whole: Brief = {
    frozenAt: NOW,
    revision: 1,
    facts: FACTS,
    reads: [],
    questions: [],
    changed: null,
    ...brief,
  };
  return { ...release, telling: { ...release.telling, brief: whole } };
};
const read = (userId: string, revision = 1, of = sales) => ({
  by: { userId, name: userId },
  departmentId: of,
  revision,
  at: NOW,
});

const tryIt = (release: Release, command: Command, actor: Actor | null = maya) =>
  decide(release, command, { actor, now: NOW, settings });
const must = (release: Release, command: Command, actor: Actor | null = maya) => {
  const decision = tryIt(release, command, actor);
  if (!decision.ok) throw new Error(JSON.stringify(decision.refusal));
  return decision;
};
const briefOf = ({ telling }: Release): Brief => {
  if (telling.brief === null) throw new Error('There is no brief.');
  return telling.brief;
};

describe('which releases brief the teams with customers', () => {
  test.each([
    ['nobody judged the risk', aStartedRelease(), false],
    ['low risk', judged({ plan: aPlan({ risk: NO_RISK }) }), false],
    ['normal risk', judged(), true],
    ['high risk', judged({ plan: aPlan({ risk: { ...NO_RISK, lives: true } }) }), true],
    ['a hotfix', judged({ urgent: anUrgent() }), false],
    ['a wave', judged({ family: { ...judged().family, waveOf: aWaveOf() } }), false],
  ] as const)('%s', (_, release, expected) => {
    expect(needsBrief(release)).toBe(expected);
    expect(briefMoments({ release, settings, now: NOW })).toHaveLength(expected ? 1 : 0);
  });

  test.each([
    ['Sales', true],
    ['Customer support', true],
    ['Marketing', true],
    ['Training', true],
    ['Customer-facing teams', true],
    ['Product marketing', false],
    ['Engineering', false],
    ['Docs', false],
  ])('%s: %s', (name, expected) => {
    expect(isFieldDepartment({ name, rules: USUAL_RULES })).toBe(expected);
  });

  test.each([true, false])('whatever a name says, where the settings say %s', (answersCustomers) => {
    for (const name of ['Sales', 'Engineering']) {
      expect(isFieldDepartment({ name, rules: { ...USUAL_RULES, answersCustomers } })).toBe(answersCustomers);
    }
  });
});

test('it freezes five working days before the launch, once', () => {
  const [moment] = briefMoments({ release: judged(), settings, now: NOW });
  expect(moment).toMatchObject({ kind: 'time.brief', dueAt: '2026-12-03T09:00:00.000Z' });
  const freeze = { type: 'freeze_brief', facts: FACTS } as const;
  const { release, events } = must(judged(), freeze, null);
  expect(events).toEqual([{ type: 'brief_frozen' }]);
  expect(must(release, { ...freeze, facts: { ...FACTS, price: '10 €' } }, null).events).toEqual([]);
  const posted = deliveriesFor(
    { release, before: judged(), settings, now: NOW },
    events.map((event) => ({ id: 'e1', event })),
  ).filter(({ kind }) => kind === 'board.brief');
  expect(posted.map(({ slot }) => slot?.subject)).toEqual(
    fieldDepartments(release).map((light) => light.departmentId),
  );
});

describe('once it is frozen', () => {
  const edit = (plan: Partial<Release['plan']>, reason?: string): Command => ({
    type: 'edit',
    change: { plan },
    ...(reason !== undefined && { reason }),
  });

  test.each([
    ['another price', edit({ price: '12 €' }), 'fields_invalid'],
    ['another price, with a reason', edit({ price: '12 €' }, 'The market.'), null],
    ['another message', edit({ value: 'Boards for all.' }, ' '), 'fields_invalid'],
    ['another name', edit({ name: 'Boards' }), 'fields_invalid'],
    ['other packages', edit({ packages: 'Team' }), 'fields_invalid'],
    ['another goal', edit({ goal: 'Grow.' }), null],
  ] as const)('%s', (_, command, code) => {
    const decision = tryIt(withBrief(), command);
    expect(decision.ok ? null : decision.refusal.code).toBe(code);
  });

  test('a change is told to those who had read it, and to nobody else; it is read anew', () => {
    const before = withBrief({
      reads: [read(PAT.userId), read(leadOf('support'), 1, departmentId('support'))],
    });
    const { release, events } = must(before, edit({ price: '12 €' }, 'The market.'));
    expect(events).toContainEqual({
      type: 'brief_changed',
      facts: ['price'],
      revision: 2,
      reason: 'The market.',
    });
    expect(briefCount(release)).toMatchObject({ readers: 0, questions: 0 });
    const told = deliveriesFor(
      { release, before, settings, now: NOW },
      events.map((event, index) => ({ id: `e${index}`, event })),
    ).filter(({ kind }) => kind === 'board.brief_changed');
    expect(told.map(({ slot }) => slot?.audience)).toEqual(
      expect.arrayContaining([{ user: PAT.userId }, { user: leadOf('support') }]),
    );
    expect(told).toHaveLength(2);
    const again = must(release, { type: 'acknowledge_brief', departmentId: sales }, anActor(PAT)).release;
    expect(outdatedReaders(briefOf(again)).map(({ by }) => by.userId)).toEqual([leadOf('support')]);
  });

  test('what departments wrote down changes it without anybody’s click, and not where it says the same', () => {
    const refresh = (facts: BriefFacts) =>
      ({ type: 'refresh_brief', facts, reason: 'Written down.' }) as const;
    expect(must(withBrief(), refresh(FACTS), null).events).toEqual([]);
    const { events } = must(withBrief(), refresh({ ...FACTS, limits: ['Boards hold 100 cards.'] }), null);
    expect(events).toMatchObject([{ type: 'brief_changed', facts: ['limits'] }]);
  });

  test('the command line cannot be asked for a reason', () => {
    expect(must(withBrief(), edit({ price: '12 €' }), null).events).toMatchObject([
      { type: 'plan_changed' },
      { type: 'brief_changed', reason: '' },
    ]);
  });
});

test('each person counts once, for the team where they tapped', () => {
  const tap = (release: Release, actor: Actor) =>
    must(release, { type: 'acknowledge_brief', departmentId: sales }, actor).release;
  const twice = tap(tap(tap(withBrief(), stranger), stranger), anActor(PAT));
  expect(briefCount(twice)).toEqual({
    readers: 2,
    teams: 1,
    of: fieldDepartments(twice).length,
    questions: 0,
  });
  const eng = { type: 'acknowledge_brief', departmentId: departmentId('eng') } as const;
  expect(tryIt(withBrief(), eng)).toMatchObject({ refusal: { code: 'unknown_department' } });
  expect(tryIt(judged(), { type: 'acknowledge_brief', departmentId: sales })).toMatchObject({
    refusal: { code: 'unknown_matter' },
  });
});

test('a question counts until somebody answers it', () => {
  const ask = { type: 'ask_brief', departmentId: sales, words: 'Is there a discount?' } as const;
  const asked = must(withBrief(), ask, stranger).release;
  expect(briefCount(asked)).toMatchObject({ questions: 1 });
  const answer = { type: 'answer_brief', questionId: '1', words: 'No.' } as const;
  expect(tryIt(asked, answer, stranger)).toMatchObject({ refusal: { code: 'not_entitled' } });
  const { release, events } = must(asked, answer, leadActor('docs'));
  expect(events).toMatchObject([{ type: 'brief_answered', questionId: '1' }]);
  expect(briefCount(release)).toMatchObject({ questions: 0 });
  expect(tryIt(asked, { ...answer, words: ' ' })).toMatchObject({ refusal: { code: 'fields_invalid' } });
  expect(tryIt(withBrief(), { ...ask, words: ' ' })).toMatchObject({ refusal: { code: 'fields_invalid' } });
});
