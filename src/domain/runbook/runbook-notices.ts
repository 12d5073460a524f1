import type { ReleaseEvent } from '../event.ts';
import type { Release } from '../release.ts';
import { awaitsLive } from './run.ts';

type Wrong = Extract<ReleaseEvent, { type: 'runbook_step_failed' }>;

/** What the manager is told of a runbook, with buttons beside it. */
export type RunbookNotice =
  /** A step went wrong, and nobody goes on. */
  | { sort: 'step_wrong'; event: Wrong }
  /** Everything before users have it is done. */
  | { sort: 'steps_done' };

/** The notice that an event of a runbook makes; null for any other. */
export const noticeOfRunbook = (event: ReleaseEvent): RunbookNotice | null => {
  switch (event.type) {
    case 'runbook_step_failed':
      return { sort: 'step_wrong', event };
    case 'runbook_step_done':
    case 'batch_done':
      return { sort: 'steps_done' };
    default:
      return null;
  }
};

const ENDS = ['runbook_step_undone', 'declared_live', 'launch_failed', 'manager_changed'] as const;

/** What ends each of them, and whether it is still so. */
export const RUNBOOK_MATTERS = {
  settledBy: {
    step_wrong: [...ENDS, 'runbook_step_done', 'batch_done', 'release_closed'],
    steps_done: [...ENDS, 'release_held', 'item_changed', 'items_added'],
  } satisfies Record<RunbookNotice['sort'], readonly ReleaseEvent['type'][]>,
  stands: {
    step_wrong: (release: Release, { event }: Extract<RunbookNotice, { sort: 'step_wrong' }>): boolean =>
      release.runbook?.wrong?.stepId === event.stepId,
    steps_done: (release: Release): boolean => awaitsLive(release),
  },
} as const;
