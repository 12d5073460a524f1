/** Published: once released, an id keeps its listener for ever, because messages live for years. */
export const CARRIED_ACTIONS = { accept: 'carried.accept' } as const;

export const CARRIED_FORMS = { accept: 'carried.accept_form' } as const;
