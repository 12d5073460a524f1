/** Published: once released, an id keeps its listener for ever. */
export const HOME_ACTIONS = { help: 'home.help' } as const;
