import { addMinutes, type Instant } from '../domain/calendar.ts';
import { type DueAction, PRIORITY } from '../domain/due-action.ts';
import { type Department, speakersOf, type WorkspaceSettings } from '../domain/settings.ts';
import type { Reads } from './ports.ts';

/** People who were named for a department and can still answer. Somebody deactivated counts as missing. */
export const presentSpeakers = async (
  reads: Pick<Reads, 'person'>,
  workspaceId: string,
  department: Department,
): Promise<readonly string[]> => {
  const present: string[] = [];
  for (const userId of speakersOf(department)) {
    const person = await reads.person(workspaceId, userId);
    // Whom the directory does not know yet may well be there.
    if (person === null || (person.isFullMember && !person.deleted)) present.push(userId);
  }
  return present;
};

/** The bot joins the channel first, and whoever sets up may still be naming people. */
const PATIENCE_MINUTES = 5;

const question = (department: Department, channelId: string, now: Instant): DueAction => {
  // Asked again once those who were named are gone, and only then.
  const subject = [department.id, ...speakersOf(department)].join(':');
  const slot = { kind: 'statement.who_speaks', subject, audience: { channel: channelId } } as const;
  return {
    key: `who_speaks:${subject}:${channelId}`,
    kind: slot.kind,
    releaseId: null,
    dueAt: addMinutes(now, PATIENCE_MINUTES),
    priority: PRIORITY.notice,
    payload: { v: 1, departmentId: department.id },
    slot,
    threadOf: null,
  };
};

/** The question "Who speaks for …?" in the channel of every department for which nobody can answer. */
export const whoSpeaksQuestions = async (
  reads: Pick<Reads, 'person'>,
  settings: WorkspaceSettings,
  now: Instant,
): Promise<readonly DueAction[]> => {
  const questions: DueAction[] = [];
  for (const department of settings.departments) {
    if (department.channelId === null) continue;
    const present = await presentSpeakers(reads, settings.workspaceId, department);
    if (present.length === 0) questions.push(question(department, department.channelId, now));
  }
  return questions;
};
