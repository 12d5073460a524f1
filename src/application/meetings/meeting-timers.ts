import { type Instant, isAfter, later } from '../../domain/calendar.ts';
import type { SignalCommand } from '../../domain/command.ts';
import { releaseCardSlot } from '../../domain/delivery/boards.ts';
import type { DueAction } from '../../domain/delivery/due-action.ts';
import { statement } from '../../domain/delivery/statements.ts';
import { agendaOf } from '../../domain/meetings/agenda.ts';
import { type Meeting, meetingOf, meetingSubject } from '../../domain/meetings/meeting.ts';
import { agendaBoards, checkInBoards } from '../../domain/meetings/meeting-boards.ts';
import { minutesAt } from '../../domain/meetings/meeting-moments.ts';
import { isOpenAction, type Note } from '../../domain/meetings/note.ts';
import type { Release } from '../../domain/release.ts';
import type { WorkspaceSettings } from '../../domain/settings/settings.ts';
import { changeInTransaction } from '../change-release.ts';
import type { House } from '../house.ts';
import { oldActions } from '../lessons/old-actions.ts';
import type { DueRow, Transaction } from '../ports.ts';

type Scene = {
  tx: Transaction;
  house: House;
  row: DueRow;
  release: Release;
  settings: WorkspaceSettings;
  now: Instant;
};

type Come = Scene & { meeting: Meeting };

/** The meeting whose moment it is, where it takes place and its release is not on hold. */
const about =
  (act: (scene: Come) => Promise<readonly DueAction[]>) =>
  async (scene: Scene): Promise<readonly DueAction[]> => {
    const { release, row } = scene;
    const meeting = meetingOf(release, String(row.payload.meetingId));
    if (meeting === undefined || meeting.cancelled !== null || release.hold !== null) return [];
    return act({ ...scene, meeting });
  };

const signal = async ({ tx, house, release }: Scene, command: SignalCommand): Promise<void> => {
  const { workspaceId, id: releaseId } = release;
  await changeInTransaction(tx, house, { actor: null, workspaceId, releaseId, command });
};

/** The morning before: a department is asked, unless the rules find that it is known. */
export const askBefore = about(async (scene) => {
  const departmentId = String(scene.row.payload.departmentId);
  await signal(scene, { type: 'ask_check_in', meetingId: scene.meeting.id, departmentId });
  return [];
});

/** An hour before: the agenda, or that there is none. */
export const readAgenda = about(async ({ meeting, ...scene }) =>
  isAfter(meeting.at, scene.now) ? agendaBoards(scene, meeting) : [],
);

const openActions = async ({ tx, release }: Scene): Promise<readonly Note[]> =>
  (await tx.notes(release.workspaceId, release.id)).filter(isOpenAction);

/** It begins. Without an agenda, and with nobody who wants it all the same, it does not. */
export const beginMeeting = about(async ({ meeting, ...scene }) => {
  const old = meeting.kind === 'kick_off' ? await oldActions(scene.tx, scene.release) : [];
  const items = agendaOf(meeting.kind, scene, await openActions(scene), old);
  if (meeting.keptBy === null && items.length === 0) {
    await signal(scene, { type: 'drop_meeting', meetingId: meeting.id });
    return [];
  }
  return [...agendaBoards(scene, meeting), ...checkInBoards(scene, (_checkIn, { id }) => id === meeting.id)];
});

/** One that repeats has begun: another is announced. */
export const planNext = async (scene: Scene): Promise<readonly DueAction[]> => {
  await signal(scene, { type: 'plan_next_meeting', itemId: String(scene.row.payload.meetingId) });
  return [];
};

/** The minutes of the meeting before have what was noted until then. */
const minutesBefore = ({ meeting, release, now }: Come): Instant | null =>
  release.meetings
    .filter(({ id, at, cancelled }) => id !== meeting.id && cancelled === null && isAfter(meeting.at, at))
    .map(minutesAt)
    .filter((end) => isAfter(now, end))
    .reduce<Instant | null>((last, end) => (last === null ? end : later(last, end)), null);

/**
 * What was written down since the meeting before is posted as its minutes, once; nothing where nobody noted anything.
 */
export const endMeeting = about(async ({ meeting, ...scene }) => {
  const since = minutesBefore({ meeting, ...scene });
  const { tx, release, settings, now } = scene;
  const card = releaseCardSlot(release, settings);
  const notes = (await tx.notes(release.workspaceId, release.id)).filter(
    ({ at }) => since === null || isAfter(at, since),
  );
  if (card === null || notes.length === 0) return [];
  const subject = meetingSubject(meeting);
  return [
    statement(
      { release, now },
      { kind: 'statement.meeting_minutes', audience: card.audience, subject, threadOf: card },
      { kind: meeting.kind, at: meeting.at, noteIds: notes.map(({ id }) => id) },
    ),
  ];
});
