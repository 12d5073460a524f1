/** Published: old messages keep them for ever. */
export const SUBSCRIPTION_ACTIONS = { open: 'subscription.open', stop: 'subscription.stop' } as const;
export const SUBSCRIPTION_FORMS = { choose: 'subscription.choose_form' } as const;
