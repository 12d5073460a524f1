/** Buttons about the brief for teams with customers. Published: old messages keep them for ever. */
export const BRIEF_ACTIONS = {
  read: 'brief.read',
  /** "…": ask something, see who has read it. */
  more: 'brief.more',
  answer: 'brief.answer',
} as const;

export const BRIEF_FORMS = { ask: 'brief.ask_form', answer: 'brief.answer_form' } as const;
