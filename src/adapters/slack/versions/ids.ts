/** Buttons about an announcement's versions. Published: old messages keep them for ever. */
export const VERSION_ACTIONS = {
  /** The list of them, for everybody who sees to one. */
  open: 'version.open',
  add: 'version.add',
  place: 'version.place',
  write: 'version.write',
  /** The words to read, with what the reader may do with them. */
  read: 'version.read',
  check: 'version.check',
  copy: 'version.copy',
  sent: 'version.sent',
  drop: 'version.drop',
  correct: 'version.correct',
  correctAnnouncement: 'version.correct_announcement',
} as const;

export const VERSION_FORMS = {
  list: 'version.list_view',
  place: 'version.place_form',
  write: 'version.write_form',
  approve: 'version.approve_form',
  sent: 'version.sent_form',
  correct: 'version.correct_form',
  correctAnnouncement: 'version.correct_announcement_form',
} as const;
