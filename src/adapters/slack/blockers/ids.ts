/** Buttons about a blocker. Published: old messages keep them for ever. */
export const BLOCKER_ACTIONS = {
  take: 'blocker.take',
  notOurs: 'blocker.not_ours',
  done: 'blocker.done',
  gone: 'blocker.gone',
  stillThere: 'blocker.still_there',
  /** Opens the form that names somebody else. */
  pass: 'blocker.pass',
} as const;

export const BLOCKER_FORMS = {
  raise: 'blocker.raise_form',
  pass: 'blocker.pass_form',
} as const;

/** In the menu of a message. */
export const BLOCKER_SHORTCUTS = { raise: 'blocker.raise' } as const;
