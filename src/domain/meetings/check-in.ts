import { type Instant, isAfter, toWall } from '../calendar.ts';
import { at, MORNING, wallOf } from '../delivery/moments.ts';
import { isOwed, isSettled, type Light } from '../lights/light.ts';
import { lightOf, lightsAreOpen, type Release } from '../release.ts';
import { standingReview } from '../review/time-to-prepare.ts';
import type { WorkspaceSettings } from '../settings/settings.ts';
import { previousWorkingDay, workingDaysBetween } from '../working-days.ts';
import { type CheckIn, isInvited, MEETING_KINDS, type Meeting } from './meeting.ts';

/** An answer younger than so many working days answers the next question by itself. */
const FRESH_DAYS = 2;

/** In its morning of the working day before the meeting, on the department's own wall. */
export const checkInAt = (meeting: Meeting, departmentId: string, settings: WorkspaceSettings): Instant => {
  const { zone, week } = wallOf(departmentId, settings);
  return at(previousWorkingDay(toWall(meeting.at, zone).date, week), MORNING, zone);
};

const isFresh = (
  said: Instant | undefined,
  departmentId: string,
  settings: WorkspaceSettings,
  now: Instant,
): boolean => {
  if (said === undefined) return false;
  const { zone, week } = wallOf(departmentId, settings);
  return workingDaysBetween(toWall(said, zone).date, toWall(now, zone).date, week) < FRESH_DAYS;
};

const newestFirst = (a: CheckIn, b: CheckIn): number => (isAfter(a.askedAt, b.askedAt) ? -1 : 1);

/** What a department was asked before meetings of this release, the newest first. */
export const checkInsOf = (release: Pick<Release, 'meetings'>, departmentId: string): readonly CheckIn[] =>
  release.meetings
    .flatMap(({ checkIns }) => checkIns)
    .filter((checkIn) => checkIn.departmentId === departmentId)
    .toSorted(newestFirst);

/** It begins later, and takes place. */
export const isAhead = (meeting: Meeting, now: Instant): boolean =>
  meeting.cancelled === null && isAfter(meeting.at, now);

/** What ends the question beside its answer: somebody asked for, or gave, the light since. */
const isOvertaken = ({ askedAt }: CheckIn, light: Light): boolean =>
  isSettled(light) ||
  (light.askedAt !== null && !isAfter(askedAt, light.askedAt)) ||
  (light.answer !== null && !isAfter(askedAt, light.answer.at));

/**
 * What a question before a meeting comes to. The first that holds decides:
 *
 *   answered   the department said how it stands
 *   over       its release went on, was cancelled or is no longer its business
 *   overtaken  its light was asked for, or given, since: that is the one question
 *   cancelled  the meeting does not take place
 *   begun      it is talked about
 *   on_hold    nobody is asked until the release goes on
 *   open       it waits for an answer
 */
export type CheckInStanding = 'answered' | 'over' | 'overtaken' | 'cancelled' | 'begun' | 'on_hold' | 'open';

export const checkInStanding = (
  release: Release,
  meeting: Meeting,
  checkIn: CheckIn,
  now: Instant,
): CheckInStanding => {
  const light = lightOf(release, checkIn.departmentId);
  if (!lightsAreOpen(release) || light === undefined) return 'over';
  if (isOvertaken(checkIn, light)) return 'overtaken';
  if (checkIn.answer !== null) return 'answered';
  if (meeting.cancelled !== null) return 'cancelled';
  if (!isAfter(meeting.at, now)) return 'begun';
  return release.hold === null ? 'open' : 'on_hold';
};

/** Asked before some meeting, and nothing said yet. */
const hasOpenCheckIn = (release: Release, departmentId: string, now: Instant): boolean =>
  release.meetings.some((meeting) =>
    meeting.checkIns.some(
      (checkIn) =>
        checkIn.departmentId === departmentId &&
        ['open', 'on_hold'].includes(checkInStanding(release, meeting, checkIn, now)),
    ),
  );

/** Asked about the date, and silent so far. */
const owesReview = (light: Light, release: Release, settings: WorkspaceSettings): boolean =>
  light.reviewAskedAt !== null && light.askedAt === null && standingReview(light, release, settings) === null;

/** Only who has not begun, or said "on track" a while ago, leaves open how it stands: the rest is known. */
const isUnknown = ({ state, askedAt }: Light): boolean =>
  state === 'on_track' || (state === 'waiting' && askedAt === null);

/**
 * Whether a department is asked before a meeting. Never where the bot knows already: the light is settled or red,
 * another question is open, or something was said less than two working days ago.
 */
export const wantsCheckIn = (
  release: Release,
  meeting: Meeting,
  light: Light,
  settings: WorkspaceSettings,
  now: Instant,
): boolean => {
  const { departmentId } = light;
  if (!MEETING_KINDS[meeting.kind].asks || !isAhead(meeting, now)) return false;
  if (!lightsAreOpen(release) || release.hold !== null || release.urgent !== null) return false;
  if (!isInvited(meeting, departmentId) || isSettled(light) || isOwed(light) || !isUnknown(light))
    return false;
  if (owesReview(light, release, settings) || hasOpenCheckIn(release, departmentId, now)) return false;
  const said = checkInsOf(release, departmentId).map(({ answer }) => answer?.at);
  return ![light.answer?.at, light.review?.at, ...said].some((each) =>
    isFresh(each, departmentId, settings, now),
  );
};

/** The answer that stands for a department: the newest, as long as its light says nothing newer. */
export const standingCheckIn = (release: Release, departmentId: string): CheckIn['answer'] => {
  const light = lightOf(release, departmentId);
  const newest = checkInsOf(release, departmentId).find(({ answer }) => answer !== null);
  if (light === undefined || newest === undefined || isOvertaken(newest, light)) return null;
  return newest.answer;
};
