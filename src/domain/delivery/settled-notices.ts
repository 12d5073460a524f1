import { compare, type Instant, isAfter, toWall } from '../calendar.ts';
import type { ReleaseEvent } from '../event.ts';
import { isReady } from '../lights/verdict.ts';
import { isOver, lightOf, lightsAreOpen, type Release } from '../release.ts';
import { managersOf } from './audience.ts';
import { isAfterLaunchDay } from './past-launch.ts';

type Answered = Extract<ReleaseEvent, { type: 'light_answered' }>;
type Held = Extract<ReleaseEvent, { type: 'release_held' }>;

/** What the manager is told with buttons beside it: a matter that somebody may settle. */
export type Notice =
  | { sort: 'not_yet'; event: Answered }
  | { sort: 'not_applicable'; event: Answered }
  | { sort: 'held'; event: Held; at: Instant }
  | { sort: 'retro' }
  /** @property at the planned launch that it is about */
  | { sort: 'go_no_go'; at: Instant }
  /** @property at when that moment of the plan came */
  | { sort: 'not_launched'; at: Instant }
  | { sort: 'deployment_asked'; at: Instant }
  /** @property on the day of the weekly question, 'YYYY-MM-DD' */
  | { sort: 'still_on_hold'; on: string };

export type NoticeSort = Notice['sort'];

/** The notice that an event makes, or null where it makes none that waits for anything. */
export const noticeOfEvent = (event: ReleaseEvent, at: Instant): Notice | null => {
  switch (event.type) {
    case 'light_answered':
      return event.answer.answer === 'not_yet' || event.answer.answer === 'not_applicable'
        ? { sort: event.answer.answer, event }
        : null;
    case 'release_held':
      return { sort: 'held', event, at };
    case 'retro_opened':
      return { sort: 'retro' };
    default:
      return null;
  }
};

/** The notice about a moment of the plan, by the key of its timer; null for any other subject. */
export const noticeOfMoment = (subject: string, { id }: Pick<Release, 'id'>): Notice | null => {
  const prefix = `time:${id}:`;
  if (!subject.startsWith(prefix)) return null;
  const [sort = '', ...rest] = subject.slice(prefix.length).split(':');
  const when = rest.join(':');
  switch (sort) {
    case 'go_no_go':
    case 'not_launched':
    case 'deployment_asked':
      return { sort, at: when };
    case 'still_on_hold':
      return { sort, on: when };
    default:
      return null;
  }
};

/** What ends each waiting matter. Read it as: whichever of these comes first takes the buttons away. */
export const SETTLED_BY: Readonly<Record<NoticeSort, readonly ReleaseEvent['type'][]>> = {
  not_yet: [
    'light_answered',
    'department_asked',
    'department_removed',
    'release_moved',
    'release_cancelled',
    'launch_decided',
    'manager_changed',
  ],
  not_applicable: [
    'light_answered',
    'consent_given',
    'department_asked',
    'department_removed',
    'release_cancelled',
    'launch_decided',
    'manager_changed',
  ],
  go_no_go: [
    'all_green',
    'release_moved',
    'release_held',
    'release_cancelled',
    'launch_decided',
    'manager_changed',
  ],
  not_launched: ['release_moved', 'release_held', 'release_cancelled', 'launch_decided', 'manager_changed'],
  deployment_asked: ['declared_live', 'launch_failed', 'release_held', 'manager_changed'],
  held: ['release_resumed', 'release_cancelled', 'release_closed', 'manager_changed'],
  still_on_hold: ['release_resumed', 'release_cancelled', 'release_closed', 'manager_changed'],
  retro: ['release_closed', 'manager_changed'],
};

type Stands = {
  [Sort in NoticeSort]: (release: Release, notice: Extract<Notice, { sort: Sort }>) => boolean;
};

/** The answer is still the department's last word. */
const isLastWord = (release: Release, { departmentId, answer }: Answered): boolean => {
  const given = lightOf(release, departmentId)?.answer;
  return given?.answer === answer.answer && compare(given.at, answer.at) === 0;
};

const expectedAfter = (release: Release, { answer }: Answered): boolean =>
  answer.answer === 'not_yet' && isAfterLaunchDay(answer.expectedOn, release);

const isUndecided = (release: Release): boolean => lightsAreOpen(release) && release.hold === null;

const STANDS: Stands = {
  // On hold it stands: what is in the way stays in the way.
  not_yet: (release, { event }) =>
    lightsAreOpen(release) &&
    lightOf(release, event.departmentId)?.state === 'not_yet' &&
    isLastWord(release, event),
  not_applicable: (release, { event }) =>
    lightsAreOpen(release) &&
    lightOf(release, event.departmentId)?.state === 'not_applicable_asked' &&
    isLastWord(release, event),
  go_no_go: (release, { at }) => isUndecided(release) && !isReady(release) && isPlannedFor(release, at),
  not_launched: (release, { at }) => isUndecided(release) && !isAfter(release.plan.launch.at, at),
  deployment_asked: ({ stage, launch, hold }, { at }) =>
    stage === 'launching' &&
    launch !== null &&
    launch.liveAt === null &&
    hold === null &&
    !isAfter(launch.decidedAt, at),
  held: (release, { at }) => release.hold !== null && !isOver(release) && !isAfter(release.hold.at, at),
  still_on_hold: (release, { on }) =>
    release.hold !== null && !isOver(release) && toWall(release.hold.at, release.plan.launch.zone).date < on,
  retro: ({ stage }) => stage === 'retro',
};

const isPlannedFor = ({ plan }: Release, at: Instant): boolean => compare(plan.launch.at, at) === 0;

/** Whether the matter is still open, whoever reads it. */
export const stands = (release: Release, notice: Notice): boolean =>
  STANDS[notice.sort](release, notice as never);

const isReader = (release: Release, userId: string): boolean =>
  managersOf(release).some((audience) => 'user' in audience && audience.user === userId);

/** A department that solves it after the old date, and in time for the new one: the move was the answer. */
const isMovedInTime = (before: Release, after: Release, notice: Notice): boolean =>
  notice.sort === 'not_yet' && expectedAfter(before, notice.event) && !expectedAfter(after, notice.event);

const concerns = (event: ReleaseEvent, notice: Notice): boolean =>
  !('event' in notice && 'departmentId' in notice.event && 'departmentId' in event) ||
  event.departmentId === notice.event.departmentId;

/** Whether any of these events can settle anything: a light that was simply given settles nothing. */
export const mayEndNotices = (events: readonly ReleaseEvent[]): boolean =>
  events.some((event) =>
    event.type === 'light_answered'
      ? event.before === 'not_yet' || event.before === 'not_applicable_asked'
      : Object.values(SETTLED_BY).some((types) => types.includes(event.type)),
  );

/**
 * Which of the events ended the matter for this reader; null while it stands, and where it had ended before.
 *
 * @param change the release before and after the events
 */
export const endedBy = <Event extends { event: ReleaseEvent }>(
  events: readonly Event[],
  notice: Notice,
  { before, after, reader }: { before: Release; after: Release; reader: string },
): Event | null => {
  if (!stands(before, notice) || !isReader(before, reader)) return null;
  const goesOn = stands(after, notice) && isReader(after, reader) && !isMovedInTime(before, after, notice);
  if (goesOn) return null;
  return (
    events.find(({ event }) => SETTLED_BY[notice.sort].includes(event.type) && concerns(event, notice)) ??
    null
  );
};
