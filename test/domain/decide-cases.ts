import type { Command, CommandType } from '../../src/domain/command.ts';
import type { Light } from '../../src/domain/lights/light.ts';
import { USUAL_RULES } from '../../src/domain/lights/light-rules.ts';
import type { Actor } from '../../src/domain/person.ts';
import type { Release } from '../../src/domain/release.ts';
import {
  aLight,
  anActor,
  anUrgent,
  departmentId,
  launchOn,
  MAYA,
  NOW,
  someSettings,
} from '../support/builders.ts';
import { VERSION_CASES } from './announcement/version-cases.ts';
import { BRIEF_CASES } from './brief/brief-cases.ts';
import { aCarried, found } from './carried/carried-cases.ts';
import {
  allGreen,
  answerOf,
  closedWell,
  held,
  LAUNCH_AT,
  leadActor,
  notConcerned,
  onTrack,
  stranger,
} from './deciding.ts';
import { FEEDBACK_CASES } from './feedback/feedback-cases.ts';
import { aFact } from './hooks/facts.ts';
import { allGo, LAUNCH_DAY_CASES } from './launch-day/launch-day-cases.ts';
import {
  aBlocker,
  aCondition,
  answered,
  aWaiver,
  greenSales,
  highRisk,
  ifPrinted,
  LOW,
  PAT,
  RICO,
  rico,
} from './matters.ts';
import { MEETING_CASES } from './meetings/meeting-cases.ts';
import { PLAN_CASES } from './plan-cases.ts';
import { RETRO_CASES } from './retro/retro-cases.ts';
import { ROLLOUT_CASES } from './rollout/rollout-cases.ts';
import { RUNBOOK_CASES } from './runbook/runbook-cases.ts';

export const settings = someSettings({ releaseManagers: [MAYA.userId, RICO.userId] });
const maya = anActor();
const sales = departmentId('sales');

const waitingForConsent = (release: Release): Release => ({
  ...release,
  lights: release.lights.map((light) =>
    light.departmentId === sales
      ? {
          ...light,
          askedAt: NOW,
          state: 'not_applicable_asked',
          answer: { ...notConcerned, by: MAYA, at: NOW, asDeputy: false },
        }
      : light,
  ),
});

const saidOnTrack = (release: Release): Release => ({
  ...release,
  lights: release.lights.map((light) =>
    light.departmentId === sales
      ? {
          ...light,
          askedAt: NOW,
          state: 'on_track',
          answer: { ...onTrack, by: MAYA, at: NOW, asDeputy: false },
        }
      : light,
  ),
});

const asIs = (release: Release): Release => release;
const green = (release: Release): Release => ({ ...release, lights: allGreen().lights });

/** Sales stands as told; everything else is as it was. */
const salesIs =
  (sales_: Light, overrides: Partial<Release> = {}) =>
  (release: Release): Release => ({
    ...release,
    ...overrides,
    lights: release.lights.map((light) => (light.departmentId === sales ? sales_ : light)),
  });

const blocked = (release: Release): Release => ({ ...release, blockers: [aBlocker()] });
const conditional = salesIs(answered('sales', 'conditional', ifPrinted), { conditions: [aCondition()] });
const called = (release: Release): Release => ({
  ...allGo(highRisk(green(release))),
  call: { mode: 'live_now', announcementId: 'ann-1', early: true, by: MAYA, at: NOW },
});

export type Case = {
  now?: string;
  command: Command;
  actor: Actor | null;
  /** What the command needs besides the stage. */
  given: (release: Release) => Release;
  /** Written by hand: d draft, p planning, s sign-off, L launching, l live, r retro, c closed, x cancelled. */
  legal: string;
};

