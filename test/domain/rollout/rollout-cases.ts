import type { DomainEvent } from '../../../src/domain/event.ts';
import type { Plan, Release } from '../../../src/domain/release.ts';
import { plannedGroups } from '../../../src/domain/rollout/groups.ts';
import type { Rollout } from '../../../src/domain/rollout/rollout.ts';
import { anActor, aPlan, MAYA, NOW } from '../../support/builders.ts';
import type { Case } from '../decide-cases.ts';
import { LAUNCH_AT, live } from '../deciding.ts';

/** Groups by name, each with how long it is watched. */
export const groupsOf = (...groups: readonly (readonly [name: string, soak: string])[]): Plan => {
  const plan = aPlan({ path: 'phased' });
  const cohorts = groups.map(([name, soak], index) => ({
    id: String(index + 1),
    doneAt: null,
    name,
    soak,
  }));
  return { ...plan, contents: { ...plan.contents, cohorts, nextId: groups.length + 1 } };
};

export const FOUR = groupsOf(
  ['5 % of customers', '2 days'],
  ['25 % of customers', '2 days'],
  ['50 % of customers', ''],
  ['Everybody', ''],
);

/** Thursday 14:00 in Berlin and two days: Saturday, so Monday at nine. */
export const FIRST_OVER = '2026-12-14T08:00:00.000Z';

/** The first group has it since the launch. */
export const aRollout = (overrides: Partial<Rollout> = {}, plan = FOUR): Rollout => ({
  begun: plannedGroups(plan)
    .slice(0, 1)
    .map((group) => ({ ...group, at: LAUNCH_AT, by: MAYA })),
  until: FIRST_OVER,
  asked: null,
  reds: [],
  stopped: null,
  completedAt: null,
  ...overrides,
});

export const spreading = (rollout: Partial<Rollout> = {}, overrides: Partial<Release> = {}): Release =>
  live({ plan: FOUR, rollout: aRollout(rollout), ...overrides });

const reached = (release: Release): Release => ({ ...release, plan: FOUR, rollout: aRollout() });
const maya = anActor();

/** The commands of a release that goes out group by group. */
export const ROLLOUT_CASES = {
  begin_group: {
    command: { type: 'begin_group', groupId: '2', reason: '' },
    actor: maya,
    given: reached,
    legal: 'l',
    now: FIRST_OVER,
  },
  extend_stage: {
    command: { type: 'extend_stage', groupId: '1', seen: FIRST_OVER, by: 'soak' },
    actor: maya,
    given: reached,
    legal: 'l',
    now: FIRST_OVER,
  },
  stop_rollout: {
    command: { type: 'stop_rollout', reason: 'Links break.', takenBack: false },
    actor: maya,
    given: reached,
    legal: 'l',
    now: FIRST_OVER,
  },
  ask_stage: {
    command: { type: 'ask_stage', groupId: '1' },
    actor: null,
    given: reached,
    legal: 'l',
    now: FIRST_OVER,
  },
} as const satisfies Record<string, Case>;

/** The same for `policy.test.ts`, in its letters. */
export const ROLLOUT_COMMANDS = {
  begin_group: { type: 'begin_group', groupId: '2', reason: '' },
  extend_stage: { type: 'extend_stage', groupId: '1', seen: NOW, by: 'soak' },
  stop_rollout: { type: 'stop_rollout', reason: 'x', takenBack: false },
} as const;

export const ROLLOUT_MAY: Record<keyof typeof ROLLOUT_COMMANDS, string> = {
  begin_group: 'M',
  extend_stage: 'M',
  stop_rollout: 'M',
};

const manager = { role: 'release_manager', userIds: [MAYA.userId] };

export const ROLLOUT_NAMED: Record<keyof typeof ROLLOUT_COMMANDS, { role: string; userIds: string[] }> = {
  begin_group: manager,
  extend_stage: manager,
  stop_rollout: manager,
};

type RolloutEvent =
  | 'stage_begun'
  | 'stage_asked'
  | 'stage_extended'
  | 'rollout_stopped'
  | 'rollout_completed';

type Events = { [Type in RolloutEvent]: readonly Extract<DomainEvent, { type: Type }>[] };

/** Everything that happens to the groups, with this text in every name and every free text. */
export const rolloutEvents = (text: string): Events => ({
  stage_begun: [
    { type: 'stage_begun', stageId: '1', name: text, index: 1, of: 4, reason: '' },
    { type: 'stage_begun', stageId: '2', name: text, index: 2, of: 4, reason: text },
  ],
  stage_asked: [
    { type: 'stage_asked', stageId: '1', times: 1 },
    { type: 'stage_asked', stageId: '1', times: 3 },
  ],
  stage_extended: [{ type: 'stage_extended', stageId: '1', until: NOW }],
  rollout_stopped: [
    { type: 'rollout_stopped', reason: text, at: text, index: 2, of: 4, takenBack: false },
    { type: 'rollout_stopped', reason: text, at: text, index: 2, of: 4, takenBack: true },
  ],
  rollout_completed: [{ type: 'rollout_completed' }],
});
