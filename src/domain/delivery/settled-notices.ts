import { blockerOf, hasNobody, waitsOutside } from '../blockers/blocker.ts';
import { compare, type Instant, isAfter, toWall } from '../calendar.ts';
import type { ReleaseEvent } from '../event.ts';
import { issueOf } from '../issues/issue.ts';
import { notConfirmed } from '../launch-day/confirmation-moments.ts';
import { hasNoOtherDate, standsAt } from '../launch-day/roll-call-notices.ts';
import { isOwed } from '../lights/light.ts';
import { isReady } from '../lights/verdict.ts';
import type { Answered, Notice, NoticeSort, Reviewed } from '../notices/notice.ts';
import { isOver, lightOf, lightsAreOpen, type Release } from '../release.ts';
import { RUNBOOK_MATTERS } from '../runbook/runbook-notices.ts';
import { isReviewOwed } from '../urgent/decide-urgent.ts';
import { managersOf } from './audience.ts';
import { isAfterLaunchDay } from './past-launch.ts';

/** A question that nobody can answer ends with an answer all the same, or with the question. */
const ENDS_STAFFING = [
  'light_answered',
  'department_removed',
  'release_cancelled',
  'launch_decided',
  'manager_changed',
] as const;

/** The manager's consent is given, or not needed any more. */
const ENDS_CONSENT = [
  'light_answered',
  'consent_given',
  'department_asked',
  'department_removed',
  'release_cancelled',
  'launch_decided',
  'manager_changed',
] as const;

const ENDS_HOLD = [
  'release_resumed',
  'release_cancelled',
  'release_closed',
  'rollout_stopped',
  'manager_changed',
] as const;

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
  not_applicable: ENDS_CONSENT,
  follows: [...ENDS_CONSENT, 'light_stale', 'condition_met', 'condition_lapsed'],
  go_no_go: [
    'all_green',
    'release_moved',
    'release_held',
    'release_cancelled',
    'launch_decided',
    'manager_changed',
  ],
  unconfirmed: [
    'light_confirmed',
    'waiver_given',
    'waiver_agreed',
    'release_moved',
    'release_held',
    'release_cancelled',
    'launch_decided',
    'manager_changed',
  ],
  not_launched: ['release_moved', 'release_held', 'release_cancelled', 'launch_decided', 'manager_changed'],
  deployment_asked: ['declared_live', 'launch_failed', 'release_held', 'manager_changed'],
  urgent_review: ['urgent_reviewed', 'manager_changed'],
  held: ENDS_HOLD,
  still_on_hold: ENDS_HOLD,
  retro: ['release_closed', 'manager_changed'],
  nobody: ENDS_STAFFING,
  all_away: [...ENDS_STAFFING, 'answer_delegated'],
  lead_silent: [...ENDS_STAFFING, 'answer_delegated'],
  outside: [
    'blocker_passed',
    'blocker_taken',
    'blocker_solved',
    'blocker_confirmed',
    'release_cancelled',
    'launch_decided',
    'manager_changed',
  ],
  issue: ['issue_settled', 'release_closed', 'manager_changed'],
  ...RUNBOOK_MATTERS.settledBy,
  station: [
    'station_answered',
    'station_waited',
    'roll_call_complete',
    'launch_scrubbed',
    'release_held',
    'release_moved',
    'release_cancelled',
    'launch_decided',
    'manager_changed',
  ],
  scrubbed: [
    'roll_call_started',
    'release_moved',
    'release_held',
    'release_cancelled',
    'launch_decided',
    'manager_changed',
  ],
  date: [
    'date_reviewed',
    'release_started',
    'release_moved',
    'department_asked',
    'light_answered',
    'department_removed',
    'release_cancelled',
    'launch_decided',
    'manager_changed',
  ],
  given_back: [
    'blocker_passed',
    'blocker_taken',
    'blocker_solved',
    'blocker_confirmed',
    'light_answered',
    'department_removed',
    'release_cancelled',
    'launch_decided',
    'manager_changed',
  ],
};

/** What changes a matter that goes on, so that its message says it anew: other buttons fit, or another date. */
const CHANGED_BY: Partial<Record<NoticeSort, readonly ReleaseEvent['type'][]>> = {
  not_yet: ['release_held', 'release_resumed', 'release_moved'],
  step_wrong: ['release_held', 'release_resumed'],
};

type StandsOf = {
  [Sort in NoticeSort]: (release: Release, notice: Extract<Notice, { sort: Sort }>) => boolean;
};

/** The answer is still the department's last word. */
const isLastWord = (release: Release, { departmentId, answer }: Answered): boolean => {
  const given = lightOf(release, departmentId)?.answer;
  return given?.answer === answer.answer && compare(given.at, answer.at) === 0;
};

const expectedAfter = (release: Release, { answer }: Answered): boolean =>
  answer.answer === 'not_yet' && isAfterLaunchDay(answer.expectedOn, release);

const isStillOwed = (release: Release, { departmentId }: { departmentId: string }): boolean => {
  const light = lightOf(release, departmentId);
  return lightsAreOpen(release) && light !== undefined && isOwed(light);
};

/** Still owed, and nobody else was let in to answer. */
const hasNoOther = (release: Release, about: { departmentId: string }): boolean =>
  isStillOwed(release, about) && lightOf(release, about.departmentId)?.delegates.length === 0;

