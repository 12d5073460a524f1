import fc from 'fast-check';
import type { Command } from '../../src/domain/command.ts';
import { NO_FAMILY } from '../../src/domain/family/family.ts';
import { FACT_NAMES } from '../../src/domain/lights/facts.ts';
import type { LightAnswer } from '../../src/domain/lights/light.ts';
import type { Actor } from '../../src/domain/person.ts';
import type { Plan, Release } from '../../src/domain/release.ts';
import { RISKS } from '../../src/domain/risk/risk.ts';
import { type Department, SEPARATIONS, type WorkspaceSettings } from '../../src/domain/settings/settings.ts';
import {
  aDepartment,
  aLight,
  anActor,
  anUrgent,
  aPlan,
  aRelease,
  launchOn,
  MAYA,
  NOW,
  scopeOf,
  someSettings,
} from '../support/builders.ts';
import { aCarried, found } from './carried/carried-cases.ts';
import { stranger } from './deciding.ts';
import { HIGH, LOW, NORMAL, PAT, RICO } from './matters.ts';
import { aWaveOf } from './plan-cases.ts';

const KEYS = ['qa', 'docs', 'sales', 'support'] as const;
export const IDS = KEYS.map((key) => aDepartment(key).id);
const VERA = { userId: 'U0VERA', name: 'Vera' };
const ADA = { userId: 'U0ADA', name: 'Ada' };

/** Vera speaks for two departments; everybody else for one. */
const STAFF: Record<(typeof KEYS)[number], Pick<Department, 'leads' | 'deputies'>> = {
  qa: { leads: ['U0QA1', 'U0QA2'], deputies: [VERA.userId] },
  docs: { leads: ['U0DOCS'], deputies: [] },
  sales: { leads: [VERA.userId], deputies: ['U0SALES'] },
  support: { leads: ['U0SUP1', 'U0SUP2'], deputies: ['U0SUP3'] },
};

export const PEOPLE: readonly Actor[] = [
  anActor(),
  anActor(RICO),
  anActor(ADA),
  anActor(PAT),
  anActor(VERA),
  ...['U0QA1', 'U0QA2', 'U0DOCS', 'U0SALES', 'U0SUP1', 'U0SUP2', 'U0SUP3'].map((userId) =>
    anActor({ userId, name: userId }),
  ),
  anActor({ userId: 'U0GUEST', name: 'Gus', isFullMember: false }),
  stranger,
];

const rules = fc.record({
  quorum: fc.constantFrom('any' as const, 'any' as const, 'all' as const, 2),
  validDays: fc.constantFrom(null, 5),
  judges: fc.subarray([...FACT_NAMES]),
  dateBound: fc.boolean(),
  requiredFrom: fc.constantFrom('low' as const, ...RISKS),
});

/** A department may come after the one before it. */
const departments = fc
  .tuple(
    ...KEYS.map(() => fc.record({ rules, required: fc.constantFrom(true, true, false), follows: fc.nat(3) })),
  )
  .map((each) =>
    each.map(({ required, follows, ...one }, index) => {
      const key = KEYS[index] ?? 'qa';
      const before = IDS[index - 1];
      const after = follows === 0 && before !== undefined ? [before] : [];
      return aDepartment(key, {
        ...STAFF[key],
        required,
        rules: { ...one.rules, after, answersCustomers: null },
      });
    }),
  );

const risk = fc.constantFrom(null, LOW, NORMAL, HIGH);
/** Much of what is of high risk ends before anybody could launch it. */
const firstRisk = fc.constantFrom(null, LOW, NORMAL, HIGH, HIGH, HIGH);

export type Beginning = { release: Release; settings: WorkspaceSettings };

