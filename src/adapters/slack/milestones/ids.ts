/** Published: old messages keep them for ever. */
export const MILESTONE_ACTIONS = { done: 'milestone.done', reopen: 'milestone.reopen' } as const;
