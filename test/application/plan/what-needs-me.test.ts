import { describe, expect, test } from 'vitest';
import { needsOf } from '../../../src/application/plan/what-needs-me.ts';
import type { Blocker } from '../../../src/domain/blockers/blocker.ts';
import type { Condition } from '../../../src/domain/conditions/condition.ts';
import type { Release } from '../../../src/domain/release.ts';
import { PAT } from '../../domain/matters.ts';
import { aMilestone, aRound, aTrial, withPlanned } from '../../domain/plan-cases.ts';
import {
  aGreenLight,
  aLight,
  aRelease,
  aStartedRelease,
  DEPARTMENT_KEYS,
  departmentId,
  deputyOf,
  leadOf,
  MAYA,
  NOW,
  someSettings,
} from '../../support/builders.ts';

const settings = someSettings();
const green = DEPARTMENT_KEYS.map((key) => aGreenLight(key));
const AT_LAUNCH = '2026-12-10T12:30:00.000Z';
const AFTER_LAUNCH = '2026-12-10T14:00:00.000Z';

const kindsFor = (userId: string, release: Release, now = NOW): string[] =>
  needsOf([release], { actor: { userId }, settings, now }).map(({ kind }) => kind);

const docsIs = (light: Parameters<typeof aLight>[1]): Release =>
  aStartedRelease({ lights: [aLight('docs', { askedAt: NOW, ...light })] });

test('a lead and a deputy owe a light that was asked, nobody else does', () => {
  const release = aStartedRelease();
  expect(kindsFor(leadOf('docs'), release)).toEqual(['light']);
  expect(needsOf([release], { actor: { userId: deputyOf('docs') }, settings, now: NOW })).toMatchObject([
    { kind: 'light', asDeputy: true, light: { name: 'Docs' } },
  ]);
  expect(kindsFor('U0OUT', release)).toEqual([]);
});

test('nothing is owed before the ask, on hold, or while "on track" has its own date', () => {
  expect(kindsFor(leadOf('docs'), docsIs({ askedAt: null }))).toEqual([]);
  const hold = { by: MAYA, at: NOW, reason: 'A storm.' };
  expect(kindsFor(leadOf('docs'), { ...docsIs({}), hold })).toEqual([]);
  expect(kindsFor(leadOf('docs'), docsIs({ state: 'on_track' }))).toEqual([]);
});

test('red is owed again once it was asked again', () => {
  const by = { userId: leadOf('docs'), name: 'Dana' };
  const said = {
    answer: 'not_yet',
    reason: 'x',
    solver: 'y',
    expectedOn: '2026-11-20',
    by,
    asDeputy: false,
  } as const;
  const red = (answeredAt: string) => docsIs({ state: 'not_yet', answer: { ...said, at: answeredAt } });
  expect(kindsFor(leadOf('docs'), red(NOW))).toEqual([]);
  expect(kindsFor(leadOf('docs'), red('2026-11-16T09:00:00.000Z'))).toEqual(['light']);
});

test('the manager may launch when all is green and it is time, not earlier', () => {
  const ready = aStartedRelease({ lights: green });
  expect(kindsFor(MAYA.userId, ready)).toEqual([]);
  expect(kindsFor(MAYA.userId, ready, AT_LAUNCH)).toEqual(['launch']);
});

test('a launch that did not happen is the manager’s, until it is moved, held or cancelled', () => {
  expect(kindsFor(MAYA.userId, aStartedRelease(), AFTER_LAUNCH)).toEqual(['overdue']);
  const hold = { by: MAYA, at: NOW, reason: 'A storm.' };
  expect(kindsFor(MAYA.userId, aStartedRelease({ hold }), AFTER_LAUNCH)).toEqual(['on_hold']);
});

test('drafts, deployments, consents and looks back are the manager’s', () => {
  const launch = { attempt: 1, decidedBy: MAYA, decidedAt: NOW, liveAt: null };
  expect(kindsFor(MAYA.userId, aRelease())).toEqual(['draft']);
  expect(kindsFor(MAYA.userId, aStartedRelease({ stage: 'launching', launch }))).toEqual(['deployment']);
  expect(kindsFor(MAYA.userId, docsIs({ state: 'not_applicable_asked' }))).toEqual(['consent']);
  expect(kindsFor(MAYA.userId, docsIs({ state: 'conditional_asked' }))).toEqual(['consent']);
  expect(kindsFor(MAYA.userId, aStartedRelease({ stage: 'retro' }))).toEqual(['close']);
  expect(kindsFor('U0OUT', aStartedRelease({ stage: 'retro' }))).toEqual([]);
});

