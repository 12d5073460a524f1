/** Buttons and menus of reminders. Published: old messages keep them for ever. */
export const REMINDER_ACTIONS = {
  /** The "…" of one entry: on track, put off, ask the deputy. */
  more: 'reminder.more',
  /** The sponsor's own two: in an hour, tomorrow morning. */
  hour: 'reminder.in_an_hour',
  morning: 'reminder.tomorrow',
  /** `/release chase`: who was reminded, and one nudge a department. */
  chase: 'reminder.chase',
  nudge: 'reminder.nudge',
  /** "I am back." */
  back: 'away.back',
} as const;

export const REMINDER_FORMS = {
  snooze: 'reminder.snooze_form',
} as const;
