import { type Instant, isAfter } from '../calendar.ts';
import { audiencesOf, managersOf, roomOf } from '../delivery/audience.ts';
import { boardAction, releaseCardSlot } from '../delivery/boards.ts';
import { type Audience, type DueAction, PRIORITY, type Slot } from '../delivery/due-action.ts';
import { isOver, lightOf, type Release } from '../release.ts';
import { departmentById, type WorkspaceSettings } from '../settings/settings.ts';
import { checkInStanding } from './check-in.ts';
import { type CheckIn, isInvited, type Meeting, meetingSubject } from './meeting.ts';
import { isInAgendaHour } from './meeting-moments.ts';

type Where = { release: Release; settings: WorkspaceSettings; now: Instant };

const announced = ({ release, now }: Where): readonly Meeting[] =>
  release.meetings.filter(({ at, cancelled }) => cancelled === null && isAfter(at, now));

/** Whoever is invited to one of these, each once; in a rehearsal its manager alone. */
export const guestsOf = ({ release, settings }: Where, meetings: readonly Meeting[]): readonly Audience[] => {
  if (release.practice) return managersOf(release);
  const leads = release.lights
    .filter(({ departmentId }) => meetings.some((meeting) => isInvited(meeting, departmentId)))
    .flatMap(({ departmentId }) => departmentById(settings, departmentId)?.leads ?? []);
  const managers = managersOf(release).flatMap((one) => ('user' in one ? [one.user] : []));
  return [...new Set([...managers, ...leads])].map((user) => ({ user }));
};

/**
 * When the meetings are, and how they get into a calendar: in the release's thread, and to everybody who is invited.
 * One message in each place, brought up to date when a meeting moves.
 */
export const invitationBoards = (scene: Where): DueAction[] => {
  const { release, settings, now } = scene;
  if (release.startedAt === null || release.meetings.length === 0) return [];
  const post = announced(scene).length > 0 && release.hold === null && !isOver(release);
  const card = releaseCardSlot(release, settings);
  const room = roomOf(release, settings);
  const slot = (audience: Audience): Slot => ({ kind: 'board.meetings', subject: '', audience });
  const inThread =
    card === null || room === null || !('channel' in room)
      ? []
      : [boardAction(release, now, { slot: slot(room), post, threadOf: card })];
  const direct = guestsOf(scene, release.meetings).map((audience) =>
    boardAction(release, now, { slot: slot(audience), post, priority: PRIORITY.reminder }),
  );
  return [...inThread, ...direct];
};

/**
 * The agenda in the thread, and to the managers that nothing is open. Both are wished for: what stands on the agenda
 * when they are drawn decides which of them is said.
 */
export const agendaBoards = (scene: Where, meeting: Meeting, post = true): DueAction[] => {
  const { release, settings, now } = scene;
  const subject = meetingSubject(meeting);
  const card = releaseCardSlot(release, settings);
  const mayPost = post && release.hold === null && meeting.cancelled === null;
  const agenda =
    card === null
      ? []
      : [
          boardAction(release, now, {
            slot: { kind: 'board.meeting_agenda', subject, audience: card.audience },
            post: mayPost,
            priority: PRIORITY.notice,
            threadOf: card,
          }),
        ];
  const offers = managersOf(release).map((audience) =>
    boardAction(release, now, {
      slot: { kind: 'board.meeting_offer', subject, audience },
      post: mayPost && isAfter(meeting.at, now),
      priority: PRIORITY.notice,
    }),
  );
  return [...agenda, ...offers];
};

export const checkInSubject = (meetingId: string, { departmentId, askedAt }: CheckIn): string =>
  `${meetingId}:${departmentId}@${askedAt}`;

/** The meeting and the question that such a subject names; null once the meeting was moved. */
export const checkInBySubject = (
  release: Pick<Release, 'meetings'>,
  subject: string,
): { meeting: Meeting; checkIn: CheckIn } | null => {
  for (const meeting of release.meetings) {
    const checkIn = meeting.checkIns.find((each) => checkInSubject(meeting.id, each) === subject);
    if (checkIn !== undefined) return { meeting, checkIn };
  }
  return null;
};