test('"Who takes it?" comes first, for those on the list', () => {
  const sought = aRelease({ manager: { userId: 'U0GONE', name: 'Gina' }, seeksManager: true });
  const kinds = needsOf([aRelease({ id: 'rel-2' }), sought], { actor: MAYA, settings, now: NOW });
  expect(kinds.map(({ kind }) => kind)).toEqual(['take_over', 'draft']);
  expect(kindsFor('U0OUT', sought)).toEqual([]);
});

test('a red light needs the manager once it is expected after the launch, or was due', () => {
  const by = { userId: leadOf('docs'), name: 'Dana' };
  const red = (expectedOn: string) =>
    docsIs({
      state: 'not_yet',
      answer: { answer: 'not_yet', reason: 'x', solver: 'y', expectedOn, by, asDeputy: false, at: NOW },
    });
  expect(kindsFor(MAYA.userId, red('2026-12-24'))).toEqual(['red']);
  expect(kindsFor(MAYA.userId, red('2026-12-01'))).toEqual([]);
  expect(kindsFor(MAYA.userId, red('2026-12-01'), '2026-12-07T16:00:00.000Z')).toEqual(['red']);
  // From the planned moment on, the whole launch waits instead.
  expect(kindsFor(MAYA.userId, red('2026-12-24'), AFTER_LAUNCH)).toEqual(['overdue']);
});

const blocker = (overrides: Partial<Blocker>): Blocker => ({
  id: 'b1',
  departmentId: null,
  text: 'The price sheet is missing.',
  severity: 'stops',
  solver: { kind: 'department', departmentId: departmentId('docs'), name: 'Docs' },
  expectedOn: null,
  raisedBy: { userId: leadOf('sales'), name: 'sales-lead' },
  raisedAt: NOW,
  link: null,
  state: 'open',
  takenBy: null,
  solvedBy: null,
  solvedAt: null,
  ...overrides,
});

const blockedBy = (overrides: Partial<Blocker>, release: Partial<Release> = {}): Release =>
  aStartedRelease({ lights: [], blockers: [blocker(overrides)], ...release });

test('a department that can solve something reads of it, until one of its people has it', () => {
  const taken = { state: 'taken', takenBy: { userId: deputyOf('docs'), name: 'docs-deputy' } } as const;
  for (const who of [leadOf('docs'), deputyOf('docs')])
    expect(kindsFor(who, blockedBy({}))).toEqual(['blocker']);
  expect(kindsFor(leadOf('docs'), blockedBy(taken))).toEqual([]);
  expect(kindsFor(deputyOf('docs'), blockedBy(taken))).toEqual(['blocker']);
  expect(kindsFor(leadOf('sales'), blockedBy({}))).toEqual([]);
  const person = { kind: 'person', userId: leadOf('qa'), name: 'qa-lead' } as const;
  expect(kindsFor(leadOf('qa'), blockedBy({ solver: person }))).toEqual(['blocker']);
  expect(kindsFor(deputyOf('qa'), blockedBy({ solver: person }))).toEqual([]);
});

test('whoever raised it in person says whether it is gone; a department says so with its light', () => {
  const solved = { state: 'solved', solvedBy: MAYA, solvedAt: NOW } as const;
  expect(kindsFor(leadOf('sales'), blockedBy(solved))).toEqual(['blocker_check']);
  expect(kindsFor(leadOf('sales'), blockedBy({ ...solved, departmentId: departmentId('sales') }))).toEqual(
    [],
  );
  expect(kindsFor(leadOf('docs'), blockedBy(solved))).toEqual([]);
  expect(kindsFor(leadOf('sales'), blockedBy({ ...solved, state: 'confirmed' }))).toEqual([]);
});

test('what was given back waits for the manager to name somebody', () => {
  const nobody = { kind: 'other', name: '' } as const;
  expect(kindsFor(MAYA.userId, blockedBy({ solver: nobody }))).toEqual(['blocker_nobody']);
  expect(kindsFor(leadOf('sales'), blockedBy({ solver: nobody }))).toEqual([]);
  expect(kindsFor(leadOf('docs'), blockedBy({ solver: nobody }))).toEqual([]);
});

