import { withItems } from '../../../src/domain/contents/contents.ts';
import type { Item, Owner } from '../../../src/domain/contents/parts.ts';
import type { DomainEvent } from '../../../src/domain/event.ts';
import type { Release } from '../../../src/domain/release.ts';
import type { Run } from '../../../src/domain/runbook/run.ts';
import { type Step, stepsOf } from '../../../src/domain/runbook/step.ts';
import { anActor, MAYA, NOW } from '../../support/builders.ts';
import type { Case } from '../decide-cases.ts';
import { PAT } from '../matters.ts';

type Values = Omit<Item<'runbook'>, 'id' | 'doneAt'>;

export const aStep = (overrides: Partial<Values> = {}): Values => ({
  what: 'Deploy',
  owner: PAT,
  minutes: 'open',
  moment: 'before',
  check: '',
  undo: '',
  ...overrides,
});

/** The plan lists these steps; their ids count from 1. */
export const withSteps = (release: Release, steps: readonly Partial<Values>[]): Release => ({
  ...release,
  plan: {
    ...release.plan,
    contents: withItems(
      release.plan.contents,
      'runbook',
      steps.map((step, index) => ({ ...aStep(step), id: String(index + 1), doneAt: null })),
    ),
  },
});

export const aRun = (overrides: Partial<Run> = {}): Run => ({
  attempt: 1,
  startedAt: NOW,
  ticks: [],
  wrong: null,
  turn: null,
  back: null,
  ...overrides,
});

/** One step, up in whatever stage the release is in: while it goes out, once it is live, or taken back. */
const running = (release: Release, owner: Owner = PAT): Release => {
  const moment = release.launch?.liveAt == null ? 'before' : 'after';
  const planned = withSteps(release, [{ moment, owner }]);
  const [step] = stepsOf(planned);
  const back =
    release.launch === null && step !== undefined ? [{ ...step, kind: 'back' } satisfies Step] : null;
  return { ...planned, runbook: aRun({ back, turn: { stepId: '1', since: NOW } }) };
};

export const ticked = (release: Release): Release => ({
  ...release,
  runbook: aRun({
    ...release.runbook,
    ticks: [{ stepId: '1', what: 'Deploy', by: PAT, at: NOW, late: false }],
  }),
});

const about = { attempt: 1, stepId: '1' };
const legal = 's L l r';

/** The commands of a runbook that runs. */
export const RUNBOOK_CASES = {
  tick_step: { command: { type: 'tick_step', ...about }, actor: anActor(PAT), given: running, legal },
  untick_step: {
    command: { type: 'untick_step', ...about },
    actor: anActor(PAT),
    given: (release) => ticked(running(release)),
    legal,
  },
  fail_step: {
    command: { type: 'fail_step', ...about, reason: 'The disk is full.' },
    actor: anActor(PAT),
    given: running,
    legal,
  },
  count_adoption: {
    command: { type: 'count_adoption', count: '1240', of: '3000' },
    actor: anActor(),
    given: (release) => release,
    legal: 'l r',
  },
} as const satisfies Record<string, Case>;

/** The same for `policy.test.ts`: whose step it is, and the manager. */
export const withRunOf = (release: Release, owner: Owner): Release => running(release, owner);

export const RUNBOOK_COMMANDS = {
  tick_step: { type: 'tick_step', ...about },
  untick_step: { type: 'untick_step', ...about },
  fail_step: { type: 'fail_step', ...about, reason: 'x' },
  count_adoption: { type: 'count_adoption', count: '2', of: '' },
} as const;

export const RUNBOOK_MAY: Record<keyof typeof RUNBOOK_COMMANDS, string> = {
  tick_step: 'P M',
  untick_step: 'P M',
  fail_step: 'P M',
  count_adoption: 'M',
};

const owner = { role: 'owner', userIds: ['U0OLGA'] };
export const RUNBOOK_NAMED = {
  tick_step: owner,
  untick_step: owner,
  fail_step: owner,
  count_adoption: { role: 'release_manager', userIds: [MAYA.userId] },
};

type RunbookEventType =
  | 'runbook_step_done'
  | 'runbook_step_undone'
  | 'runbook_step_failed'
  | 'batch_done'
  | 'adoption_counted';

/** Every event of a runbook, with this in every text. */
export const runbookEvents = (
  text: string,
): { [Type in RunbookEventType]: readonly Extract<DomainEvent, { type: Type }>[] } => ({
  runbook_step_done: [{ type: 'runbook_step_done', stepId: '1', what: text, late: true }],
  runbook_step_undone: [{ type: 'runbook_step_undone', stepId: '1', what: text }],
  runbook_step_failed: [{ type: 'runbook_step_failed', stepId: '1', what: text, reason: text }],
  batch_done: [{ type: 'batch_done', batch: text, count: 2 }],
  adoption_counted: [{ type: 'adoption_counted', count: 2, of: null }],
});
