/** Buttons of the question whether the date is fine. */
export const REVIEW_ACTIONS = {
  /** The manager's, on a draft. */
  ask: 'review.ask',
  fine: 'review.fine',
  moreTime: 'review.more_time',
  missing: 'review.missing',
  change: 'review.change',
} as const;

export const REVIEW_FORMS = {
  moreTime: 'review.more_time_form',
  missing: 'review.missing_form',
  change: 'review.change_form',
} as const;
