/** Published: once released, an id keeps its listener for ever. */
export const URGENT_ACTIONS = {
  /** Starts a hotfix, on Home. */
  open: 'urgent.open',
  mended: 'urgent.mended',
  notMended: 'urgent.not_mended',
  review: 'urgent.review',
} as const;

export const URGENT_FORMS = { hotfix: 'urgent.hotfix_form', review: 'urgent.review_form' } as const;