/** A draft that its manager is about to start, in a workspace with rules of all sorts. */
export const beginning: fc.Arbitrary<Beginning> = fc
  .record({
    departments,
    risk: firstRisk,
    separation: fc.constantFrom(...SEPARATIONS),
    urgent: fc.constantFrom(false, false, false, true),
    practice: fc.constantFrom(false, false, false, true),
    isWave: fc.constantFrom(false, false, false, true),
    backOut: fc.constantFrom('', 'Switch it off.', 'Switch it off.'),
    // Half of them meet their launch early enough to be called out.
    launch: fc.constantFrom(launchOn('2026-11-24'), launchOn('2026-12-10')),
  })
  .map(({ departments: all, separation, urgent, practice, isWave, ...plan }) => ({
    settings: someSettings({
      departments: all,
      separation,
      releaseManagers: [MAYA.userId, RICO.userId],
      admins: [ADA.userId],
    }),
    release: aRelease({
      plan: aPlan({ ...plan, beta: 'Liked.' }),
      lights: KEYS.map((key) => aLight(key)),
      urgent: urgent ? anUrgent() : null,
      practice,
      family:
        isWave && !urgent
          ? { ...NO_FAMILY, waveOf: aWaveOf({ main: { title: 'Atlas 2.0', stands: 'ready' } }) }
          : NO_FAMILY,
    }),
  }));

const department = fc.constantFrom(...IDS);
const blockerId = fc.constantFrom('b1', 'b2', 'b3', 'b4', 'b5', 'b6');
const conditionId = fc.constantFrom('c1', 'c2', 'c3', 'c4', 'c5', 'c6');
const person = fc.constantFrom(MAYA, RICO, PAT);
const solver = fc.oneof(
  fc.record({
    kind: fc.constant('person' as const),
    userId: fc.constant(PAT.userId),
    name: fc.constant('Pat'),
  }),
  fc.record({ kind: fc.constant('department' as const), departmentId: department, name: fc.constant('x') }),
  fc.constant({ kind: 'other' as const, name: 'The printers' }),
);

const answer: fc.Arbitrary<LightAnswer> = fc.oneof(
  { weight: 24, arbitrary: fc.constant({ answer: 'green' } as const) },
  {
    weight: 5,
    arbitrary: fc.record({
      answer: fc.constant('conditional' as const),
      condition: fc.constantFrom('Printed', 'Dubbed', 'Sent'),
      owner: fc.constant(PAT),
      dueOn: fc.constantFrom('2026-11-30', '2026-12-08', '2026-12-20'),
    }),
  },
  fc.constant({ answer: 'on_track', askAgainOn: '2026-11-24' } as const),
  {
    weight: 2,
    arbitrary: fc.record({
      answer: fc.constant('not_yet' as const),
      reason: fc.constantFrom('x', 'y'),
      solver: fc.constant('somebody'),
      solvedBy: solver,
      expectedOn: fc.constant('2026-11-25'),
    }),
  },
  fc.constant({ answer: 'not_applicable', reason: 'x' } as const),
);

const someLaunch = fc.constantFrom(
  launchOn('2026-12-10'),
  launchOn('2026-12-10', '10:00'),
  launchOn('2026-12-07'),
  launchOn('2026-12-17'),
);

/** Few values, so that what was changed is often changed back. */
const planChange: fc.Arbitrary<Partial<Plan>> = fc.oneof(
  fc.record({ price: fc.constantFrom('', '10', ' 10 ') }),
  fc.record({ contents: fc.constantFrom('Shared boards', 'Shared boards and charts').map(scopeOf) }),
  fc.record({ candidate: fc.constantFrom('', 'rc1') }),
  fc.record({ goal: fc.constantFrom('a', 'b') }),
  fc.record({ risk }),
  { weight: 2, arbitrary: fc.record({ backOut: fc.constantFrom('', 'Switch it off.', 'Switch it off.') }) },
  fc.record({ launch: someLaunch }),
);

const is = <const Type extends string>(...types: Type[]): fc.Arbitrary<Type> => fc.constantFrom(...types);
const yes = fc.constantFrom(true, true, true, false);

