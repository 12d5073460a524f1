/** Published: once released, an id keeps its listener for ever, because messages live for years. */
export const AFTER_ACTIONS = {
  goal: 'after.goal',
  held: 'after.look_back_held',
  notHeld: 'after.look_back_not_held',
  noTrouble: 'after.no_trouble',
  trouble: 'after.trouble',
} as const;

export const AFTER_FORMS = { goal: 'after.goal_form', notHeld: 'after.look_back_form' } as const;
