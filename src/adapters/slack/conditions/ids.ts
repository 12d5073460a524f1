/** Published: old messages keep them for ever. */
export const CONDITION_ACTIONS = { done: 'condition.done' } as const;
