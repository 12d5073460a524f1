/** Published: once released, an id keeps its listener for ever, because messages live for years. */
export const SETUP_ACTIONS = {
  open: 'setup.open',
  preset: 'setup.preset',
  holidays: 'setup.holidays',
  iSpeak: 'speaker.i_do',
  suggest: 'speaker.suggest',
  confirm: 'speaker.confirm',
  decline: 'speaker.decline',
} as const;

export const SETUP_FORMS = {
  rooms: 'setup.rooms',
  departments: 'setup.departments',
  speakers: 'setup.speakers',
  done: 'setup.done',
  suggest: 'speaker.suggest_form',
} as const;
