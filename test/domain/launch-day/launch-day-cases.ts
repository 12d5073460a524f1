import type { Issue } from '../../../src/domain/issues/issue.ts';
import type { RollCall } from '../../../src/domain/launch-day/roll-call.ts';
import type { Light } from '../../../src/domain/lights/light.ts';
import type { Release } from '../../../src/domain/release.ts';
import { anActor, departmentId, deputyOf, leadOf, MAYA, NOW } from '../../support/builders.ts';
import type { Case } from '../decide-cases.ts';
import { allGreen, LAUNCH_AT, leadActor, stranger } from '../deciding.ts';
import { HIGH, NORMAL, PAT } from '../matters.ts';

const sales = departmentId('sales');
const docs = departmentId('docs');
const maya = anActor();

/** Judged, and green long ago. */
export const judged = (risk: typeof HIGH, overrides: Partial<Release> = {}): Release => {
  const release = allGreen(overrides);
  return { ...release, plan: { ...release.plan, risk, backOut: 'Switch it off.', beta: 'Liked.' } };
};

/** This department was asked whether it is still green, and has not said so. */
export const askedStill = (release: Release, key = sales, changes: Partial<Light> = {}): Release => ({
  ...release,
  lights: release.lights.map((light) =>
    light.departmentId === key
      ? {
          ...light,
          confirmation: { askedAt: NOW, launchAt: release.plan.launch.at, said: null },
          ...changes,
        }
      : light,
  ),
});

const ofRisk =
  (risk: typeof HIGH) =>
  (release: Release): Release => ({
    ...release,
    lights: allGreen().lights,
    plan: { ...release.plan, risk, backOut: 'Switch it off.', beta: 'Liked.' },
  });

/** Links break, and Pat sees to it. */
export const anIssue = (overrides: Partial<Issue> = {}): Issue => ({
  id: 'i1',
  text: 'Links break.',
  severity: 'major',
  owner: PAT,
  link: null,
  reportedBy: MAYA,
  reportedAt: NOW,
  settledBy: null,
  settledAt: null,
  ...overrides,
});

/** A roll-call that began at the planned moment, in which Sales alone has not spoken. */
export const calling = (release: Release, overrides: Partial<RollCall> = {}): Release => ({
  ...release,
  rollCall: {
    startedBy: MAYA,
    startedAt: LAUNCH_AT,
    stations: release.lights.map(({ departmentId, name }) => ({
      departmentId,
      name,
      duty: { onDuty: null, deputy: null },
      said:
        departmentId === sales ? null : { word: 'go', reason: '', by: MAYA, at: LAUNCH_AT, advance: false },
    })),
    silentAt: null,
    nudges: 0,
    ...overrides,
  },
});

/** The same after every station said go. */
export const allGo = (release: Release): Release => {
  const called = calling(release);
  const { rollCall } = called;
  if (rollCall === null) return called;
  const go = { word: 'go', reason: '', by: MAYA, at: LAUNCH_AT, advance: false } as const;
  return {
    ...called,
    rollCall: { ...rollCall, stations: rollCall.stations.map((each) => ({ ...each, said: go })) },
  };
};

/** The commands of the last days before a launch, and of the launch itself. */
export const LAUNCH_DAY_CASES = {
  confirm_light: {
    command: { type: 'confirm_light', departmentId: sales, advance: false },
    actor: leadActor('sales'),
    given: (release) => askedStill(ofRisk(NORMAL)(release)),
    legal: 'p s',
  },
  ask_confirmation: {
    command: { type: 'ask_confirmation', departmentId: sales },
    actor: null,
    given: ofRisk(HIGH),
    legal: 'p s',
  },
  start_roll_call: {
    command: { type: 'start_roll_call', duty: {} },
    actor: maya,
    given: ofRisk(HIGH),
    legal: 'p s',
    now: LAUNCH_AT,
  },
  answer_station: {
    command: { type: 'answer_station', departmentId: sales, word: 'no_go', reason: 'The shop is down.' },
    actor: leadActor('sales'),
    given: (release) => calling(ofRisk(HIGH)(release)),
    legal: 'p s',
    now: LAUNCH_AT,
  },
  wait_for_station: {
    command: { type: 'wait_for_station' },
    actor: maya,
    given: (release) => calling(ofRisk(HIGH)(release), { nudges: 2, silentAt: null }),
    legal: 'p s',
    now: LAUNCH_AT,
  },
  scrub: {
    command: { type: 'scrub', reason: 'The shop is down.' },
    actor: maya,
    given: (release) => calling(ofRisk(HIGH)(release)),
    legal: 'p s',
    now: LAUNCH_AT,
  },
  station_silent: {
    command: { type: 'station_silent', departmentId: sales },
    actor: null,
    given: (release) => calling(ofRisk(HIGH)(release), { silentAt: LAUNCH_AT }),
    legal: 'p s',
    now: LAUNCH_AT,
  },
  report_issue: {
    command: { type: 'report_issue', text: 'Links break.', severity: 'major', owner: PAT, link: null },
    actor: stranger,
    given: (release) => release,
    legal: 'L l r',
  },
  settle_issue: {
    command: { type: 'settle_issue', issueId: 'i1' },
    actor: anActor(PAT),
    given: (release) => ({ ...release, issues: [anIssue()] }),
    legal: 'L l r',
  },
} as const satisfies Record<string, Case>;

/** The same for `policy.test.ts`, in its letters. */
export const LAUNCH_DAY_COMMANDS = {
  confirm_light: { type: 'confirm_light', departmentId: docs, advance: false },
  start_roll_call: { type: 'start_roll_call', duty: {} },
  answer_station: { type: 'answer_station', departmentId: docs, word: 'go', reason: '' },
  wait_for_station: { type: 'wait_for_station' },
  scrub: { type: 'scrub', reason: 'x' },
  report_issue: { type: 'report_issue', text: 'x', severity: 'minor', owner: PAT, link: null },
  settle_issue: { type: 'settle_issue', issueId: 'i1' },
} as const;

export const LAUNCH_DAY_MAY: Record<keyof typeof LAUNCH_DAY_COMMANDS, string> = {
  confirm_light: 'L D',
  start_roll_call: 'M',
  answer_station: 'L D',
  wait_for_station: 'M',
  scrub: 'M',
  report_issue: 'M S A O R L D l d P X',
  settle_issue: 'P M',
};

const manager = { role: 'release_manager', userIds: [MAYA.userId] };
const lead = { role: 'lead', userIds: [leadOf('docs'), deputyOf('docs')] };

export const LAUNCH_DAY_NAMED: Record<keyof typeof LAUNCH_DAY_COMMANDS, { role: string; userIds: string[] }> =
  {
    confirm_light: lead,
    start_roll_call: manager,
    answer_station: lead,
    wait_for_station: manager,
    scrub: manager,
    report_issue: { role: 'member', userIds: [] },
    settle_issue: { role: 'owner', userIds: ['U0OLGA'] },
  };
