import { isAfter } from '../calendar.ts';
import { managersOf } from '../delivery/audience.ts';
import type { DueAction } from '../delivery/due-action.ts';
import { type NamedEvent, type Scene, statement } from '../delivery/statements.ts';
import { type Meeting, meetingOf } from './meeting.ts';
import { guestsOf } from './meeting-boards.ts';

/** Of these everybody hears as it is, and what the meetings come to stands in their invitation. */
const TOLD_TO_ALL: readonly NamedEvent['event']['type'][] = ['release_moved', 'release_cancelled'];

/** Another time, or none: whoever keeps it free has to hear of it. In writing nobody keeps any. */
const isOther = (was: Meeting, meeting: Meeting | undefined, { now }: Scene): meeting is Meeting => {
  if (meeting === undefined || was.cancelled !== null || was.where === 'writing') return false;
  return meeting.cancelled !== null || (meeting.at !== was.at && isAfter(meeting.at, now));
};

/**
 * A meeting is cancelled, or has another time: a message of its own to those who are invited, because an edit of the
 * invitation notifies nobody. Its managers did it, or read it where they were asked.
 */
export const guestNotices = (scene: Scene, events: readonly NamedEvent[]): DueAction[] => {
  const { release, before } = scene;
  if (before == null || release.hold !== null) return [];
  if (events.some(({ event }) => TOLD_TO_ALL.includes(event.type))) return [];
  const managers = managersOf(release).flatMap((one) => ('user' in one ? [one.user] : []));
  return before.meetings.flatMap((was) => {
    const meeting = meetingOf(release, was.id);
    if (!isOther(was, meeting, scene)) return [];
    const { id: meetingId, sequence } = meeting;
    return guestsOf(scene, [meeting])
      .filter((audience) => 'user' in audience && !managers.includes(audience.user))
      .map((audience) =>
        statement(
          scene,
          { kind: 'statement.to_manager', audience, subject: `meeting:${meetingId}:${sequence}` },
          { what: 'meeting', meetingId, was: was.at },
        ),
      );
  });
};
