import { compare } from '../../../domain/calendar.ts';
import type { Absence } from '../../../domain/reminders/absence.ts';
import type { Reminder } from '../../../domain/reminders/reminder.ts';
import { addresseesOf } from '../../../domain/reminders/stand-in.ts';
import type { Department, WorkspaceSettings } from '../../../domain/settings/settings.ts';
import type { Reads } from '../../ports.ts';
import { presenceOf } from '../staffing.ts';

/** What somebody is in a department now; null for whoever was reminded and is nothing in it any more. */
export type PartNow = 'lead' | 'deputy' | 'sponsor' | null;

/** One person who was reminded of a question, with everything that they got of it, the oldest first. */
export type Reminded = {
  userId: string;
  part: PartNow;
  /** Stood in when reminded last: for whom, or null where that absence was ended since. */
  standsIn: { instead: Absence | null } | null;
  reminders: readonly Reminder[];
};

const partIn = ({ leads, deputies, sponsorId }: Department, userId: string): PartNow => {
  if (leads.includes(userId)) return 'lead';
  if (deputies.includes(userId)) return 'deputy';
  return sponsorId === userId ? 'sponsor' : null;
};

const standsIn = async (
  reads: Pick<Reads, 'person' | 'absences'>,
  settings: WorkspaceSettings,
  department: Department,
  { userId, step, raisedAt }: Reminder,
): Promise<Reminded['standsIn']> => {
  if (department.leads.includes(userId)) return null;
  const presence = await presenceOf(reads, settings, department, raisedAt);
  const instead = addresseesOf(department, presence).find((one) => one.userId === userId)?.instead ?? null;
  return instead !== null || step === 'stand_in' ? { instead } : null;
};

/** Everybody who was reminded of one question, each once, in the order in which they first were. */
export const remindedPeople = async (
  reads: Pick<Reads, 'person' | 'absences'>,
  { settings, department }: { settings: WorkspaceSettings; department: Department },
  reminders: readonly Reminder[],
): Promise<readonly Reminded[]> => {
  const people: Reminded[] = [];
  for (const [userId, own] of Map.groupBy(reminders, (reminder) => reminder.userId)) {
    const sorted = own.toSorted((a, b) => compare(a.raisedAt, b.raisedAt));
    const newest = sorted.at(-1);
    if (newest === undefined) continue;
    people.push({
      userId,
      part: partIn(department, userId),
      standsIn: await standsIn(reads, settings, department, newest),
      reminders: sorted,
    });
  }
  return people;
};
