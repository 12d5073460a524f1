import { itemsOf } from '../contents/contents.ts';
import type { Item, Owner } from '../contents/parts.ts';
import type { Release } from '../release.ts';

/** Before users have it, or once they do. */
export type StepMoment = 'before' | 'after';

/**
 * One line of the live list: a step of the plan, a batch of systems that it is pushed to, or something that is taken
 * back after an attempt that did not work.
 */
export type Step = {
  /** That of the item in the plan; `batch:…` and `back:…` for the others. */
  id: string;
  kind: 'step' | 'batch' | 'back';
  what: string;
  owner: Owner | null;
  /** How long it takes; null where nobody said so. */
  minutes: number | null;
  check: string;
  undo: string;
  moment: StepMoment;
  /** Systems of a batch. */
  count: number;
};

const BATCH = 'batch:';
const BACK = 'back:';

const stepOf = ({ id, what, owner, minutes, moment, check, undo }: Item<'runbook'>): Step => ({
  id,
  kind: 'step',
  what,
  owner,
  minutes: minutes === 'open' ? null : Number.parseInt(minutes, 10),
  check,
  undo,
  moment,
  count: 0,
});

/** What a system without a batch belongs to, where others have one. */
const REST = '';

/** "Batch 2", "All systems" where no batch was named, "The rest" behind those that were. */
const batchName = (batch: string, isOnly: boolean): string => {
  if (batch !== REST) return /^batch\b/i.test(batch) ? batch : `Batch ${batch}`;
  return isOnly ? 'All systems' : 'The rest';
};

/** The batches of the target list, in the order in which they first stand there; what has none comes last. */
const batchesOf = ({ plan }: Pick<Release, 'plan'>): readonly Step[] => {
  if (plan.path !== 'push') return [];
  const targets = itemsOf(plan.contents, 'targets');
  const names = [...new Set(targets.map(({ batch }) => batch))];
  const ordered = [...names.filter((name) => name !== REST), ...names.filter((name) => name === REST)];
  return ordered.map((batch) => ({
    id: `${BATCH}${batch}`,
    kind: 'batch',
    what: batchName(batch, names.length === 1),
    owner: null,
    minutes: null,
    check: '',
    undo: plan.backOut,
    moment: 'before',
    count: targets.filter((target) => target.batch === batch).length,
  }));
};

/** Everything that the plan lists: the steps before users have it, the batches, the steps afterwards. */
export const stepsOf = (release: Pick<Release, 'plan'>): readonly Step[] => {
  const steps = itemsOf(release.plan.contents, 'runbook').map(stepOf);
  const at = (moment: StepMoment) => steps.filter((step) => step.moment === moment);
  return [...at('before'), ...batchesOf(release), ...at('after')];
};

/** The same thing, taken back. */
export const takenBack = (step: Step): Step => ({
  ...step,
  id: `${BACK}${step.id}`,
  kind: 'back',
  minutes: null,
});

/** Whether an id names something that is taken back. */
export const isTakenBack = (stepId: string): boolean => stepId.startsWith(BACK);
