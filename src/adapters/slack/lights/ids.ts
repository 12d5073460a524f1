/** Buttons of a department's card. Published: old messages keep them for ever. */
export const LIGHT_ACTIONS = {
  green: 'light.green',
  conditional: 'light.conditional',
  onTrack: 'light.on_track',
  notYet: 'light.not_yet',
  notApplicable: 'light.not_applicable',
  change: 'light.change',
  changeDate: 'light.change_date',
  /** The release manager's two answers to "Not applicable". */
  agree: 'light.agree',
  askAgain: 'light.ask_again',
} as const;

/** Under "Is the lead away?", and the form of its second button. */
export const LET_ANSWER_ACTIONS = { deputy: 'light.let_deputy', other: 'light.let_other' } as const;
export const LET_ANSWER_FORM = 'light.let_other_form';

/** Under what is told of messages that did not arrive: all of one cause are tried again. */
export const DELIVERY_ACTIONS = { retry: 'delivery.retry' } as const;

export const LIGHT_FORMS = {
  conditional: 'light.conditional_form',
  notYet: 'light.not_yet_form',
  notApplicable: 'light.not_applicable_form',
  change: 'light.change_form',
  changeDate: 'light.change_date_form',
} as const;

/** Buttons under a light's messages whose listeners stand with other features. */
export const OTHER_ACTIONS = {
  move: 'move.open',
  hold: 'plan.hold',
  resume: 'plan.resume',
  cancel: 'plan.cancel',
  close: 'close.open',
  launch: 'launch.open',
} as const;
