import { publishWithLaunch } from '../announcement/decide-version.ts';
import { isAfter, minutesBetween, toWall } from '../calendar.ts';
import type { Command } from '../command.ts';
import { lightsByConditions } from '../conditions/decide-condition.ts';
import { type Context, type Decision, decided } from '../decision.ts';
import { unconfirmed } from '../launch-day/confirmation.ts';
import { missingRollCall } from '../launch-day/roll-call.ts';
import { isSettled } from '../lights/light.ts';
import { launchedWithout, obstaclesTo } from '../lights/verdict.ts';
import type { PersonStamp } from '../person.ts';
import { type Refused, refuse } from '../refusal.ts';
import { lightOf, type Release } from '../release.ts';
import { departmentById, speakersOf, type WorkspaceSettings, weekOf, zoneOf } from '../settings/settings.ts';
import { workingDaysBetween } from '../working-days.ts';
import { demandsOf, reviewUntil } from './demands.ts';
import { counts, type LaunchCall } from './waiver.ts';

/** Before this the launch is "early" and says so first. */
export const EARLY_MINUTES = 60;

export const isEarly = (release: Release, now: string): boolean =>
  isAfter(release.plan.launch.at, now) && minutesBetween(now, release.plan.launch.at) > EARLY_MINUTES;

/** Departments without a green light whose preparation time is not over yet: named when somebody wants to launch early. */
const stillPreparing = (release: Release, { now, settings }: Context): string[] =>
  release.lights
    .filter((light) => {
      if (isSettled(light)) return false;
      if (light.askedAt === null) return true;
      const department = departmentById(settings, light.departmentId);
      const zone = zoneOf(settings, department);
      const [asked, today] = [toWall(light.askedAt, zone).date, toWall(now, zone).date];
      const used = workingDaysBetween(asked, today, weekOf(settings, department));
      return used < light.leadTimeDays;
    })
    .map((light) => light.name);

/**
 * Why it cannot go at this moment, whoever says so: another date was just chosen, what is in the way, that it is
 * early, that others may still object, that not every station has said go.
 */
const notNow = (release: Release, early: boolean, context: Context): Refused | null => {
  const { now } = context;
  const stopped = whatIsInTheWay(release);
  if (stopped !== null) return stopped;
  if (isEarly(release, now) && !early) {
    return refuse({
      code: 'too_early',
      at: release.plan.launch.at,
      stillPreparing: stillPreparing(release, context),
    });
  }
  return othersMayObject(release, context) ?? notCalledOut(release, now);
};

/** Another date that was just chosen, and what the verdict names. */
const whatIsInTheWay = (release: Release): Refused | null => {
  if (release.move !== null) return refuse({ code: 'move_under_way', to: release.move.to.at });
  const obstacles = obstaclesTo(release);
  return obstacles.length > 0 ? refuse({ code: 'not_ready', obstacles }) : null;
};

const othersMayObject = (release: Release, { now, settings }: Context): Refused | null => {
  const until = reviewUntil(release, settings, now);
  return until === null ? null : refuse({ code: 'review_runs', until });
};

/** At high risk every station says go first. */
const notCalledOut = (release: Release, now: string): Refused | null => {
  const missing = missingRollCall(release, now);
  if (missing === null || missing.is === 'complete') return null;
  const name = 'station' in missing ? missing.station.name : '';
  return refuse({ code: 'roll_call_open', is: missing.is, name });
};

/** What would stop the launch of a release whatever its moment is: nobody is called out for that. */
export const whatStopsIt = (release: Release, context: Context): Refused | null =>
  whatIsInTheWay(release) ?? othersMayObject(release, context);

/** Go, or the list of what is in the way. Nobody can bypass it. */
export const launch = (
  release: Release,
  { mode, announcementId, early }: Extract<Command, { type: 'launch' }>,
  context: Context,
): Decision => {
  const { now, settings, by } = context;
  const refusal = notNow(release, early, context);
  if (refusal !== null) return refusal;
  const { secondPerson } = demandsOf(release);
  if (!secondPerson || release.practice) return go(release, { mode, announcementId }, context);
  if (secondsFor(release, settings).length === 0) return refuse({ code: 'nobody_second' });
  if (release.call?.by.userId === by.userId && release.call.announcementId === announcementId) {
    return decided(release);
  }
  const call = { mode, announcementId, early, by, at: now };
  return decided({ ...release, call }, { type: 'launch_called', mode });
};

/** The people on the list; of a confidential release those who know of it: nobody learns of it by being asked. */
const listed = ({ visibility, lights }: Release, settings: WorkspaceSettings): readonly string[] => {
  if (visibility === 'everyone') return settings.releaseManagers;
  const speakers = lights.flatMap((light) => speakersOf(departmentById(settings, light.departmentId)));
  return settings.releaseManagers.filter((userId) => speakers.includes(userId));
};

