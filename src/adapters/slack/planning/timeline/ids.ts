/** Buttons around a pasted timeline. */
export const TIMELINE_ACTIONS = {
  paste: 'timeline.paste',
  /** From the preview to what was pasted. */
  back: 'timeline.back',
  page: 'timeline.page',
} as const;

export const TIMELINE_FORMS = {
  paste: 'timeline.paste_form',
  preview: 'timeline.preview_form',
} as const;
