/** Waves, splits and merges: buttons that open their forms. */
export const FAMILY_ACTIONS = {
  /** From the plan: what belongs together, and the three ways on. */
  open: 'family.open',
  wave: 'family.wave',
  split: 'family.split',
  merge: 'family.merge',
} as const;

export const FAMILY_FORMS = {
  view: 'family.view',
  wave: 'family.wave_form',
  split: 'family.split_form',
  splitCheck: 'family.split_check',
  merge: 'family.merge_form',
  mergeCheck: 'family.merge_check',
} as const;
