import { describe, expect, test } from 'vitest';
import type { Command, PersonCommand } from '../../src/domain/command.ts';
import type { Actor } from '../../src/domain/person.ts';
import {
  isDeputyOnly,
  mayChangeSettings,
  mayNot,
  mayPlanReleases,
  speaksFor,
} from '../../src/domain/policy.ts';
import {
  anActor,
  anUrgent,
  aRelease,
  aStartedRelease,
  departmentId,
  deputyOf,
  leadOf,
  MAYA,
  someSettings,
} from '../support/builders.ts';
import {
  aVersion,
  VERSION_COMMANDS,
  VERSION_MAY,
  versionNamed,
  withVersions,
} from './announcement/version-cases.ts';
import { BRIEF_COMMANDS, BRIEF_MAY, BRIEF_NAMED } from './brief/brief-cases.ts';
import { deputyActor, leadActor, stranger } from './deciding.ts';
import { FEEDBACK_COMMANDS, FEEDBACK_MAY, FEEDBACK_NAMED } from './feedback/feedback-cases.ts';
import {
  anIssue,
  LAUNCH_DAY_COMMANDS,
  LAUNCH_DAY_MAY,
  LAUNCH_DAY_NAMED,
} from './launch-day/launch-day-cases.ts';
import { aBlocker, aCondition } from './matters.ts';
import { MEETING_MAY, meetingCommands, meetingNamed } from './meetings/meeting-cases.ts';
import { aMilestone, aRound, withPlanned } from './plan-cases.ts';
import { PLAN_COMMANDS, PLAN_MAY, planNamed } from './plan-commands.ts';
import { RETRO_COMMANDS, RETRO_MAY, RETRO_NAMED } from './retro/retro-cases.ts';
import { ROLLOUT_COMMANDS, ROLLOUT_MAY, ROLLOUT_NAMED } from './rollout/rollout-cases.ts';
import { RUNBOOK_COMMANDS, RUNBOOK_MAY, RUNBOOK_NAMED, withRunOf } from './runbook/runbook-cases.ts';

const RICO = { userId: 'U0RICO', name: 'Rico' };
const ADA = { userId: 'U0ADA', name: 'Ada' };
const OLGA = { userId: 'U0OLGA', name: 'Olga' };
const STAND_IN = { userId: 'U0STAND', name: 'Stan' };

const settings = someSettings({ admins: [ADA.userId], releaseManagers: [RICO.userId] });
const docs = departmentId('docs');
/** Docs' condition, the milestone and the round are Olga's; Sales raised a problem that Docs can solve, and Rico says who may agree. */
const plain = aStartedRelease({
  standInId: STAND_IN.userId,
  urgent: anUrgent({ confirmer: OLGA }),
  conditions: [aCondition({ departmentId: docs, owner: OLGA })],
  rounds: [aRound({ owner: OLGA })],
  issues: [anIssue({ owner: OLGA })],
  blockers: [
    aBlocker({
      raisedBy: { userId: leadOf('sales'), name: leadOf('sales') },
      solver: { kind: 'department', departmentId: docs, name: 'Docs' },
    }),
  ],
});
const planned = withPlanned(plain, 'milestones', aMilestone({ owner: OLGA }));
/** Olga writes for customers, Rico checks it. */
const release = withVersions(withRunOf(planned, OLGA), aVersion({ writer: OLGA, checker: RICO }));

/** Everybody who might try, each with their letter in the table. */
const PEOPLE: Record<string, Actor> = {
  M: anActor(),
  S: anActor(STAND_IN),
  A: anActor(ADA),
  O: anActor({ userId: 'U0OWNER', name: 'Owner', isSlackAdmin: true }),
  R: anActor(RICO),
  L: leadActor('docs'),
  D: deputyActor('docs'),
  l: leadActor('sales'),
  d: deputyActor('sales'),
  P: anActor(OLGA),
  X: stranger,
};

