import { roomOf } from '../delivery/audience.ts';
import { boardAction, releaseCardSlot } from '../delivery/boards.ts';
import { type Audience, type DueAction, PRIORITY, type Slot } from '../delivery/due-action.ts';
import type { Scene } from '../delivery/statements.ts';
import type { ReleaseEvent } from '../event.ts';
import { lightsAreOpen, type Release } from '../release.ts';
import type { WorkspaceSettings } from '../settings/settings.ts';
import { type RollCall, type Station, standingOf, stationsOf } from './roll-call.ts';

/** Each roll-call has messages of its own. */
const stationSubject = ({ startedAt }: RollCall, { departmentId }: Station): string =>
  `${startedAt}|${departmentId}`;

/** Which roll-call a message is about, and which station; no station where it is about all of them. */
export const calledIn = (subject: string): { startedAt: string; departmentId: string | null } => {
  const [startedAt = '', departmentId = null] = subject.split('|');
  return { startedAt, departmentId };
};

const slotOf = (kind: Slot['kind'], subject: string, audience: Audience): Slot => ({
  kind,
  subject,
  audience,
});

/** In the thread of the release card, where there is one; else beside it. */
const inThread = (release: Release, settings: WorkspaceSettings): { threadOf?: Slot } => {
  const card = releaseCardSlot(release, settings);
  return card === null ? {} : { threadOf: card };
};

/** Whoever is called to a station: its person on duty, and from the first silence on its deputy. */
const calledTo = (rollCall: RollCall, { duty }: Station, isUp: boolean): readonly string[] => {
  const { onDuty, deputy } = duty;
  const withDeputy = onDuty === null || !isUp || rollCall.nudges > 0;
  return [onDuty, withDeputy ? deputy : null].flatMap((person) => (person === null ? [] : [person.userId]));
};

/** Everything that stands about a roll-call: the list of all stations, and a call for each that is up. */
const boardsOf = (
  { release, settings, now }: Pick<Scene, 'release' | 'settings' | 'now'>,
  rollCall: RollCall,
  stations: readonly Station[],
  isPresent: boolean,
): DueAction[] => {
  const room = roomOf(release, settings);
  if (room === null) return [];
  const threadOf = inThread(release, settings);
  const asks = isPresent && lightsAreOpen(release) && release.hold === null && release.call === null;
  const standing = isPresent ? standingOf(release, now) : null;
  const up = standing !== null && 'station' in standing ? standing.station.departmentId : null;
  const list = boardAction(release, now, {
    slot: slotOf('board.roll_call', rollCall.startedAt, room),
    post: isPresent && lightsAreOpen(release),
    priority: PRIORITY.clicked,
    ...threadOf,
  });
  const calls = stations.flatMap((station) => {
    const isUp = asks && station.departmentId === up;
    const subject = stationSubject(rollCall, station);
    const inRoom = boardAction(release, now, {
      slot: slotOf('board.station', subject, room),
      post: isUp,
      priority: PRIORITY.clicked,
      ...threadOf,
    });
    // In a rehearsal its manager plays every station, and reads everything in one place.
    const people = release.practice ? [] : calledTo(rollCall, station, isUp);
    const direct = people
      .filter((user) => !('user' in room) || room.user !== user)
      .map((user) =>
        boardAction(release, now, {
          slot: slotOf('board.station', subject, { user }),
          post: isUp,
          priority: PRIORITY.clicked,
          ...('channel' in room && { payload: { onlyIfOutside: room.channel } }),
        }),
      );
    return [inRoom, ...direct];
  });
  return [list, ...calls];
};

/** The roll-call that runs, brought up to date; posted where somebody is up. */
export const rollCallBoards = (scene: Pick<Scene, 'release' | 'settings' | 'now'>): DueAction[] => {
  const { rollCall } = scene.release;
  return rollCall === null ? [] : boardsOf(scene, rollCall, stationsOf(scene.release), true);
};

/** One that is over: what stands says so. */
export const overBoards = (scene: Scene): DueAction[] => {
  const was = scene.before?.rollCall ?? null;
  if (was === null || was.startedAt === scene.release.rollCall?.startedAt) return [];
  return boardsOf(scene, was, was.stations, false);
};

const QUIET: readonly ReleaseEvent['type'][] = [
  'item_changed',
  'items_added',
  'announced',
  'retro_opened',
  'feedback_counted',
  'feedback_told',
];

/** What the events mean for the messages of a roll-call: whatever happens while it runs may concern them. */
export const touchedRollCalls = (scene: Scene, events: readonly { event: ReleaseEvent }[]): DueAction[] => {
  if (events.every(({ event }) => QUIET.includes(event.type))) return [];
  return [...overBoards(scene), ...rollCallBoards(scene)];
};
