/** Buttons and fields of moving a launch; messages keep them for years. */
export const MOVE_ACTIONS = {
  open: 'move.open',
  undo: 'move.undo',
  /** Another page of the preview: the next, the one before. */
  page: 'move.page',
  back: 'move.page_back',
} as const;

/** Fields whose choice shows at once what it means. */
export const MOVE_FIELDS = {
  choice: 'move.choice',
  date: 'move.date',
  time: 'move.time',
  zone: 'move.zone',
} as const;

export const MOVE_FORM = 'move.form';
