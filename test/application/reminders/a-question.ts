import type { Reminder } from '../../../src/domain/reminders/reminder.ts';
import type { Department, WorkspaceSettings } from '../../../src/domain/settings/settings.ts';
import { aDepartment, departmentId, someSettings, WORKSPACE } from '../../support/builders.ts';
import { aForm, aHouse, deliverAll, planAndStart, runTo, type TestHouse } from '../a-house.ts';

export const DOCS = departmentId('docs');

/** Atlas, launched on Thursday 10 December, with Docs alone, at the moment given. */
export const docsAt = async (
  instant: string,
  docs: Partial<Department> = {},
  settings: Partial<WorkspaceSettings> = {},
): Promise<{ test: TestHouse; releaseId: string }> => {
  const test = await aHouse(someSettings({ departments: [aDepartment('docs', docs)], ...settings }));
  const releaseId = await planAndStart(test, { form: aForm({ departmentIds: [DOCS] }) });
  await advance(test, instant);
  return { test, releaseId };
};

/** Lets time pass, everything delivered along the way. */
export const advance = async (test: TestHouse, instant: string): Promise<void> => {
  await deliverAll(test);
  await runTo(test, instant);
  await deliverAll(test);
};

export const remindersOf = ({ store }: TestHouse, releaseId: string): Promise<readonly Reminder[]> =>
  store.reads.releaseReminders(WORKSPACE, releaseId);

/** Reminders as "who step goes", so that a table can be read. */
export const lines = (reminders: readonly Reminder[]): string[] =>
  reminders.map(({ userId, step, goesAt }) => `${userId} ${step} ${goesAt.slice(0, 16)}`);
