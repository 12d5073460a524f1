/** Published: old messages keep them for ever. */
export const NOTES_ACTIONS = { newest: 'notes.newest' } as const;
export const NOTES_FORMS = { paste: 'notes.paste_form' } as const;