const checkInBoard = (scene: Where, meeting: Meeting, checkIn: CheckIn, subject: string): DueAction[] => {
  const { release, settings, now } = scene;
  const light = lightOf(release, checkIn.departmentId);
  if (light === undefined) return [];
  const post = checkInStanding(release, meeting, checkIn, now) === 'open';
  return audiencesOf(light, release, settings).map((audience) =>
    boardAction(release, now, {
      slot: { kind: 'board.check_in', subject, audience },
      post,
      priority: PRIORITY.ask,
    }),
  );
};

/** What departments were asked before meetings, brought up to date; those of the time before too. */
export const checkInBoards = (
  scene: Where & { before?: Release | null },
  which: (checkIn: CheckIn, meeting: Meeting) => boolean,
): DueAction[] => {
  const subjects = new Set<string>();
  const meetings = [...scene.release.meetings, ...(scene.before?.meetings ?? [])];
  return meetings.flatMap((meeting) =>
    meeting.checkIns
      .filter((checkIn) => which(checkIn, meeting))
      .flatMap((checkIn) => {
        const subject = checkInSubject(meeting.id, checkIn);
        if (subjects.has(subject)) return [];
        subjects.add(subject);
        return checkInBoard(scene, meeting, checkIn, subject);
      }),
  );
};

/** Whether anything of it is different for those who read of it. */
const differs = (before: Release | null | undefined, { meetings }: Release): boolean =>
  before != null && JSON.stringify(before.meetings.map(toldOf)) !== JSON.stringify(meetings.map(toldOf));

const toldOf = ({ id, at, sequence }: Meeting): unknown => [id, at, sequence];

/** Where somebody managed it before: what they were asked says who is asked now. */
const formerOffers = ({ release, before, now }: Where & { before?: Release | null }): DueAction[] => {
  const present = managersOf(release).map((audience) => JSON.stringify(audience));
  const former = (before == null ? [] : managersOf(before)).filter(
    (audience) => !present.includes(JSON.stringify(audience)),
  );
  return former.flatMap((audience) =>
    release.meetings
      .filter((meeting) => isInAgendaHour(meeting, now))
      .map((meeting) =>
        boardAction(release, now, {
          slot: { kind: 'board.meeting_offer', subject: meetingSubject(meeting), audience },
          post: false,
          priority: PRIORITY.notice,
        }),
      ),
  );
};

const isNew = (before: Release | null | undefined): boolean => before == null || before.startedAt === null;

/** The boards of the meetings, after anything that happened to their release. */
export const touchedMeetings = (
  scene: Where & { before?: Release | null },
  departmentIds: ReadonlySet<string> | 'all',
): DueAction[] => {
  const { release, before, now } = scene;
  if (release.meetings.length === 0 && (before?.meetings.length ?? 0) === 0) return [];
  const isChanged = isNew(before) || differs(before, release);
  const was = before?.meetings ?? [];
  // At another time, or cancelled: what stands about the old one says so.
  const gone = was.filter((meeting) =>
    release.meetings.some(
      (each) => each.id === meeting.id && (each.at !== meeting.at || each.cancelled !== meeting.cancelled),
    ),
  );
  const stands = (at: Release, meeting: Meeting, checkIn: CheckIn) =>
    checkInStanding(at, meeting, checkIn, now);
  const touched = (checkIn: CheckIn, meeting: Meeting): boolean =>
    gone.some(({ id }) => id === meeting.id) ||
    (departmentIds === 'all'
      ? before != null && stands(before, meeting, checkIn) !== stands(release, meeting, checkIn)
      : departmentIds.has(checkIn.departmentId));
  return [
    ...(isChanged || before?.hold !== release.hold || before?.stage !== release.stage
      ? invitationBoards(scene)
      : []),
    ...gone.flatMap((meeting) => agendaBoards(scene, meeting, false)),
    ...release.meetings
      .filter((meeting) => isInAgendaHour(meeting, now))
      .flatMap((meeting) => agendaBoards(scene, meeting)),
    ...formerOffers(scene),
    ...checkInBoards(scene, touched),
  ];
};
