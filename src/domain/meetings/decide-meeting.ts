import { isAfter } from '../calendar.ts';
import type { Command } from '../command.ts';
import { type Context, type Decision, decided } from '../decision.ts';
import { refuse } from '../refusal.ts';
import { lightOf, type Release } from '../release.ts';
import { checkInStanding, wantsCheckIn } from './check-in.ts';
import { cancelledMeeting, followPlan } from './follow-plan.ts';
import { type CheckIn, type Meeting, meetingOf, withMeeting } from './meeting.ts';
import { membersOf } from './series.ts';

/** A department is asked how it stands, unless that is known by now. */
export const askCheckIn = (
  release: Release,
  { meetingId, departmentId }: Extract<Command, { type: 'ask_check_in' }>,
  { settings, now }: Context,
): Decision => {
  const meeting = meetingOf(release, meetingId);
  const light = lightOf(release, departmentId);
  if (meeting === undefined || light === undefined) return decided(release);
  if (!wantsCheckIn(release, meeting, light, settings, now)) return decided(release);
  const { name } = light;
  const asked: CheckIn = { departmentId, name, askedAt: now, answer: null };
  return decided(withMeeting(release, { ...meeting, checkIns: [...meeting.checkIns, asked] }), {
    type: 'check_in_asked',
    meetingId,
    departmentId,
    name,
  });
};

/** A department says how it stands; until the meeting begins it may say something else. */
export const answerCheckIn = (
  release: Release,
  { meetingId, departmentId, askedAt, answer: is }: Extract<Command, { type: 'answer_check_in' }>,
  { by, now }: Context,
): Decision => {
  const meeting = meetingOf(release, meetingId);
  const checkIn = meeting?.checkIns.find(
    (each) => each.departmentId === departmentId && each.askedAt === askedAt,
  );
  if (meeting === undefined || checkIn === undefined) return refuse({ code: 'unknown_matter' });
  const isOpen = ['open', 'answered'].includes(checkInStanding(release, meeting, checkIn, now));
  if (!isOpen || !isAfter(meeting.at, now) || meeting.cancelled !== null)
    return refuse({ code: 'matter_is_over', by: '' });
  if (checkIn.answer?.is === is) return decided(release);
  const answered: CheckIn = { ...checkIn, answer: { is, by, at: now } };
  const checkIns = meeting.checkIns.map((each) => (each === checkIn ? answered : each));
  return decided(withMeeting(release, { ...meeting, checkIns }), {
    type: 'check_in_answered',
    meetingId,
    departmentId,
    name: checkIn.name,
    answer: is,
  });
};

type Found = { meeting: Meeting } | Decision;

/** The meeting that was meant: at the time that its message named, and not begun. */
const ahead = (
  release: Release,
  { meetingId, at }: { meetingId: string; at: string },
  { now }: Context,
): Found => {
  const meeting = meetingOf(release, meetingId);
  if (meeting === undefined || meeting.at !== at) return refuse({ code: 'unknown_matter' });
  if (meeting.cancelled !== null) {
    return refuse({ code: 'matter_is_over', by: meeting.cancelled.by.name });
  }
  return isAfter(at, now) ? { meeting } : refuse({ code: 'matter_is_over', by: '' });
};

const cancelled = (release: Release, meeting: Meeting, { by, now }: Context): Decision =>
  decided(withMeeting(release, cancelledMeeting(meeting, { why: 'nothing_to_discuss', by, at: now })), {
    type: 'meeting_cancelled',
    meetingId: meeting.id,
    kind: meeting.kind,
    at: meeting.at,
  });

/** Everybody gets the time back. Pressed twice is once. */
export const cancelMeeting = (
  release: Release,
  command: Extract<Command, { type: 'cancel_meeting' }>,
  context: Context,
): Decision => {
  const known = meetingOf(release, command.meetingId);
  if (known?.at === command.at && known.cancelled?.by.userId === context.by.userId) return decided(release);
  const found = ahead(release, command, context);
  return 'meeting' in found ? cancelled(release, found.meeting, context) : found;
};

/** It takes place although nothing is open. */
export const keepMeeting = (
  release: Release,
  command: Extract<Command, { type: 'keep_meeting' }>,
  context: Context,
): Decision => {
  const found = ahead(release, command, context);
  if (!('meeting' in found)) return found;
  const { meeting } = found;
  if (meeting.keptBy !== null) return decided(release);
  return decided(withMeeting(release, { ...meeting, keptBy: context.by }), {
    type: 'meeting_kept',
    meetingId: meeting.id,
    kind: meeting.kind,
    at: meeting.at,
  });
};

/** It was to begin, with nothing on its agenda and nobody who wants it all the same. */
export const dropMeeting = (
  release: Release,
  { meetingId }: Extract<Command, { type: 'drop_meeting' }>,
  context: Context,
): Decision => {
  const meeting = meetingOf(release, meetingId);
  return meeting === undefined || meeting.cancelled !== null || meeting.keptBy !== null
    ? decided(release)
    : cancelled(release, meeting, context);
};

/** One that repeats has begun: the next of it is announced, as the plan has it by now. */
export const planNextMeeting = (
  release: Release,
  { itemId }: Extract<Command, { type: 'plan_next_meeting' }>,
  { settings, now }: Context,
): Decision => {
  const planned = followPlan(release, settings, now);
  const fresh = membersOf(planned, itemId).filter(({ id }) => meetingOf(release, id) === undefined);
  if (fresh.length === 0) return decided(release);
  return decided(
    planned,
    ...fresh.map(({ id: meetingId, kind, at }) => ({
      type: 'meeting_planned' as const,
      meetingId,
      kind,
      at,
    })),
  );
};

/** Noted from its thread; the note itself is kept beside the release. */
export const takeNote = (
  release: Release,
  { note }: Extract<Command, { type: 'take_note' }>,
  _context: Context,
): Decision => {
  const { id: noteId, kind, text, owner, dueOn } = note;
  return decided(release, { type: 'note_taken', noteId, kind, text, owner, dueOn });
};

export const finishAction = (
  release: Release,
  { noteId, text }: Extract<Command, { type: 'finish_action' }>,
  _context: Context,
): Decision => decided(release, { type: 'action_done', noteId, text });