const COMMANDS: Record<PersonCommand['type'], PersonCommand> = {
  ...PLAN_COMMANDS,
  ...meetingCommands(OLGA.userId),
  ...VERSION_COMMANDS,
  ...LAUNCH_DAY_COMMANDS,
  ...RUNBOOK_COMMANDS,
  ...ROLLOUT_COMMANDS,
  ...FEEDBACK_COMMANDS,
  ...BRIEF_COMMANDS,
  ...RETRO_COMMANDS,
  edit: { type: 'edit', change: {} },
  start: { type: 'start' },
  hold: { type: 'hold', reason: 'Wait' },
  resume: { type: 'resume', launch: null },
  cancel: { type: 'cancel', reason: 'No' },
  hand_over: { type: 'hand_over', to: RICO },
  take_over: { type: 'take_over' },
  answer: { type: 'answer', departmentId: docs, answer: { answer: 'green' } },
  consent: { type: 'consent', departmentId: docs, agreed: true },
  launch: { type: 'launch', mode: 'live_now', announcementId: 'a', early: false },
  declare_live: { type: 'declare_live', announcementId: 'a' },
  declare_failed: { type: 'declare_failed', usersSee: 'nothing', cause: 'x', askAgain: [] },
  close: { type: 'close', outcome: 'x', lessons: 'y' },
  accept_carried: { type: 'accept_carried', carriedId: 'rel-old:i1', reason: 'It mends it.' },
  say_goal: { type: 'say_goal', value: '812', answer: 'partly' },
  record_retro: { type: 'record_retro', held: true, reason: '' },
  say_trouble: { type: 'say_trouble', trouble: true },
  let_answer: { type: 'let_answer', departmentId: docs, delegate: { ...RICO, until: null } },
  settle_condition: { type: 'settle_condition', conditionId: 'c1' },
  raise_blocker: {
    type: 'raise_blocker',
    text: 'x',
    severity: 'stops',
    solver: { kind: 'other', name: 'x' },
    expectedOn: null,
    link: null,
  },
  take_blocker: { type: 'take_blocker', blockerId: 'b1' },
  return_blocker: { type: 'return_blocker', blockerId: 'b1' },
  pass_blocker: { type: 'pass_blocker', blockerId: 'b1', solver: { kind: 'other', name: 'x' } },
  solve_blocker: { type: 'solve_blocker', blockerId: 'b1' },
  confirm_blocker: { type: 'confirm_blocker', blockerId: 'b1', solved: true },
  waive: { type: 'waive', departmentId: docs, reason: 'x', acceptedBy: RICO },
  agree_waiver: { type: 'agree_waiver', departmentId: docs, agreed: true },
  withdraw_waiver: { type: 'withdraw_waiver', departmentId: docs },
  second_launch: { type: 'second_launch', agreed: true },
  review_urgent: { type: 'review_urgent', review: 'x' },
  confirm_mended: { type: 'confirm_mended', mended: true },
};

/** By hand, from the rules: who may. Everybody else of PEOPLE may not. */
const MAY: Record<PersonCommand['type'], string> = {
  ...PLAN_MAY,
  ...MEETING_MAY,
  ...VERSION_MAY,
  ...LAUNCH_DAY_MAY,
  ...RUNBOOK_MAY,
  ...ROLLOUT_MAY,
  ...FEEDBACK_MAY,
  ...BRIEF_MAY,
  ...RETRO_MAY,
  edit: 'M',
  start: 'M',
  hold: 'M L D l d',
  resume: 'M',
  cancel: 'M',
  hand_over: 'M A',
  take_over: 'R A',
  answer: 'L D',
  consent: 'M',
  launch: 'M',
  declare_live: 'M',
  declare_failed: 'M',
  close: 'M',
  accept_carried: 'M',
  say_goal: 'M',
  record_retro: 'M',
  say_trouble: 'M',
  let_answer: 'M A',
  settle_condition: 'P L D M',
  raise_blocker: 'M S A O R L D l d P X',
  take_blocker: 'L D M',
  return_blocker: 'L D',
  pass_blocker: 'M L D l',
  solve_blocker: 'L D M',
  confirm_blocker: 'l M',
  waive: 'M',
  agree_waiver: 'R A S',
  withdraw_waiver: 'M',
  second_launch: 'R A S',
  review_urgent: 'M',
  confirm_mended: 'P M',
};

