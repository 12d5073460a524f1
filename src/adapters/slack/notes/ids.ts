/** Published: old messages keep them for ever. */
export const NOTES_ACTIONS = { newest: 'notes.newest', github: 'notes.github' } as const;
export const NOTES_FORMS = { paste: 'notes.paste_form', github: 'notes.github_form' } as const;