const isUndecided = (release: Release): boolean => lightsAreOpen(release) && release.hold === null;

const STANDS: StandsOf = {
  ...RUNBOOK_MATTERS.stands,
  // On hold it stands: what is in the way stays in the way.
  not_yet: (release, { event }) =>
    lightsAreOpen(release) &&
    lightOf(release, event.departmentId)?.state === 'not_yet' &&
    isLastWord(release, event),
  not_applicable: (release, { event }) =>
    lightsAreOpen(release) &&
    lightOf(release, event.departmentId)?.state === 'not_applicable_asked' &&
    isLastWord(release, event),
  follows: (release, { event }) =>
    lightsAreOpen(release) &&
    lightOf(release, event.departmentId)?.state === 'conditional_asked' &&
    isLastWord(release, event),
  go_no_go: (release, { at }) => isUndecided(release) && !isReady(release) && isPlannedFor(release, at),
  unconfirmed: (release, { at }) =>
    isUndecided(release) && notConfirmed(release).length > 0 && isPlannedFor(release, at),
  not_launched: (release, { at }) => isUndecided(release) && !isAfter(release.plan.launch.at, at),
  deployment_asked: ({ stage, launch, hold }, { at }) =>
    stage === 'launching' &&
    launch !== null &&
    launch.liveAt === null &&
    hold === null &&
    !isAfter(launch.decidedAt, at),
  urgent_review: isReviewOwed,
  held: (release, { at }) => release.hold !== null && !isOver(release) && !isAfter(release.hold.at, at),
  still_on_hold: (release, { on }) =>
    release.hold !== null && !isOver(release) && toWall(release.hold.at, release.plan.launch.zone).date < on,
  retro: ({ stage }) => stage === 'retro',
  nobody: isStillOwed,
  all_away: hasNoOther,
  lead_silent: hasNoOther,
  outside: (release, { event }) => {
    const blocker = blockerOf(release, event.blockerId);
    return lightsAreOpen(release) && blocker !== undefined && waitsOutside(blocker);
  },
  issue: (release, { event }) => !isOver(release) && issueOf(release, event.issueId)?.settledAt === null,
  station: (release, { event }) => isUndecided(release) && standsAt(release, event),
  scrubbed: (release, { at }) => isUndecided(release) && hasNoOtherDate(release, at),
  date: (release, { event, at }) => {
    const review = lightOf(release, event.departmentId)?.review ?? null;
    if (review === null || compare(review.at, at) !== 0 || !isAwaited(release, event)) return false;
    // Whoever starts it all the same has read it.
    if (release.startedAt !== null && isAfter(release.startedAt, at)) return false;
    const moved = compare(release.plan.launch.at, review.launchAt);
    // More time is a new question with any new date; what is missing stays missing with a later one.
    return event.answer === 'missing' ? moved >= 0 : moved === 0;
  },
  given_back: (release, { event }) => {
    const blocker = blockerOf(release, event.blockerId);
    return lightsAreOpen(release) && blocker !== undefined && hasNobody(blocker);
  },
};

/** What it says of the date matters until it is asked for its light. */
const isAwaited = (release: Release, { departmentId }: Reviewed): boolean =>
  (release.stage === 'draft' || lightsAreOpen(release)) && lightOf(release, departmentId)?.askedAt === null;

const isPlannedFor = ({ plan }: Release, at: Instant): boolean => compare(plan.launch.at, at) === 0;

/** Whether the matter is still open, whoever reads it. */
export const stands = (release: Release, notice: Notice): boolean =>
  STANDS[notice.sort](release, notice as never);

const isReader = (release: Release, userId: string): boolean =>
  managersOf(release).some((audience) => 'user' in audience && audience.user === userId);

/** A department that solves it after the old date, and in time for the new one: the move was the answer. */
const isMovedInTime = (before: Release, after: Release, notice: Notice): boolean =>
  notice.sort === 'not_yet' && expectedAfter(before, notice.event) && !expectedAfter(after, notice.event);

/** The department that a notice is about; null where it is about the release. */
const departmentOf = (notice: Notice): string | null => {
  if ('departmentId' in notice) return notice.departmentId;
  return 'event' in notice && 'departmentId' in notice.event ? notice.event.departmentId : null;
};

const concerns = (event: ReleaseEvent, notice: Notice): boolean => {
  if (notice.sort === 'issue' && event.type === 'issue_settled') {
    return event.issueId === notice.event.issueId;
  }
  const about = departmentOf(notice);
  return about === null || !('departmentId' in event) || event.departmentId === about;
};

/**
 * Whether any of these events can settle anything. A light that was simply given settles only what was said
 * about who can answer.
 */
export const mayEndNotices = (events: readonly ReleaseEvent[]): boolean =>
  events.some((event) =>
    event.type === 'light_answered'
      ? ['not_yet', 'not_applicable_asked', 'conditional_asked'].includes(event.before)
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

/** Whether the events leave the matter open for this reader, and its message saying what is no longer so. */
export const isChangedBy = (
  events: readonly { event: ReleaseEvent }[],
  notice: Notice,
  { after, reader }: { after: Release; reader: string },
): boolean =>
  stands(after, notice) &&
  isReader(after, reader) &&
  events.some(({ event }) => CHANGED_BY[notice.sort]?.includes(event.type) === true);
