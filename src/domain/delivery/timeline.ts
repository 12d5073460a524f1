import { roundMoments } from '../acceptance/round-moments.ts';
import { fetchMoments } from '../adoption/fetch-deadline.ts';
import { versionMoments } from '../announcement/version-moments.ts';
import { briefMoments } from '../brief/brief-boards.ts';
import { addDays, addMinutes, type Instant, isAfter, toWall } from '../calendar.ts';
import { feedbackMoments } from '../feedback/rounds.ts';
import { confirmationMoments } from '../launch-day/confirmation-moments.ts';
import { rollCallMoments } from '../launch-day/roll-call-moments.ts';
import { isReady } from '../lights/verdict.ts';
import { meetingMoments } from '../meetings/meeting-moments.ts';
import { milestoneMoments } from '../milestones/milestone-moments.ts';
import { outcomeMoments } from '../outcome/outcome-moments.ts';
import { isOver, lightsAreOpen, type Release } from '../release.ts';
import { isSpreading } from '../rollout/rollout.ts';
import { rolloutMoments } from '../rollout/rollout-moments.ts';
import { runbookMoments } from '../runbook/runbook-moments.ts';
import { type WorkspaceSettings, weekOf } from '../settings/settings.ts';
import { addWorkingDays, nextWorkingMoment } from '../working-days.ts';
import { momentsOfCondition, momentsOfLight } from './light-moments.ts';
import {
  at,
  DEPLOYMENT_ASKED_MINUTES,
  type Draw,
  GO_NO_GO_DAYS,
  LAUNCH_GRACE_MINUTES,
  LAUNCH_REMINDER_MINUTES,
  launchDate,
  MORNING,
  NEW_DAY,
  RETRO_DAYS,
  STILL_ON_HOLD_DAYS,
  type TimedMoment,
} from './moments.ts';
import { reviewMoments, urgentMoments } from './urgent-moments.ts';

const beforeLaunch = ({ release, settings, now }: Draw): TimedMoment[] => {
  const { zone, at: launchAt } = release.plan.launch;
  const goNoGo = at(
    addWorkingDays(launchDate(release, zone), GO_NO_GO_DAYS, weekOf(settings)),
    MORNING,
    zone,
  );
  const prompt = addMinutes(launchAt, LAUNCH_REMINDER_MINUTES);
  return [
    { key: `go_no_go:${launchAt}`, kind: 'time.go_no_go', dueAt: goNoGo, payload: {}, late: 'drop' },
    {
      key: `launch_reminder:${launchAt}`,
      kind: 'time.launch_reminder',
      dueAt: prompt,
      payload: {},
      late: 'drop',
    },
    ...notLaunched(release, settings, now),
    newDay(release, now),
  ];
};

/** The card counts the days: it is brought up to date each morning, which notifies nobody. */
const newDay = (release: Release, now: Instant): TimedMoment => {
  const { zone } = release.plan.launch;
  const today = toWall(now, zone).date;
  const thisMorning = at(today, NEW_DAY, zone);
  const dueAt = isAfter(thisMorning, now) ? thisMorning : at(addDays(today, 1), NEW_DAY, zone);
  return { key: `new_day:${dueAt}`, kind: 'time.new_day', dueAt, payload: {}, late: 'drop' };
};

/**
 * At the planned moment (half an hour later when nothing is in the way: then the manager has the Launch button
 * in front of them), then each working morning after its day until somebody launches, moves, holds or cancels. Those that have come are named with the next one: the last of them may still wait for its turn.
 */
const notLaunched = (release: Release, settings: WorkspaceSettings, now: Instant): TimedMoment[] => {
  const { zone, at: launchAt } = release.plan.launch;
  const moments = [isReady(release) ? addMinutes(launchAt, LAUNCH_GRACE_MINUTES) : launchAt];
  let date = launchDate(release, zone);
  while (!moments.some((moment) => isAfter(moment, now))) {
    date = addWorkingDays(date, 1, weekOf(settings));
    moments.push(at(date, MORNING, zone));
  }
  return moments.map((dueAt, index) => ({
    key: `not_launched:${index === 0 ? launchAt : dueAt}`,
    kind: 'time.not_launched',
    dueAt,
    payload: {},
    late: 'drop',
  }));
};

/** Once users have it; feedback is asked for even when the release was closed early. */
const AFTER_LAUNCH: readonly Release['stage'][] = ['live', 'retro', 'closed'];

