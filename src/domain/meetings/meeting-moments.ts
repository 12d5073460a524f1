import { addMinutes, type Instant, isAfter } from '../calendar.ts';
import type { Draw, TimedMoment } from '../delivery/moments.ts';
import { isSettled } from '../lights/light.ts';
import { lightsAreOpen } from '../release.ts';
import { checkInAt } from './check-in.ts';
import { isInvited, MEETING_KINDS, type Meeting } from './meeting.ts';
import { seriesMoments } from './series.ts';

/** So long before it begins the agenda is read, or the meeting offers to give the time back. */
export const AGENDA_MINUTES = 60;
/** So long after its end people still write down what was decided. */
export const MINUTES_AFTER = 15;

export const agendaAt = ({ at }: Pick<Meeting, 'at'>): Instant => addMinutes(at, -AGENDA_MINUTES);
export const minutesAt = ({ at, minutes }: Pick<Meeting, 'at' | 'minutes'>): Instant =>
  addMinutes(at, minutes + MINUTES_AFTER);

/** The hour before it, in which the agenda stands and follows what happens. */
export const isInAgendaHour = (meeting: Meeting, now: Instant): boolean =>
  !isAfter(agendaAt(meeting), now) && isAfter(meeting.at, now);

const moment = (
  kind: 'time.meeting_agenda' | 'time.meeting_begins' | 'time.meeting_ends',
  meeting: Meeting,
  dueAt: Instant,
): TimedMoment => ({
  key: `${kind.slice('time.'.length)}:${meeting.id}:${meeting.at}`,
  kind,
  dueAt,
  payload: { meetingId: meeting.id },
  late: 'drop',
});

const checkIns = (meeting: Meeting, { release, settings }: Draw): TimedMoment[] =>
  MEETING_KINDS[meeting.kind].asks && lightsAreOpen(release) && release.urgent === null
    ? release.lights
        .filter((light) => isInvited(meeting, light.departmentId) && !isSettled(light))
        .map(({ departmentId }) => ({
          key: `check_in:${meeting.id}:${meeting.at}:${departmentId}`,
          kind: 'time.check_in',
          dueAt: checkInAt(meeting, departmentId, settings),
          payload: { meetingId: meeting.id, departmentId },
          late: 'drop',
        }))
    : [];

/** The moments of the meetings that take place. One that is announced too late for a question has none. */
export const meetingMoments = (draw: Draw): TimedMoment[] => [
  ...seriesMoments(draw),
  ...draw.release.meetings
    .filter((meeting) => meeting.cancelled === null && isAfter(minutesAt(meeting), draw.now))
    .flatMap((meeting) => [
      ...checkIns(meeting, draw),
      moment('time.meeting_agenda', meeting, agendaAt(meeting)),
      moment('time.meeting_begins', meeting, meeting.at),
      moment('time.meeting_ends', meeting, minutesAt(meeting)),
    ]),
];