const NAMED: Record<PersonCommand['type'], { role: string; userIds: string[] }> = {
  ...planNamed(OLGA.userId),
  ...meetingNamed(OLGA.userId),
  ...versionNamed(OLGA.userId),
  ...LAUNCH_DAY_NAMED,
  ...RUNBOOK_NAMED,
  ...ROLLOUT_NAMED,
  ...FEEDBACK_NAMED,
  ...BRIEF_NAMED,
  ...RETRO_NAMED,
  edit: { role: 'release_manager', userIds: [MAYA.userId] },
  start: { role: 'release_manager', userIds: [MAYA.userId] },
  hold: { role: 'release_manager', userIds: [MAYA.userId] },
  resume: { role: 'release_manager', userIds: [MAYA.userId] },
  cancel: { role: 'release_manager', userIds: [MAYA.userId] },
  hand_over: { role: 'release_manager', userIds: [MAYA.userId] },
  take_over: { role: 'rm_list', userIds: [RICO.userId] },
  answer: { role: 'lead', userIds: [leadOf('docs'), deputyOf('docs')] },
  consent: { role: 'release_manager', userIds: [MAYA.userId] },
  launch: { role: 'release_manager', userIds: [MAYA.userId] },
  declare_live: { role: 'release_manager', userIds: [MAYA.userId] },
  declare_failed: { role: 'release_manager', userIds: [MAYA.userId] },
  close: { role: 'release_manager', userIds: [MAYA.userId] },
  accept_carried: { role: 'release_manager', userIds: [MAYA.userId] },
  say_goal: { role: 'release_manager', userIds: [MAYA.userId] },
  record_retro: { role: 'release_manager', userIds: [MAYA.userId] },
  say_trouble: { role: 'release_manager', userIds: [MAYA.userId] },
  let_answer: { role: 'release_manager', userIds: [MAYA.userId] },
  settle_condition: { role: 'owner', userIds: [OLGA.userId] },
  raise_blocker: { role: 'member', userIds: [] },
  take_blocker: { role: 'owner', userIds: [leadOf('docs'), deputyOf('docs')] },
  return_blocker: { role: 'owner', userIds: [leadOf('docs'), deputyOf('docs')] },
  pass_blocker: { role: 'release_manager', userIds: [MAYA.userId] },
  solve_blocker: { role: 'owner', userIds: [leadOf('docs'), deputyOf('docs')] },
  confirm_blocker: { role: 'raiser', userIds: [leadOf('sales')] },
  waive: { role: 'release_manager', userIds: [MAYA.userId] },
  agree_waiver: { role: 'second', userIds: [RICO.userId, ADA.userId, STAND_IN.userId] },
  withdraw_waiver: { role: 'release_manager', userIds: [MAYA.userId] },
  second_launch: { role: 'second', userIds: [RICO.userId, ADA.userId, STAND_IN.userId] },
  review_urgent: { role: 'release_manager', userIds: [MAYA.userId] },
  confirm_mended: { role: 'owner', userIds: [OLGA.userId] },
};

const trials = (Object.keys(COMMANDS) as PersonCommand['type'][]).flatMap((type) =>
  Object.entries(PEOPLE).map(([letter, actor]) => ({
    type,
    letter,
    actor,
    may: MAY[type].split(' ').includes(letter),
  })),
);

describe('who may do what', () => {
  test.each(trials.filter(({ may }) => may))('$actor.name may $type', ({ type, actor }) => {
    expect(mayNot(actor, COMMANDS[type], release, settings)).toBeNull();
  });

  test.each(trials.filter(({ may }) => !may))(
    '$actor.name ($letter) may not $type, and reads who can',
    ({ type, actor }) => {
      const expected = { code: 'not_entitled', command: type, entitled: NAMED[type] };
      expect(mayNot(actor, COMMANDS[type], release, settings)).toEqual(expected);
    },
  );

  test.each(trials)('a guest in the place of $actor.name may not $type', ({ type, actor }) => {
    const guest = { ...actor, isFullMember: false };
    expect(mayNot(guest, COMMANDS[type], release, settings)).toEqual({ code: 'not_a_member' });
  });
});

