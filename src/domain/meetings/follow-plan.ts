import { type Instant, isAfter, toInstant } from '../calendar.ts';
import { resolveWhen } from '../contents/when.ts';
import { MORNING } from '../delivery/moments.ts';
import { clockStamp } from '../person.ts';
import { isOver, type Release } from '../release.ts';
import { type WorkspaceSettings, weekOf } from '../settings/settings.ts';
import type { Meeting } from './meeting.ts';

type Facts = Pick<Meeting, 'id' | 'kind' | 'at' | 'minutes' | 'where' | 'link' | 'departmentIds'>;

/** The meetings that a plan implies, each at the moment to which its days come. */
export const plannedMeetings = (
  { plan }: Pick<Release, 'plan'>,
  settings: WorkspaceSettings,
): readonly Facts[] =>
  plan.contents.meetings.map(({ id, kind, when, lasts, where, link, departments }) => {
    const { date, time, zone, at } = resolveWhen(when, plan.launch, weekOf(settings));
    return {
      id,
      kind,
      at: at ?? toInstant({ date, time: time ?? MORNING, zone }),
      minutes: Number.parseInt(lasts, 10),
      where,
      link,
      departmentIds: departments,
    };
  });

const factsOf = ({ id, kind, at, minutes, where, link, departmentIds }: Facts): string =>
  JSON.stringify([id, kind, at, minutes, where, link, departmentIds]);

const announced = (facts: Facts, now: Instant): Meeting => ({
  ...facts,
  sequence: 0,
  changedAt: now,
  cancelled: null,
  keptBy: null,
  checkIns: [],
});

/** At another time it is on again, whatever became of the old one; what was answered is still known. */
const changed = (meeting: Meeting, facts: Facts, now: Instant): Meeting => {
  const next = { ...meeting, ...facts, sequence: meeting.sequence + 1, changedAt: now };
  return facts.at === meeting.at
    ? next
    : {
        ...next,
        cancelled: null,
        keptBy: null,
        checkIns: meeting.checkIns.filter(({ answer }) => answer !== null),
      };
};

const isAhead = ({ at }: Pick<Meeting, 'at'>, now: Instant): boolean => isAfter(at, now);

/** A meeting that does not take place; one that is over, or cancelled already, stays as it is. */
export const cancelledMeeting = (
  meeting: Meeting,
  cancelled: NonNullable<Meeting['cancelled']>,
): Meeting => ({ ...meeting, cancelled, sequence: meeting.sequence + 1, changedAt: cancelled.at });

const dropped = (meeting: Meeting, why: NonNullable<Meeting['cancelled']>['why'], now: Instant): Meeting =>
  meeting.cancelled !== null || !isAhead(meeting, now)
    ? meeting
    : cancelledMeeting(meeting, { why, by: clockStamp, at: now });

const followed = (release: Release, settings: WorkspaceSettings, now: Instant): readonly Meeting[] => {
  const { meetings: known } = release;
  if (release.stage === 'cancelled') {
    return known.map((meeting) => dropped(meeting, 'release_cancelled', now));
  }
  const planned = plannedMeetings(release, settings);
  const kept = known.map((meeting) => {
    const facts = planned.find(({ id }) => id === meeting.id);
    if (facts === undefined) return dropped(meeting, 'taken_out', now);
    const isBack = meeting.cancelled?.why === 'taken_out';
    if (isBack) return { ...changed(meeting, facts, now), cancelled: null };
    return factsOf(facts) === factsOf(meeting) ? meeting : changed(meeting, facts, now);
  });
  // What was over before anybody heard of it is announced to nobody.
  const fresh = planned.filter((facts) => !known.some(({ id }) => id === facts.id) && isAhead(facts, now));
  return [...kept, ...fresh.map((facts) => announced(facts, now))];
};

/**
 * The release with its meetings as the plan has them now: new ones are announced, moved ones follow, and what was
 * taken out, or goes with a cancelled release, is cancelled. Before Start nobody hears of any.
 */
export const followPlan = (release: Release, settings: WorkspaceSettings, now: Instant): Release => {
  const hasNone = release.meetings.length === 0;
  if (release.startedAt === null || (hasNone && release.plan.contents.meetings.length === 0)) return release;
  if (isOver(release) && release.stage !== 'cancelled') return release;
  const meetings = followed(release, settings, now);
  return JSON.stringify(meetings) === JSON.stringify(release.meetings) ? release : { ...release, meetings };
};
