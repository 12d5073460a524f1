import type { DomainEvent } from '../../../src/domain/event.ts';
import type { Release } from '../../../src/domain/release.ts';
import { aLight, anActor, departmentId, deputyOf, leadOf, MAYA } from '../../support/builders.ts';
import type { Case } from '../decide-cases.ts';
import { leadActor } from '../deciding.ts';
import { PAT } from '../matters.ts';
import { aCheckIn, aMeeting, aNote, aPlannedMeeting } from './a-meeting.ts';

const maya = anActor();
const sales = departmentId('sales');
const meeting = aMeeting();
const { id: meetingId, at } = meeting;
const { askedAt } = aCheckIn();
const note = aNote({ owner: PAT });

const unasked = (release: Release): Release => ({
  ...release,
  lights: release.lights.map((light) => (light.departmentId === sales ? aLight('sales') : light)),
});
const meets = (release: Release): Release => unasked({ ...release, meetings: [meeting] });
const asked = (release: Release): Release =>
  unasked({ ...release, meetings: [aMeeting({ checkIns: [aCheckIn()] })] });
/** It repeats, and nobody was told of the next yet. */
const repeating = (release: Release): Release => ({
  ...release,
  plan: {
    ...release.plan,
    contents: {
      ...release.plan.contents,
      meetings: [{ ...aPlannedMeeting({ repeats: 'every working day' }), id: '2', doneAt: null }],
    },
  },
});
const asIs = (release: Release): Release => release;

/** Meetings, what is asked before them and what is noted in them. */
export const MEETING_CASES = {
  cancel_meeting: {
    command: { type: 'cancel_meeting', meetingId, at },
    actor: maya,
    given: meets,
    legal: 'p s L l r',
  },
  keep_meeting: {
    command: { type: 'keep_meeting', meetingId, at },
    actor: maya,
    given: meets,
    legal: 'p s L l r',
  },
  answer_check_in: {
    command: { type: 'answer_check_in', meetingId, departmentId: sales, askedAt, answer: 'at_risk' },
    actor: leadActor('sales'),
    given: asked,
    legal: 'p s',
  },
  take_note: { command: { type: 'take_note', note }, actor: maya, given: asIs, legal: 'p s L l r' },
  finish_action: {
    command: { type: 'finish_action', noteId: note.id, text: note.text, doerId: PAT.userId },
    actor: anActor(PAT),
    given: asIs,
    legal: 'p s L l r c x',
  },
  ask_check_in: {
    command: { type: 'ask_check_in', meetingId, departmentId: sales },
    actor: null,
    given: meets,
    legal: 'p s',
  },
  drop_meeting: {
    command: { type: 'drop_meeting', meetingId },
    actor: null,
    given: meets,
    legal: 'p s L l r',
  },
  plan_next_meeting: {
    command: { type: 'plan_next_meeting', itemId: '2' },
    actor: null,
    given: repeating,
    legal: 'p s',
  },
} as const satisfies Record<string, Case>;

const docs = departmentId('docs');
const { ask_check_in: _ask, drop_meeting: _drop, plan_next_meeting: _next, ...people } = MEETING_CASES;

/** What people ask around meetings, as `policy.test.ts` tries it: the action is Olga's. */
export const meetingCommands = (olga: string) => ({
  cancel_meeting: people.cancel_meeting.command,
  keep_meeting: people.keep_meeting.command,
  answer_check_in: { ...people.answer_check_in.command, departmentId: docs },
  take_note: people.take_note.command,
  finish_action: { ...people.finish_action.command, doerId: olga },
});

type MeetingCommand = keyof typeof people;

/** By hand, in the letters of `policy.test.ts`. */
export const MEETING_MAY: Record<MeetingCommand, string> = {
  cancel_meeting: 'M',
  keep_meeting: 'M',
  answer_check_in: 'L D',
  take_note: 'M S A O R L D l d P X',
  finish_action: 'P M',
};

const manager = { role: 'release_manager', userIds: [MAYA.userId] };

/** Who is named to somebody who may not. */
export const meetingNamed = (olga: string): Record<MeetingCommand, { role: string; userIds: string[] }> => ({
  cancel_meeting: manager,
  keep_meeting: manager,
  answer_check_in: { role: 'lead', userIds: [leadOf('docs'), deputyOf('docs')] },
  take_note: { role: 'member', userIds: [] },
  finish_action: { role: 'owner', userIds: [olga] },
});

type MeetingEvent =
  | 'check_in_asked'
  | 'check_in_answered'
  | 'meeting_cancelled'
  | 'meeting_kept'
  | 'meeting_planned'
  | 'note_taken'
  | 'action_done';

type Events = { [Type in MeetingEvent]: readonly Extract<DomainEvent, { type: Type }>[] };

/** Everything that happens around meetings, with this text in every name and every free text. */
export const meetingEvents = (text: string): Events => {
  const owner = { userId: `U0${text}`, name: text };
  const department = { departmentId: 'dep-docs', name: text };
  return {
    check_in_asked: [{ type: 'check_in_asked', meetingId, ...department }],
    check_in_answered: [{ type: 'check_in_answered', meetingId, ...department, answer: 'at_risk' }],
    meeting_cancelled: [{ type: 'meeting_cancelled', meetingId, kind: 'status', at }],
    meeting_kept: [{ type: 'meeting_kept', meetingId, kind: 'go_no_go', at }],
    meeting_planned: [{ type: 'meeting_planned', meetingId, kind: 'status', at }],
    note_taken: [
      { type: 'note_taken', noteId: 'note-1', kind: 'action', text, owner, dueOn: '2026-12-04' },
      { type: 'note_taken', noteId: 'note-2', kind: 'decision', text, owner, dueOn: null },
    ],
    action_done: [{ type: 'action_done', noteId: 'note-1', text }],
  };
};
