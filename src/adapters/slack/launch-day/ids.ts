/** Buttons of "Still green?". Published: old messages keep them for ever. */
export const CONFIRM_ACTIONS = {
  still: 'confirm.still_green',
  /** They go in the roll-call, too, at which they are not there. */
  advance: 'confirm.go_in_advance',
} as const;

/** Buttons of a roll-call. */
export const ROLL_CALL_ACTIONS = {
  start: 'rollcall.start',
  go: 'rollcall.go',
  noGo: 'rollcall.no_go',
  hold: 'rollcall.hold',
  wait: 'rollcall.wait',
  scrub: 'rollcall.scrub',
} as const;

export const ROLL_CALL_FORMS = {
  noGo: 'rollcall.no_go_form',
  hold: 'rollcall.hold_form',
  scrub: 'rollcall.scrub_form',
} as const;
