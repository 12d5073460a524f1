import { isTakenBack } from '../runbook/step.ts';
import type { Told } from './told.ts';

type RunbookEventType =
  | 'runbook_step_done'
  | 'runbook_step_undone'
  | 'runbook_step_failed'
  | 'batch_done'
  | 'adoption_counted';

/** What happened in the runbook and what came of it, for a report. */
export const RUNBOOK_EVENTS: { [Type in RunbookEventType]: Told<Type> } = {
  runbook_step_done: {
    section: 'launch',
    words: ({ stepId, what, late }) =>
      `${isTakenBack(stepId) ? 'Took back' : 'Done'}${late ? ', late' : ''}: ${what}.`,
  },
  runbook_step_undone: { section: 'launch', words: ({ what }) => `Not done after all: ${what}.` },
  runbook_step_failed: { section: 'launch', words: ({ what, reason }) => `Went wrong: ${what}: ${reason}.` },
  batch_done: {
    section: 'launch',
    words: ({ batch, count }) => `${batch} is done: ${count} ${count === 1 ? 'system' : 'systems'}.`,
  },
  adoption_counted: {
    section: 'after',
    words: ({ count, of }) => (of === null ? `${count} have it.` : `${count} of ${of} have it.`),
  },
};
