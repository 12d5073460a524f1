/** Buttons of the plan's lists and facts, as they stand in windows and messages. */
export const CONTENTS_ACTIONS = {
  /** Opens a list of the plan. */
  open: 'contents.open',
  facts: 'contents.facts',
  earlier: 'contents.earlier',
  later: 'contents.later',
  /** Between what is open and what is done. */
  switch: 'contents.switch',
  add: 'contents.add',
  /** The "…" of one item: change, done, take out. */
  more: 'contents.more',
  /** Done, for whoever sees to it and may do nothing else. */
  finish: 'contents.finish',
  /** A day is written, as in T-5, instead of chosen. */
  write: 'contents.write',
} as const;

export const CONTENTS_FORMS = {
  list: 'contents.list_view',
  item: 'contents.item_form',
  facts: 'contents.facts_form',
  remove: 'contents.remove_form',
} as const;
