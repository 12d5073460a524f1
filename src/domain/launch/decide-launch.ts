import { isAfter, minutesBetween, toWall } from '../calendar.ts';
import type { Command } from '../command.ts';
import { type Context, type Decision, decided } from '../decision.ts';
import { isSettled } from '../lights/light.ts';
import { launchedWithout, obstaclesTo } from '../lights/verdict.ts';
import { refuse } from '../refusal.ts';
import { lightOf, type Release } from '../release.ts';
import { departmentById, weekOf, zoneOf } from '../settings/settings.ts';
import { workingDaysBetween } from '../working-days.ts';

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

/** Go, or the list of what is in the way. Nobody can bypass it. */
export const launch = (
  release: Release,
  { mode, announcementId, early }: Extract<Command, { type: 'launch' }>,
  context: Context,
): Decision => {
  const { by, now } = context;
  const obstacles = obstaclesTo(release);
  if (obstacles.length > 0) return refuse({ code: 'not_ready', obstacles });
  if (isEarly(release, now) && !early) {
    return refuse({
      code: 'too_early',
      at: release.plan.launch.at,
      stillPreparing: stillPreparing(release, context),
    });
  }
  const attempt = release.attempts + 1;
  const without = launchedWithout(release).map((obstacle) =>
    'department' in obstacle ? obstacle.department : '',
  );
  const liveNow = mode === 'live_now';
  return decided(
    {
      ...release,
      stage: 'launching',
      attempts: attempt,
      launch: { attempt, decidedBy: by, decidedAt: now, liveAt: liveNow ? now : null },
      // While the deployment runs nothing has been approved for publication yet.
      announcementId: liveNow ? announcementId : null,
    },
    { type: 'launch_decided', mode, attempt, without },
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
  const touched = release.lights.filter((light) => askAgain.includes(light.departmentId));
  return decided(
    {
      ...release,
      stage: 'sign_off',
      launch: null,
      lights: release.lights.map((light) =>
        touched.includes(light)
          ? { ...light, state: 'waiting' as const, askedAt: now, askedAgainBecause: because }
          : light,
      ),
    },
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
  _context: Context,
): Decision =>
  release.launch === null || release.launch.liveAt === null
    ? decided(release)
    : decided({ ...release, stage: 'live' }, { type: 'announced' });