test('an admin who is not the release manager never launches', () => {
  for (const type of ['launch', 'declare_live', 'declare_failed'] as const) {
    expect(mayNot(anActor(ADA), COMMANDS[type], release, settings)).toMatchObject({ code: 'not_entitled' });
  }
});

test('in a rehearsal the manager answers for every department, and nobody else gains anything', () => {
  const practice = aStartedRelease({ practice: true });
  expect(mayNot(anActor(), COMMANDS.answer, practice, settings)).toBeNull();
  expect(mayNot(anActor(ADA), COMMANDS.answer, practice, settings)).toMatchObject({ code: 'not_entitled' });
  expect(mayNot(stranger, COMMANDS.answer, practice, settings)).toMatchObject({ code: 'not_entitled' });
});

test('the people of a department that is not part of the release may not hold it', () => {
  const withoutSales = aRelease({ lights: release.lights.filter((light) => light.departmentId === docs) });
  expect(mayNot(leadActor('sales'), COMMANDS.hold, withoutSales, settings)).not.toBeNull();
  expect(mayNot(leadActor('docs'), COMMANDS.hold, withoutSales, settings)).toBeNull();
});

test('what time makes happen needs nobody’s permission', () => {
  const signals: Command[] = [
    { type: 'ask', departmentId: docs },
    { type: 'ask_again', departmentId: docs },
    { type: 'expire', departmentId: docs },
    { type: 'lapse_condition', conditionId: 'c1' },
    { type: 'apply_move' },
    { type: 'announced' },
    { type: 'retro_due' },
    { type: 'seek_manager' },
  ];
  for (const signal of signals) expect(mayNot(stranger, signal, release, settings)).toBeNull();
});

describe('speaking for a department', () => {
  test.each([
    [leadOf('docs'), true, false],
    [deputyOf('docs'), true, true],
    [leadOf('sales'), false, false],
    [MAYA.userId, false, false],
  ])('%s speaks for Docs: %s, only as a deputy: %s', (userId, speaks, asDeputy) => {
    expect(speaksFor(userId, release, docs, settings)).toBe(speaks);
    expect(isDeputyOnly(userId, docs, settings)).toBe(asDeputy);
  });

  test('a lead who is also named as deputy speaks as lead', () => {
    const both = someSettings();
    const departments = both.departments.map((each) => ({
      ...each,
      deputies: [...each.leads, ...each.deputies],
    }));
    expect(isDeputyOnly(leadOf('docs'), docs, { ...both, departments })).toBe(false);
  });

  test('nobody speaks for a department that is not part of the release', () => {
    expect(speaksFor(leadOf('docs'), aRelease({ lights: [] }), docs, settings)).toBe(false);
  });
});

describe('settings and planning', () => {
  const nobody = someSettings({ admins: [] });
  test.each([
    ['an admin of Greenlight', PEOPLE.A, settings, true],
    ['an owner of Slack, once there is an admin', PEOPLE.O, settings, false],
    ['an owner of Slack, before there is an admin', PEOPLE.O, nobody, true],
    ['a member, before there is an admin', PEOPLE.M, nobody, false],
    ['the release manager', PEOPLE.M, settings, false],
  ])('%s may change settings: $3', (_who, actor, state, may) => {
    expect(actor !== undefined && mayChangeSettings(actor, state)).toBe(may);
  });

  test('a guest changes no settings and plans nothing, whatever Slack calls them', () => {
    const guest = anActor({ ...ADA, isFullMember: false, isSlackAdmin: true });
    expect(mayChangeSettings(guest, settings)).toBe(false);
    expect(mayChangeSettings(guest, nobody)).toBe(false);
    expect(mayPlanReleases(guest)).toBe(false);
    expect(mayPlanReleases(stranger)).toBe(true);
  });
});
