import { changeRelease } from '../../../application/change-release.ts';
import type { House } from '../../../application/house.ts';
import { finishAction } from '../../../application/meetings/take-note.ts';
import type { CheckInAnswer } from '../../../domain/meetings/meeting.ts';
import { NOTE_KINDS } from '../../../domain/meetings/note.ts';
import { nothing, type Reply, refused, strange } from '../edge/reply.ts';
import type { SlackEdge } from '../edge/slack-edge.ts';
import type { ActionVisit } from '../edge/visit.ts';
import { MEETING_ACTIONS, NOTE_FORMS, NOTE_SHORTCUTS } from './ids.ts';
import { noteFromMessage, submitNote } from './note.ts';

/** The meeting that a button names, and the moment that stands behind it. */
const namedIn = (extra: string | undefined): { meetingId: string; moment: string } | null => {
  const [, meetingId, moment] = /^([^@]+)@(.+)$/.exec(extra ?? '') ?? [];
  return meetingId === undefined || moment === undefined ? null : { meetingId, moment };
};

const answer = async (house: House, { request, ids }: ActionVisit, is: CheckInAnswer): Promise<Reply> => {
  const named = namedIn(ids?.extra);
  if (named === null || ids?.releaseId === undefined || ids.departmentId === undefined) return strange;
  const { releaseId, departmentId } = ids;
  const { meetingId, moment: askedAt } = named;
  const command = { type: 'answer_check_in', meetingId, departmentId, askedAt, answer: is } as const;
  const outcome = await changeRelease(house, request, releaseId, command);
  return outcome.ok ? nothing : refused(outcome.refusal, releaseId);
};

const decide = async (
  house: House,
  { request, ids }: ActionVisit,
  type: 'cancel_meeting' | 'keep_meeting',
): Promise<Reply> => {
  const named = namedIn(ids?.extra);
  if (named === null || ids?.releaseId === undefined) return strange;
  const command = { type, meetingId: named.meetingId, at: named.moment } as const;
  const outcome = await changeRelease(house, request, ids.releaseId, command);
  return outcome.ok ? nothing : refused(outcome.refusal, ids.releaseId);
};

const done = async (house: House, { request, ids }: ActionVisit): Promise<Reply> => {
  if (ids?.extra === undefined) return strange;
  const outcome = await finishAction(house, request, ids.extra, ids.releaseId ?? null);
  return outcome.ok ? nothing : refused(outcome.refusal, ids.releaseId ?? null);
};

/** Everything that people tap and note about meetings. */
export const registerMeetings = (edge: SlackEdge, house: House): void => {
  edge.onAction(MEETING_ACTIONS.yes, (visit) => answer(house, visit, 'yes'));
  edge.onAction(MEETING_ACTIONS.atRisk, (visit) => answer(house, visit, 'at_risk'));
  edge.onAction(MEETING_ACTIONS.no, (visit) => answer(house, visit, 'no'));
  edge.onAction(MEETING_ACTIONS.cancel, (visit) => decide(house, visit, 'cancel_meeting'));
  edge.onAction(MEETING_ACTIONS.keep, (visit) => decide(house, visit, 'keep_meeting'));
  edge.onAction(MEETING_ACTIONS.done, (visit) => done(house, visit));
  for (const kind of NOTE_KINDS) {
    edge.onShortcut(NOTE_SHORTCUTS[kind], (visit) => noteFromMessage(house, visit, kind));
    edge.onSubmit(NOTE_FORMS[kind], (visit) => submitNote(house, visit, kind));
  }
};
