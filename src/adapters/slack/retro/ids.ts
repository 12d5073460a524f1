/** Buttons around a look back. Published: old messages keep them for ever. */
export const RETRO_ACTIONS = {
  open: 'retro.open',
  add: 'retro.add_points',
  vote: 'retro.vote',
  action: 'retro.note_action',
  lesson: 'retro.keep_lesson',
  held: 'retro.held',
} as const;

export const RETRO_FORMS = {
  view: 'retro.view',
  points: 'retro.points',
  action: 'retro.action',
  lesson: 'retro.lesson',
} as const;