/** Who may agree to a launch of high risk: the people on the list, admins, the stand-in; never whoever said it first. */
export const secondsFor = (release: Release, settings: WorkspaceSettings): readonly string[] => {
  const named = [...listed(release, settings), ...settings.admins, release.standInId];
  const first = [release.manager.userId, release.call?.by.userId];
  return [...new Set(named.filter((id) => id !== null))].filter((id) => !first.includes(id));
};

/** The second person agrees, and it goes; or does not, and everything stays as it was. */
export const secondLaunch = (
  release: Release,
  { agreed }: Extract<Command, { type: 'second_launch' }>,
  context: Context,
): Decision => {
  const { call } = release;
  if (call === null) return refuse({ code: 'nothing_called' });
  if (call.by.userId === context.by.userId)
    return refuse({ code: 'second_must_be_other', name: call.by.name });
  if (!agreed) return decided({ ...release, call: null }, { type: 'launch_call_declined' });
  return notNow(release, call.early, context) ?? go(release, call, context, call.by);
};

const go = (
  release: Release,
  { mode, announcementId }: Pick<LaunchCall, 'mode' | 'announcementId'>,
  { by, now }: Context,
  first: PersonStamp | null = null,
): Decision => {
  const attempt = release.attempts + 1;
  const waived = release.lights.filter((light) => counts(light.waiver)).map(({ name }) => name);
  const left = launchedWithout(release).map((obstacle) =>
    'department' in obstacle ? obstacle.department : '',
  );
  const without = [...new Set([...waived, ...left])];
  const liveNow = mode === 'live_now';
  return decided(
    {
      ...release,
      stage: 'launching',
      call: null,
      attempts: attempt,
      launch: {
        attempt,
        decidedBy: first ?? by,
        ...(first !== null && { agreedBy: by }),
        decidedAt: now,
        liveAt: liveNow ? now : null,
      },
      // While the deployment runs nothing has been approved for publication yet.
      announcementId: liveNow ? announcementId : null,
    },
    { type: 'launch_decided', mode, attempt, without, ...(first !== null && { first }) },
    ...(liveNow ? [{ type: 'declared_live', attempt } as const] : []),
  );
};

/** The deployment is through: users have it, the announcement goes out. */
export const declareLive = (
  release: Release,
  { announcementId }: Extract<Command, { type: 'declare_live' }>,
  { now }: Context,
): Decision => {
  if (release.launch === null || release.launch.liveAt !== null) {
    return refuse({
      code: 'wrong_stage',
      command: 'declare_live',
      stage: release.stage,
      since: release.launch?.liveAt ?? null,
    });
  }
  if (release.hold !== null) {
    return refuse({ code: 'on_hold', reason: release.hold.reason, by: release.hold.by.name });
  }
  return decided(
    { ...release, launch: { ...release.launch, liveAt: now }, announcementId },
    { type: 'declared_live', attempt: release.launch.attempt },
  );
};

/** It did not work: back to sign-off as the next attempt. Only lights touched by the cause are asked again. */
export const declareFailed = (
  release: Release,
  { usersSee, cause, askAgain, tell = [] }: Extract<Command, { type: 'declare_failed' }>,
  { now }: Context,
): Decision => {
  const running = release.launch;
  if (running === null || running.liveAt !== null) {
    return refuse({
      code: 'wrong_stage',
      command: 'declare_failed',
      stage: release.stage,
      since: running?.liveAt ?? null,
    });
  }
  if ([...askAgain, ...tell].some((id) => lightOf(release, id) === undefined))
    return refuse({ code: 'unknown_department' });
  const because = `Attempt ${running.attempt} did not work: ${cause}`;
  const back: Release = { ...release, stage: 'sign_off', launch: null };
  const touched = release.lights.filter((light) => askAgain.includes(light.departmentId));
  const asked = { state: 'waiting', askedAt: now, askedAgainBecause: because } as const;
  // Conditions went their way while it was launching; whoever is asked again begins anew.
  const lights = lightsByConditions(back).map((light) =>
    askAgain.includes(light.departmentId)
      ? { ...light, ...asked, changes: [], votes: [], waiver: null, confirmation: unconfirmed(light) }
      : light,
  );
  return decided(
    { ...back, lights },
    {
      type: 'launch_failed',
      attempt: running.attempt,
      usersSee,
      cause,
      ...(tell.length > 0 && { tell }),
    },
    ...touched.map(
      ({ departmentId, name }) =>
        ({ type: 'department_asked', departmentId, name, again: true, because }) as const,
    ),
  );
};

/** All announcements are sent or parked with a known reason: now it is live. */
export const announced = (
  release: Release,
  _command: Extract<Command, { type: 'announced' }>,
  { now }: Context,
): Decision => {
  if (release.launch === null || release.launch.liveAt === null) return decided(release);
  const told = publishWithLaunch(release, now);
  return decided({ ...told.release, stage: 'live' }, { type: 'announced' }, ...told.events);
};
