/** Buttons and menus of the plan, as they stand in messages for years. */
export const PLAN_ACTIONS = {
  new: 'plan.new',
  start: 'plan.start',
  edit: 'plan.edit',
  scope: 'plan.scope',
  people: 'plan.people',
  facts: 'plan.facts',
  risk: 'plan.risk',
  preview: 'plan.preview',
  previewOne: 'plan.preview_one',
  hold: 'plan.hold',
  resume: 'plan.resume',
  cancel: 'plan.cancel',
  handOver: 'plan.hand_over',
  takeOver: 'plan.take_over',
  more: 'plan.more',
  /** The "…" of the card that everybody sees. */
  cardMore: 'plan.card_more',
  details: 'plan.details',
  allLights: 'plan.all_lights',
  show: 'plan.show',
  status: 'plan.status',
  needsMe: 'plan.needs_me',
  list: 'plan.list',
} as const;

/** Forms of the plan. */
export const PLAN_FORMS = {
  first: 'plan.form',
  scope: 'plan.scope_form',
  people: 'plan.people_form',
  facts: 'plan.facts_form',
  risk: 'plan.risk_form',
  parts: 'plan.parts_view',
  start: 'plan.start_form',
  hold: 'plan.hold_form',
  resume: 'plan.resume_form',
  cancel: 'plan.cancel_form',
  handOver: 'plan.hand_over_form',
  preview: 'plan.preview_view',
  details: 'plan.details_view',
} as const;

export const PLAN_SHORTCUTS = {
  plan: 'shortcut.plan_release',
  needsMe: 'shortcut.what_needs_me',
} as const;
