/** Published: once released, an id keeps its listener for ever. */
export const ADOPTION_ACTIONS = { enter: 'adoption.enter' } as const;
export const ADOPTION_FORMS = { enter: 'adoption.enter_form' } as const;