export const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 30, arbitrary: fc.record({ type: is('answer'), departmentId: department, answer }) },
  { weight: 4, arbitrary: fc.record({ type: is('ask_confirmation'), departmentId: department }) },
  {
    weight: 6,
    arbitrary: fc.record({ type: is('confirm_light'), departmentId: department, advance: yes }),
  },
  { weight: 4, arbitrary: fc.record({ type: is('consent'), departmentId: department, agreed: yes }) },
  {
    weight: 8,
    arbitrary: fc.record({
      type: is('launch'),
      mode: fc.constantFrom('deployment_starts' as const, 'deployment_starts' as const, 'live_now' as const),
      announcementId: is('ann'),
      early: yes,
    }),
  },
  { weight: 6, arbitrary: fc.record({ type: is('second_launch'), agreed: yes }) },
  { weight: 3, arbitrary: fc.record({ type: is('ask', 'ask_again', 'expire'), departmentId: department }) },
  { weight: 4, arbitrary: fc.record({ type: is('settle_condition', 'lapse_condition'), conditionId }) },
  {
    weight: 2,
    arbitrary: fc.record({
      type: is('raise_blocker'),
      text: fc.constantFrom('', 'Printer', 'Scanner'),
      severity: fc.constantFrom('stops' as const, 'hurts' as const),
      solver,
      expectedOn: fc.constant(null),
      link: fc.constant(null),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({ type: is('take_blocker', 'return_blocker', 'solve_blocker'), blockerId }),
  },
  { weight: 6, arbitrary: fc.record({ type: is('confirm_blocker'), blockerId, solved: yes }) },
  fc.record({ type: is('pass_blocker'), blockerId, solver }),
  {
    weight: 4,
    arbitrary: fc.record({
      type: is('waive'),
      departmentId: department,
      reason: is('', 'x', 'x'),
      acceptedBy: person,
    }),
  },
  { weight: 4, arbitrary: fc.record({ type: is('agree_waiver'), departmentId: department, agreed: yes }) },
  fc.record({ type: is('withdraw_waiver'), departmentId: department }),
  fc.record({
    type: is('let_answer'),
    departmentId: department,
    delegate: fc.record({
      userId: is(PAT.userId),
      name: is('Pat'),
      until: fc.constantFrom(null, '2026-11-20'),
    }),
  }),
  { weight: 5, arbitrary: fc.record({ type: is('edit'), change: fc.record({ plan: planChange }) }) },
  {
    weight: 4,
    arbitrary: fc.record({ type: is('plan_move'), to: someLaunch, reason: is('people'), words: is('x') }),
  },
  { weight: 5, arbitrary: fc.record({ type: is('apply_move', 'apply_move', 'undo_move') }) },
  {
    weight: 3,
    arbitrary: fc.record({
      type: is('follow_main'),
      title: is('Atlas 2.0'),
      stands: fc.constantFrom('waiting' as const, 'ready' as const, 'launched' as const),
      accepted: fc.boolean(),
      change: fc.record({ plan: fc.record({ price: is('', '10') }) }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: is('follow_issues'),
      issues: fc.subarray([found(aCarried()), found(aCarried({ id: 'rel-old:i2' }))]),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: is('accept_carried'),
      carriedId: is('rel-old:i1', 'rel-old:i2'),
      reason: is('It mends it.'),
    }),
  },
  fc.record({ type: is('hand_over'), to: fc.constantFrom(MAYA, RICO) }),
  fc.record({ type: is('hold'), reason: is('', 'x') }),
  {
    weight: 4,
    arbitrary: fc.record({ type: is('resume'), launch: fc.constantFrom(null, launchOn('2026-12-17')) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: is('declare_failed'),
      usersSee: is('part'),
      cause: is('x'),
      askAgain: fc.subarray(IDS),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: is('report_fact'),
      by: fc.constant({ userId: 'hook:ci', name: 'ci' }),
      fact: fc.record({
        at: fc.constant(NOW),
        kind: fc.constantFrom('check' as const, 'stage' as const, 'alert' as const),
        name: fc.constant('tests'),
        state: fc.constantFrom('passed' as const, 'failed' as const, 'running' as const),
        candidate: fc.constantFrom('', 'rc2'),
        stage: fc.constant(''),
        percent: fc.constant(null),
        count: fc.constant(null),
        link: fc.constant(''),
        words: fc.constant(''),
      }),
      departmentId: fc.option(fc.constantFrom(...IDS)),
      known: fc.constant(null),
      toldLately: fc.constant(0),
    }),
  },
  fc.constantFrom<Command>(
    { type: 'start' },
    { type: 'take_over' },
    { type: 'announced' },
    { type: 'retro_due' },
    { type: 'seek_manager' },
    { type: 'declare_live', announcementId: 'ann' },
    { type: 'review_urgent', review: 'x' },
    { type: 'confirm_mended', mended: true },
    { type: 'say_goal', value: '812', answer: 'too_early' },
    { type: 'record_retro', held: true, reason: '' },
    { type: 'say_trouble', trouble: false },
    {
      type: 'close',
      outcome: 'x',
      lessons: 'y',
      goal: { value: '812', answer: 'reached' },
      lookBack: { held: true, reason: '' },
    },
  ),
);
