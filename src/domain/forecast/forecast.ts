import { type Instant, isAfter, later, toInstant } from '../calendar.ts';
import { nextAsk } from '../delivery/answer-moments.ts';
import { isSettled, type Light } from '../lights/light.ts';
import { isNeeded } from '../lights/needed.ts';
import { obstaclesTo } from '../lights/verdict.ts';
import { lightsAreOpen, type Release } from '../release.ts';
import { departmentById, type WorkspaceSettings, weekOf, zoneOf } from '../settings/settings.ts';
import { nextWorkingMoment } from '../working-days.ts';
import { addWorkingMinutes, workingMinutesBetween } from './working-time.ts';

/** How long one department took once: from its question to a light that settles. Never who. */
export type LightTime = { departmentId: string; askedAt: Instant; settledAt: Instant };

/** "Green by Thu 12; Sales decides it." */
export type Forecast = { greenBy: Instant; decides: string };

/** Fewer cases are no history: nothing is said. */
export const LEAST_CASES = 3;

/** What a department still waits for by itself; anything else is decided by people, not by habit. */
const FORESEEN: readonly string[] = ['waiting', 'stale'];

type World = { settings: WorkspaceSettings; now: Instant };

const wallOf = (departmentId: string, settings: WorkspaceSettings) => {
  const department = departmentById(settings, departmentId);
  return { week: weekOf(settings, department), zone: zoneOf(settings, department) };
};

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
};

/** Minutes of its work that a department takes as a rule; null where there is no history. */
export const usualMinutes = (
  departmentId: string,
  times: readonly LightTime[],
  settings: WorkspaceSettings,
): number | null => {
  const wall = wallOf(departmentId, settings);
  const own = times.filter((time) => time.departmentId === departmentId);
  return own.length < LEAST_CASES
    ? null
    : median(own.map(({ askedAt, settledAt }) => workingMinutesBetween(askedAt, settledAt, wall)));
};

/** When this light is green as a rule, today at the earliest; null where nobody can tell. */
const greenAt = (
  light: Light,
  release: Release,
  times: readonly LightTime[],
  { settings, now }: World,
): Instant | null => {
  const minutes = usualMinutes(light.departmentId, times, settings);
  if (minutes === null) return null;
  const wall = wallOf(light.departmentId, settings);
  const asked = light.askedAt ?? nextAsk(light, release, settings, now);
  const usual = addWorkingMinutes(asked, minutes, wall);
  const today = later(usual, nextWorkingMoment(now, wall.week, wall.zone));
  if (light.state !== 'on_track' || light.answer?.answer !== 'on_track') return today;
  // It named a day itself.
  const promised = { date: light.answer.askAgainOn, time: wall.week.start, zone: wall.zone };
  return later(today, toInstant(promised));
};

/**
 * When the last missing light will be there, from how long each department took before, and which one that is.
 * Null where one of them has no history, where one is red, and where something else than their time is in the way.
 */
export const forecast = (release: Release, times: readonly LightTime[], world: World): Forecast | null => {
  if (!lightsAreOpen(release) || release.urgent !== null || release.startedAt === null) return null;
  const obstacles = obstaclesTo(release, world.settings);
  const nobody = obstacles.some((obstacle) => 'nobody' in obstacle && obstacle.nobody === true);
  if (nobody || obstacles.some(({ kind }) => !FORESEEN.includes(kind))) return null;
  const missing = release.lights.filter((light) => isNeeded(light, release) && !isSettled(light));
  let last: Forecast | null = null;
  for (const light of missing) {
    const greenBy = greenAt(light, release, times, world);
    if (greenBy === null) return null;
    if (last === null || isAfter(greenBy, last.greenBy)) last = { greenBy, decides: light.name };
  }
  return last;
};