const afterLaunch = ({ release, settings, now }: Draw): TimedMoment[] => {
  const liveAt = release.launch?.liveAt;
  if (liveAt === null || liveAt === undefined) return [];
  const { zone } = release.plan.launch;
  const review = reviewMoments({ release, settings, now });
  const outcome = outcomeMoments({ release, settings, now });
  const prompts = feedbackMoments({ release, settings, now });
  const fetched = fetchMoments({ release, settings, now });
  // Nobody looks back on what still goes on to others.
  if (release.stage !== 'live' || isSpreading(release)) {
    return [...prompts, ...review, ...fetched, ...outcome];
  }
  const spread = release.rollout?.stopped?.at ?? release.rollout?.completedAt ?? liveAt;
  const lookBack = at(addWorkingDays(toWall(spread, zone).date, RETRO_DAYS, weekOf(settings)), MORNING, zone);
  return [
    ...prompts,
    ...review,
    ...fetched,
    { key: 'retro', kind: 'time.retro', dueAt: lookBack, payload: {}, late: 'make_up' },
    ...outcome,
  ];
};

/** "Did it work?": an hour after the deployment began, then each working morning until somebody says. */
const whileDeploying = ({ release, settings, now }: Draw): TimedMoment[] => {
  const { launch, plan } = release;
  if (launch === null || launch.liveAt !== null) return [];
  const { zone } = plan.launch;
  const moments = [addMinutes(launch.decidedAt, DEPLOYMENT_ASKED_MINUTES)];
  let date = toWall(launch.decidedAt, zone).date;
  while (!moments.some((moment) => isAfter(moment, now))) {
    date = addWorkingDays(date, 1, weekOf(settings));
    moments.push(at(date, MORNING, zone));
  }
  return moments.map((dueAt) => ({
    key: `deployment_asked:${dueAt}`,
    kind: 'time.deployment_asked',
    dueAt,
    payload: {},
    late: 'drop',
  }));
};

const onHold = ({ release, settings, now }: Draw): TimedMoment[] => {
  const since = release.hold?.at;
  if (since === undefined) return [];
  const { zone } = release.plan.launch;
  const first = toWall(since, zone).date;
  let date = addDays(first, STILL_ON_HOLD_DAYS);
  while (!isAfter(at(date, MORNING, zone), now)) date = addDays(date, STILL_ON_HOLD_DAYS);
  const dueAt = nextWorkingMoment(at(date, MORNING, zone), weekOf(settings), zone);
  return [{ key: `still_on_hold:${date}`, kind: 'time.still_on_hold', dueAt, payload: {}, late: 'drop' }];
};

/** A new date that was chosen is taken when the time to undo it is over, however late that is noticed. */
const waitingMove = ({ move }: Release): TimedMoment[] =>
  move === null
    ? []
    : [
        {
          key: `apply_move:${move.leavesAt}`,
          kind: 'time.apply_move',
          dueAt: move.leavesAt,
          payload: {},
          late: 'make_up',
        },
      ];

/**
 * Every moment that the facts imply from now on. Derived, so a changed date moves all of them, and a hold or
 * a cancel silences them, without a line of code that says so.
 */
export const timelineOf = (
  release: Release,
  settings: WorkspaceSettings,
  now: Instant,
): readonly TimedMoment[] => {
  const draw = { release, settings, now };
  if (release.hold !== null) return [...waitingMove(release), ...onHold(draw)];
  const dated = isOver(release)
    ? []
    : [
        ...release.conditions.flatMap((condition) => momentsOfCondition(condition, draw)),
        ...milestoneMoments(draw),
        ...meetingMoments(draw),
        ...runbookMoments(draw),
      ];
  if (lightsAreOpen(release)) {
    const lights = release.lights.flatMap((light) => momentsOfLight(light, draw));
    const course =
      release.urgent === null
        ? [...beforeLaunch(draw), ...confirmationMoments(draw), ...rollCallMoments(draw)]
        : [...urgentMoments(draw), newDay(release, now)];
    return [
      ...waitingMove(release),
      ...lights,
      ...dated,
      ...roundMoments(draw),
      ...versionMoments(draw),
      ...briefMoments(draw),
      ...course,
    ];
  }
  if (release.stage === 'launching') return [...whileDeploying(draw), ...dated];
  return AFTER_LAUNCH.includes(release.stage)
    ? [...afterLaunch(draw), ...rolloutMoments(draw), ...dated]
    : [];
};
