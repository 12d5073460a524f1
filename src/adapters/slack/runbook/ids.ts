/** Buttons of a runbook that runs. Published: old messages keep them for ever. */
export const RUNBOOK_ACTIONS = {
  done: 'runbook.done',
  wrong: 'runbook.went_wrong',
  undo: 'runbook.not_done',
} as const;

export const RUNBOOK_FORMS = { wrong: 'runbook.went_wrong_form' } as const;
