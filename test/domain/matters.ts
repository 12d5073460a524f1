import type { Blocker } from '../../src/domain/blockers/blocker.ts';
import type { Command } from '../../src/domain/command.ts';
import type { Condition } from '../../src/domain/conditions/condition.ts';
import type { Waiver } from '../../src/domain/launch/waiver.ts';
import { fingerprint } from '../../src/domain/lights/facts.ts';
import type { Light, LightAnswer, LightState } from '../../src/domain/lights/light.ts';
import type { LaunchObstacle } from '../../src/domain/lights/verdict.ts';
import type { Release } from '../../src/domain/release.ts';
import type { RiskAnswers } from '../../src/domain/risk/risk.ts';
import {
  aLight,
  anActor,
  aPlan,
  aStartedRelease,
  type DepartmentKey,
  departmentId,
  leadOf,
  MAYA,
  NOW,
} from '../support/builders.ts';

const answers = (yes: readonly string[]): RiskAnswers => ({
  lives: yes.includes('lives'),
  money: yes.includes('money'),
  data: yes.includes('data'),
  irreversible: yes.includes('irreversible'),
  exposed: yes.includes('exposed'),
});
export const LOW = answers([]);
export const NORMAL = answers(['money']);
export const HIGH = answers(['lives']);

export const RICO = { userId: 'U0RICO', name: 'Rico' };
export const rico = anActor(RICO);
export const PAT = { userId: 'U0PAT', name: 'Pat' };
export const LATER = '2026-11-24T09:00:00.000Z';

/** "Green, if" the price list is printed, by Pat, well before the launch. */
export const ifPrinted: Extract<LightAnswer, { answer: 'conditional' }> = {
  answer: 'conditional',
  condition: 'The price list is printed.',
  owner: PAT,
  dueOn: '2026-12-01',
};
/** The launch of the builders' release is on 10 December. */
export const ifLater = { ...ifPrinted, condition: 'The video is dubbed.', dueOn: '2026-12-18' } as const;

export const aCondition = (overrides: Partial<Condition> = {}): Condition => ({
  id: 'c1',
  departmentId: departmentId('sales'),
  text: ifPrinted.condition,
  owner: PAT,
  dueOn: ifPrinted.dueOn,
  state: 'open',
  raisedBy: { userId: leadOf('sales'), name: leadOf('sales') },
  raisedAt: NOW,
  settledBy: null,
  settledAt: null,
  ...overrides,
});

export const aBlocker = (overrides: Partial<Blocker> = {}): Blocker => ({
  id: 'b1',
  departmentId: null,
  text: 'The printer is broken.',
  severity: 'stops',
  solver: { kind: 'person', ...PAT },
  expectedOn: '2026-12-01',
  raisedBy: MAYA,
  raisedAt: NOW,
  link: null,
  state: 'open',
  takenBy: null,
  solvedBy: null,
  solvedAt: null,
  ...overrides,
});

export const aWaiver = (overrides: Partial<Waiver> = {}): Waiver => ({
  reason: 'Sales follows.',
  acceptedBy: PAT,
  by: MAYA,
  at: NOW,
  needsSecond: false,
  agreedBy: null,
  agreedAt: null,
  ...overrides,
});

/** An answer of the department's lead, who judged the builders' plan. */
export const answered = (
  key: DepartmentKey,
  state: LightState,
  answer: LightAnswer,
  overrides: Partial<Light> = {},
): Light => {
  const rules = overrides.rules ?? aLight(key).rules;
  const by = { userId: leadOf(key), name: leadOf(key) };
  const judged = fingerprint(aPlan(), rules.judges);
  const recorded = { ...answer, by, at: NOW, asDeputy: false, judged };
  return aLight(key, { state, askedAt: NOW, answer: recorded, ...overrides });
};

/** A release that asks Sales alone. */
export const withSales = (sales: Light, overrides: Partial<Release> = {}): Release =>
  aStartedRelease({ lights: [sales], ...overrides });

export const asking = (...lights: readonly Light[]): Release => aStartedRelease({ lights });

export const greenSales = (overrides: Partial<Light> = {}): Light =>
  answered('sales', 'green', { answer: 'green' }, overrides);

/** High risk, with all that it owes. */
export const highRisk = (release: Release): Release => ({
  ...release,
  plan: { ...release.plan, risk: HIGH, backOut: 'Switch it off.', beta: 'Ten teams liked it.' },
});

export const launchNow = (overrides: Partial<Extract<Command, { type: 'launch' }>> = {}): Command => ({
  type: 'launch',
  mode: 'live_now',
  announcementId: 'ann-1',
  early: false,
  ...overrides,
});

export const kindsOf = (obstacles: readonly LaunchObstacle[]): string[] => obstacles.map(({ kind }) => kind);
