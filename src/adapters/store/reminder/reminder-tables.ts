import type { Reminder } from '../../../domain/reminders/reminder.ts';
import type { Flag } from '../tables.ts';

export type ReminderTable = {
  id: string;
  workspace_id: string;
  release_id: string;
  department_id: string;
  user_id: string;
  step: Reminder['step'];
  place: Reminder['place'];
  raised_by_id: string | null;
  due_at: string;
  raised_at: string;
  goes_at: string;
  digest: string | null;
  snoozed_until: string | null;
  settled_at: string | null;
};

export type ReminderDigestTable = {
  workspace_id: string;
  user_id: string;
  subject: string;
  due_at: string;
  sent_at: string | null;
  chosen: Flag;
};

export type AbsenceTable = {
  id: string;
  workspace_id: string;
  user_id: string;
  from_date: string;
  until_date: string | null;
  stand_in_id: string | null;
  set_by_id: string;
  set_at: string;
  ended_at: string | null;
};