/** Every command, by somebody who may, on a release to which it could mean something. */
export const CASES: Record<CommandType, Case> = {
  ...PLAN_CASES,
  ...MEETING_CASES,
  ...VERSION_CASES,
  ...LAUNCH_DAY_CASES,
  ...RUNBOOK_CASES,
  ...ROLLOUT_CASES,
  ...BRIEF_CASES,
  ...RETRO_CASES,
  ...FEEDBACK_CASES,
  edit: {
    command: { type: 'edit', change: { plan: { goal: 'New' } } },
    actor: maya,
    given: asIs,
    legal: 'd p s',
  },
  start: { command: { type: 'start' }, actor: maya, given: asIs, legal: 'd' },
  hold: { command: { type: 'hold', reason: 'Wait' }, actor: maya, given: asIs, legal: 'p s L' },
  resume: {
    command: { type: 'resume', launch: launchOn('2026-12-11') },
    actor: maya,
    given: (release) => ({ ...release, hold: held }),
    legal: 'p s L l',
  },
  cancel: { command: { type: 'cancel', reason: 'No budget' }, actor: maya, given: asIs, legal: 'd p s' },
  hand_over: {
    command: { type: 'hand_over', to: { userId: 'U0RICO', name: 'Rico' } },
    actor: maya,
    given: asIs,
    legal: 'd p s L l r',
  },
  take_over: {
    command: { type: 'take_over' },
    actor: rico,
    given: (release) => ({ ...release, seeksManager: true }),
    legal: 'd p s L l r',
  },
  answer: {
    command: answerOf('sales', { answer: 'green' }),
    actor: leadActor('sales'),
    given: asIs,
    legal: 'p s',
  },
  consent: {
    command: { type: 'consent', departmentId: sales, agreed: true },
    actor: maya,
    given: waitingForConsent,
    legal: 'p s',
  },
  launch: {
    command: { type: 'launch', mode: 'live_now', announcementId: 'ann-1', early: true },
    actor: maya,
    given: green,
    legal: 'p s',
    now: LAUNCH_AT,
  },
  second_launch: {
    command: { type: 'second_launch', agreed: true },
    actor: rico,
    given: called,
    legal: 'p s',
    now: LAUNCH_AT,
  },
  let_answer: {
    command: { type: 'let_answer', departmentId: sales, delegate: { ...PAT, until: null } },
    actor: maya,
    given: asIs,
    legal: 'p s',
  },
  settle_condition: {
    command: { type: 'settle_condition', conditionId: 'c1' },
    actor: maya,
    given: conditional,
    legal: 'p s L l r',
  },
  raise_blocker: {
    command: {
      type: 'raise_blocker',
      text: 'The printer is broken.',
      severity: 'stops',
      solver: { kind: 'person', ...PAT },
      expectedOn: null,
      link: null,
    },
    actor: stranger,
    given: asIs,
    legal: 'p s',
  },
  take_blocker: {
    command: { type: 'take_blocker', blockerId: 'b1' },
    actor: maya,
    given: blocked,
    legal: 'p s',
  },
  return_blocker: {
    command: { type: 'return_blocker', blockerId: 'b1' },
    actor: anActor(PAT),
    given: blocked,
    legal: 'p s',
  },
  pass_blocker: {
    command: { type: 'pass_blocker', blockerId: 'b1', solver: { kind: 'other', name: 'The printers' } },
    actor: maya,
    given: blocked,
    legal: 'p s',
  },
  solve_blocker: {
    command: { type: 'solve_blocker', blockerId: 'b1' },
    actor: maya,
    given: blocked,
    legal: 'p s',
  },
  confirm_blocker: {
    command: { type: 'confirm_blocker', blockerId: 'b1', solved: true },
    actor: maya,
    given: blocked,
    legal: 'p s',
  },
  waive: {
    command: { type: 'waive', departmentId: sales, reason: 'Sales follows.', acceptedBy: PAT },
    actor: maya,
    given: salesIs(aLight('sales', { askedAt: NOW })),
    legal: 'p s',
  },
  agree_waiver: {
    command: { type: 'agree_waiver', departmentId: sales, agreed: true },
    actor: rico,
    given: salesIs(aLight('sales', { askedAt: NOW, waiver: aWaiver({ needsSecond: true }) })),
    legal: 'p s',
  },
  withdraw_waiver: {
    command: { type: 'withdraw_waiver', departmentId: sales },
    actor: maya,
    given: salesIs(aLight('sales', { askedAt: NOW, waiver: aWaiver() })),
    legal: 'p s',
  },
  review_urgent: {
    command: { type: 'review_urgent', review: 'We test the backup now.' },
    actor: maya,
    given: (release) => ({ ...release, urgent: anUrgent() }),
    legal: 'l r',
  },
  confirm_mended: {
    command: { type: 'confirm_mended', mended: true },
    actor: anActor(PAT),
    given: (release) => ({ ...release, urgent: anUrgent() }),
    legal: 'l r',
  },
  expire: {
    command: { type: 'expire', departmentId: sales },
    actor: null,
    given: salesIs(greenSales({ rules: { ...USUAL_RULES, validDays: 5 } })),
    legal: 'p s',
  },
  lapse_condition: {
    command: { type: 'lapse_condition', conditionId: 'c1' },
    actor: null,
    given: conditional,
    legal: 'p s L l r',
  },
  declare_live: {
    command: { type: 'declare_live', announcementId: 'ann-1' },
    actor: maya,
    given: asIs,
    legal: 'L',
  },
  declare_failed: {
    command: { type: 'declare_failed', usersSee: 'nothing', cause: 'Disk full', askAgain: [] },
    actor: maya,
    given: asIs,
    legal: 'L',
  },
  accept_carried: {
    command: { type: 'accept_carried', carriedId: 'rel-old:i1', reason: 'It mends it.' },
    actor: maya,
    given: (release) => ({ ...release, carried: [aCarried()] }),
    legal: 'd p s',
  },
  follow_issues: {
    command: { type: 'follow_issues', issues: [found(aCarried())] },
    actor: null,
    given: asIs,
    legal: 'd p s',
  },
  say_goal: {
    command: { type: 'say_goal', value: '812 boards', answer: 'partly' },
    actor: maya,
    given: asIs,
    legal: 'l r',
  },
  record_retro: {
    command: { type: 'record_retro', held: false, reason: 'Two lines changed.' },
    actor: maya,
    given: asIs,
    legal: 'l r',
  },
  say_trouble: {
    command: { type: 'say_trouble', trouble: true },
    actor: maya,
    given: (release) => ({ ...release, plan: { ...release.plan, risk: LOW } }),
    legal: 'l r',
  },
  close: {
    command: closedWell,
    actor: maya,
    given: asIs,
    legal: 'l r',
  },
  ask: {
    command: { type: 'ask', departmentId: sales },
    actor: null,
    given: (release) => ({
      ...release,
      lights: release.lights.map((light) => (light.departmentId === sales ? aLight('sales') : light)),
    }),
    legal: 'p s',
  },
  ask_again: {
    command: { type: 'ask_again', departmentId: sales },
    actor: null,
    given: saidOnTrack,
    legal: 'p s',
  },
  announced: { command: { type: 'announced' }, actor: null, given: asIs, legal: 'L' },
  report_fact: {
    command: {
      type: 'report_fact',
      by: { userId: 'hook:ci', name: 'ci' },
      fact: aFact(),
      departmentId: null,
      known: null,
      toldLately: 0,
    },
    actor: null,
    given: asIs,
    legal: 'd p s L l r',
  },
  retro_due: { command: { type: 'retro_due' }, actor: null, given: asIs, legal: 'l' },
  seek_manager: { command: { type: 'seek_manager' }, actor: null, given: asIs, legal: 'd p s L l r' },
};
