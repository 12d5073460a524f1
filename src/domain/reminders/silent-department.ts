import { isAfter } from '../calendar.ts';
import { isOwed, type Light } from '../lights/light.ts';
import type { Reminder, ReminderStep } from './reminder.ts';

/** Reminders of the plan to those who answer; what somebody asked for by hand counts for itself. */
const COUNTED: readonly ReminderStep[] = ['lead', 'deputy', 'stand_in'];

/** After so many days of reminders without an answer, somebody asks whether they are there at all. */
export const UNANSWERED_DAYS = 2;

export const SILENT_PREFIX = 'silent:';

/** Once for a department and a release: the subject of that message. */
export const silentSubject = (departmentId: string): string => `${SILENT_PREFIX}${departmentId}`;

/** The days on which the plan reminded a department of the question as it stands now, in vain. */
export const vainReminders = (light: Light, reminders: readonly Reminder[]): readonly Reminder[] =>
  reminders
    .filter(({ departmentId, step }) => departmentId === light.departmentId && COUNTED.includes(step))
    .filter(({ settledAt, raisedAt }) => {
      const isOfThisQuestion = light.askedAt !== null && !isAfter(light.askedAt, raisedAt);
      return settledAt === null && isOfThisQuestion;
    });

/** Whether a department owes its answer and let so many days of reminders go by. */
export const isSilent = (light: Light, reminders: readonly Reminder[]): boolean => {
  if (!isOwed(light)) return false;
  return new Set(vainReminders(light, reminders).map(({ dueAt }) => dueAt)).size >= UNANSWERED_DAYS;
};
