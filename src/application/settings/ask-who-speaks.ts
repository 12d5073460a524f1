import { addMinutes, type Instant } from '../../domain/calendar.ts';
import { type DueAction, PRIORITY } from '../../domain/delivery/due-action.ts';
import {
  type Department,
  departmentById,
  speakersOf,
  type WorkspaceSettings,
} from '../../domain/settings/settings.ts';
import type { PostedMessage, Reads } from '../ports.ts';
import type { SpeakerProposal } from './speaker-proposals.ts';

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

/** Asked again once those who were named are gone, and only then. */
export const whoSpeaksSubject = (department: Department): string =>
  [department.id, ...speakersOf(department)].join(':');

const question = (department: Department, channelId: string, now: Instant): DueAction => {
  const subject = whoSpeaksSubject(department);
  const slot = { kind: 'board.who_speaks', subject, audience: { channel: channelId } } as const;
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

/** Questions about who speaks, and the confirmations asked of admins and release managers. */
const ABOUT_SPEAKERS = ['board.who_speaks', 'board.speaker_proposed'];

const redrawn = (
  { slot, slotKey }: PostedMessage,
  offered: SpeakerProposal | undefined,
  now: Instant,
): DueAction => {
  const [departmentId = '', userId, proposedBy] = slot.subject.split(':');
  const isProposal = slot.kind === 'board.speaker_proposed';
  return {
    key: `redraw:${slotKey}`,
    kind: slot.kind,
    releaseId: null,
    dueAt: now,
    priority: PRIORITY.board,
    payload: { v: 1, post: false, departmentId, ...(isProposal ? { userId, proposedBy } : offered) },
    slot,
    threadOf: null,
  };
};

/**
 * What stands about the speakers of these departments is edited: a settled question says who speaks, and a
 * settled confirmation loses its buttons with everybody who was asked.
 *
 * @param about `offered`: a proposal that was made just now, which the question shows
 */
export const redrawSpeakers = async (
  reads: Pick<Reads, 'messages'>,
  about: { workspaceId: string; departmentIds: readonly string[]; offered?: SpeakerProposal },
  now: Instant,
): Promise<readonly DueAction[]> => {
  const { workspaceId, departmentIds, offered } = about;
  if (departmentIds.length === 0) return [];
  const standing = await reads.messages(workspaceId, null);
  return standing
    .filter(({ slot, state }) => {
      const [departmentId = ''] = slot.subject.split(':');
      return ABOUT_SPEAKERS.includes(slot.kind) && state === 'posted' && departmentIds.includes(departmentId);
    })
    .map((message) => redrawn(message, offered, now));
};

/** Departments that are not now as they were, the removed among them. */
export const changedDepartments = (before: WorkspaceSettings, after: WorkspaceSettings): readonly string[] =>
  before.departments
    .filter(
      (department) => JSON.stringify(department) !== JSON.stringify(departmentById(after, department.id)),
    )
    .map(({ id }) => id);
