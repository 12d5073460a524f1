import type { DueAction } from '../delivery/due-action.ts';
import { type Effect, type NamedEvent, type Scene, threadLine } from '../delivery/statements.ts';
import { guestNotices } from './guest-notices.ts';
import { touchedMeetings } from './meeting-boards.ts';

/** What leaves the house for these events; boards follow in `meetingsTouchedBy`. */
export const MEETING_EFFECTS = {
  check_in_asked: () => [],
  check_in_answered: (scene, named) => threadLine(scene, named),
  meeting_cancelled: (scene, named) => threadLine(scene, named),
  meeting_kept: () => [],
  note_taken: (scene, named) => threadLine(scene, named),
  action_done: (scene, named) => threadLine(scene, named),
} satisfies Record<string, Effect>;

/** Everything that stands about meetings, where these events touch it, and what the invited have to hear. */
export const meetingsTouchedBy = (scene: Scene, events: readonly NamedEvent[]): DueAction[] => {
  const about = events.map(({ event }) => ('departmentId' in event ? event.departmentId : null));
  const departments = new Set(about.filter((id) => id !== null));
  const isWhole = events.some(({ event }) => !('departmentId' in event));
  return [...touchedMeetings(scene, isWhole ? 'all' : departments), ...guestNotices(scene, events)];
};
