import type { Instant } from '../../domain/calendar.ts';
import { maySee } from '../../domain/policy.ts';
import type { Release } from '../../domain/release.ts';
import type { Absence } from '../../domain/reminders/absence.ts';
import { peopleOf, stepsOn } from '../../domain/reminders/ladder.ts';
import type { ReminderStep } from '../../domain/reminders/reminder.ts';
import { addresseesOf } from '../../domain/reminders/stand-in.ts';
import type { Department, WorkspaceSettings } from '../../domain/settings/settings.ts';
import type { Reads } from '../ports.ts';
import { presenceOf } from './staffing.ts';

/** Somebody who is reminded by the plan; `instead` is whose absence brought it to them. */
export type Called = { userId: string; step: ReminderStep; instead: Absence | null };

type Day = {
  release: Release;
  settings: WorkspaceSettings;
  department: Department;
  /** Working days before the launch. */
  days: number;
  /** When that day's reminders go: whoever is away then is left out. */
  at: Instant;
};

/** Who is called on that day, each once: whoever stands in for an absent lead, and the further steps of the day. */
export const whoIsCalled = async (
  reads: Pick<Reads, 'person' | 'absences'>,
  { release, settings, department, days, at }: Day,
): Promise<readonly Called[]> => {
  const presence = await presenceOf(reads, settings, department, at);
  const called = stepsOn(days, department).flatMap((step): Called[] =>
    step === 'lead'
      ? addresseesOf(department, presence).map(({ userId, instead }) => ({
          userId,
          step: instead === null ? 'lead' : 'stand_in',
          instead,
        }))
      : peopleOf(step, department)
          .filter((userId) => presence(userId) === null)
          .map((userId) => ({ userId, step, instead: null })),
  );
  return called
    .filter(({ userId }, at) => called.findIndex((one) => one.userId === userId) === at)
    .filter(({ userId }) => maySee({ userId, isFullMember: true }, release, settings));
};