test('for somebody who is not in this Slack the manager and whoever raised it say whether it is gone', () => {
  const printer = { kind: 'other', name: 'The printer' } as const;
  for (const who of [MAYA.userId, leadOf('sales')])
    expect(kindsFor(who, blockedBy({ solver: printer }))).toEqual(['blocker_outside']);
  expect(kindsFor(leadOf('docs'), blockedBy({ solver: printer }))).toEqual([]);
  // What a department waits for ends with its light.
  expect(kindsFor(MAYA.userId, blockedBy({ solver: printer, departmentId: 'dep-sales' }))).toEqual([]);
});

test('on hold and after the launch nobody is asked to solve anything', () => {
  const hold = { by: MAYA, at: NOW, reason: 'Wait.' };
  expect(kindsFor(leadOf('docs'), blockedBy({}, { hold }))).toEqual([]);
  expect(kindsFor(leadOf('docs'), blockedBy({ severity: 'hurts' }, { stage: 'live' }))).toEqual([]);
});

test('a condition waits for its owner, also after the launch, until it is met', () => {
  const condition: Condition = {
    id: 'c1',
    departmentId: departmentId('docs'),
    text: 'The manual is printed.',
    owner: { userId: leadOf('qa'), name: 'qa-lead' },
    dueOn: '2026-12-09',
    state: 'open',
    raisedBy: MAYA,
    raisedAt: NOW,
    settledBy: null,
    settledAt: null,
  };
  const due = (overrides: Partial<Condition>, release: Partial<Release> = {}): string[] =>
    kindsFor(
      leadOf('qa'),
      aStartedRelease({ lights: [], conditions: [{ ...condition, ...overrides }], ...release }),
    );
  expect(due({})).toEqual(['condition']);
  expect(due({ state: 'lapsed' }, { stage: 'live' })).toEqual(['condition']);
  expect(due({ state: 'met' })).toEqual([]);
  expect(due({ state: 'asked' })).toEqual([]);
  expect(due({}, { stage: 'cancelled' })).toEqual([]);
});

describe('what the plan waits for', () => {
  const hold = { by: MAYA, at: NOW, reason: 'A storm.' };
  const asked = docsIs({ askedAt: null, reviewAskedAt: NOW });
  const light = asked.lights[0];
  const review = {
    answer: 'fine',
    days: null,
    words: '',
    launchAt: asked.plan.launch.at,
    by: MAYA,
    at: NOW,
  } as const;
  const tried = (of: Parameters<typeof aRound>[0] = {}): Release => ({
    ...docsIs({ askedAt: null }),
    rounds: [aRound(of)],
  });
  const RICO = { userId: 'U0RICO', name: 'Rico' };
  const planned = (date: string): Release =>
    withPlanned(
      docsIs({ askedAt: null }),
      'milestones',
      aMilestone({ when: { kind: 'fixed', date, until: null, time: null, zone: null } }),
    );
  const finished = (release: Release): Release => {
    const { contents } = release.plan;
    const milestones = contents.milestones.map((item) => ({ ...item, doneAt: NOW }));
    return { ...release, plan: { ...release.plan, contents: { ...contents, milestones } } };
  };

  test.each<[string, Release, string, string[]]>([
    ['a date to judge', asked, leadOf('docs'), ['date']],
    ['a date to judge, of a draft', { ...asked, stage: 'draft', startedAt: null }, leadOf('docs'), ['date']],
    ['not for other departments', asked, leadOf('sales'), []],
    ['not once it is judged', docsIs({ ...light, review }), leadOf('docs'), []],
    ['not on hold', { ...asked, hold }, leadOf('docs'), []],
    ['a build to try', tried(), PAT.userId, ['trial']],
    ['not once something was said', tried({ trials: [aTrial()] }), PAT.userId, []],
    ['not before its first day', tried({ from: '2026-11-19' }), PAT.userId, []],
    ['problems to decide on', tried({ owner: RICO, trials: [aTrial()] }), RICO.userId, ['findings']],
    [
      'not once they are decided',
      tried({ owner: RICO, trials: [aTrial({ became: { as: 'limitation' } })] }),
      RICO.userId,
      [],
    ],
    ['a milestone of today', planned('2026-11-17'), PAT.userId, ['milestone']],
    ['one of yesterday', planned('2026-11-16'), PAT.userId, ['milestone']],
    ['not one of tomorrow', planned('2026-11-18'), PAT.userId, []],
    ['not one that is done', finished(planned('2026-11-16')), PAT.userId, []],
    ['not while the release is on hold', { ...planned('2026-11-16'), hold }, PAT.userId, []],
  ])('%s', (_name, release, userId, kinds) => {
    expect(kindsFor(userId, release)).toEqual(kinds);
  });
});
