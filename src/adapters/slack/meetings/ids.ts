/** Buttons about meetings and what is noted in them. Published: old messages keep them for ever. */
export const MEETING_ACTIONS = {
  cancel: 'meeting.cancel',
  keep: 'meeting.keep',
  yes: 'check_in.yes',
  atRisk: 'check_in.at_risk',
  no: 'check_in.no',
  done: 'note.done',
} as const;

export const NOTE_FORMS = { decision: 'note.decision_form', action: 'note.action_form' } as const;

/** In the menu of a message. */
export const NOTE_SHORTCUTS = { decision: 'note.decision', action: 'note.action' } as const;
