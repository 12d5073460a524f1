import { addDays, addMinutes, type Instant, isAfter, later, toInstant, toWall } from '../calendar.ts';
import type { Light } from '../lights/light.ts';
import { isReady } from '../lights/verdict.ts';
import { lightsAreOpen, type Release } from '../release.ts';
import { REMINDER_DAYS, stepsOn } from '../reminders/ladder.ts';
import { departmentById, type WorkspaceSettings, weekOf, zoneOf } from '../settings/settings.ts';
import {
  addWorkingDays,
  isWorkingDay,
  nextWorkingDay,
  nextWorkingMoment,
  type WorkingWeek,
} from '../working-days.ts';
import type { TimerKind } from './due-action.ts';
import { awaitsChoice } from './past-launch.ts';

/** The moments of a release, in working days before (negative) or after its launch, at the hour they fire. */
export const MORNING = '10:00';
const NEW_DAY = '09:00';
export const MINIMUM_LEAD_DAYS = 5;
export const ANSWER_BY_DAYS = -3;
export const GO_NO_GO_DAYS = -1;
export const LAUNCH_REMINDER_MINUTES = -30;
export const LAUNCH_GRACE_MINUTES = 30;
export const DEPLOYMENT_ASKED_MINUTES = 60;
export const FEEDBACK_DAYS = [3, 14] as const;
export const RETRO_DAYS = 7;
const STILL_ON_HOLD_DAYS = 7;

/**
 * A moment that the plan implies. `late` says what a moment in the past means when the timeline is drawn
 * anew: an ask is made up for, everything else belonged to its time.
 */
export type TimedMoment = {
  key: string;
  kind: TimerKind;
  dueAt: Instant;
  payload: { departmentId?: string; days?: number; nth?: number };
  late: 'make_up' | 'drop';
};

type Draw = { release: Release; settings: WorkspaceSettings; now: Instant };

const launchDate = (release: Release, zone: string): string => toWall(release.plan.launch.at, zone).date;

const at = (date: string, time: string, zone: string): Instant => toInstant({ date, time, zone });

/** The zone and the working week of a department. */
const wallOf = (departmentId: string, settings: WorkspaceSettings): { zone: string; week: WorkingWeek } => {
  const department = departmentById(settings, departmentId);
  return { zone: zoneOf(settings, department), week: weekOf(settings, department) };
};

/** When a department is asked: its lead time before the launch, five working days at least, in its morning. */
export const askMoment = (light: Light, release: Release, settings: WorkspaceSettings): Instant => {
  const { zone, week } = wallOf(light.departmentId, settings);
  const days = Math.max(light.leadTimeDays, MINIMUM_LEAD_DAYS);
  return at(addWorkingDays(launchDate(release, zone), -days, week), MORNING, zone);
};

/** When a department that was not asked yet is asked: as planned, else in its next working hour. */
export const nextAsk = (
  light: Light,
  release: Release,
  settings: WorkspaceSettings,
  now: Instant,
): Instant => {
  const planned = askMoment(light, release, settings);
  const { zone, week } = wallOf(light.departmentId, settings);
  return isAfter(planned, now) ? planned : nextWorkingMoment(now, week, zone);
};

/** The next of the moments by which every answer is wanted, after `since`; the launch when they are over. */
const answerDeadline = (
  light: Light,
  release: Release,
  settings: WorkspaceSettings,
  since: Instant,
): Instant => {
  const { zone, week } = wallOf(light.departmentId, settings);
  const end = (days: number) => at(addWorkingDays(launchDate(release, zone), days, week), week.end, zone);
  const candidates = [end(ANSWER_BY_DAYS), end(GO_NO_GO_DAYS), release.plan.launch.at];
  return candidates.find((candidate) => isAfter(candidate, since)) ?? release.plan.launch.at;
};

/** Whether the first of those moments, three working days before the launch, has passed. */
export const isPastDeadline = (
  light: Light,
  release: Release,
  settings: WorkspaceSettings,
  now: Instant,
): boolean => {
  const { zone, week } = wallOf(light.departmentId, settings);
  const day = addWorkingDays(launchDate(release, zone), ANSWER_BY_DAYS, week);
  return !isAfter(at(day, week.end, zone), now);
};

/**
 * The day on which a red light is asked about again, 'YYYY-MM-DD': the one that it expects, or that of the
 * deadline where it expects a later one. After the planned launch only what it expects counts.
 */
export const redAgainOn = (
  departmentId: string,
  { expectedOn, at: answeredAt }: { expectedOn: string; at: Instant },
  release: Release,
  settings: WorkspaceSettings,
): string => {
  if (!isAfter(release.plan.launch.at, answeredAt)) return expectedOn;
  const { zone, week } = wallOf(departmentId, settings);
  const launchDay = launchDate(release, zone);
  const deadlines = [ANSWER_BY_DAYS, GO_NO_GO_DAYS]
    .map((days) => addWorkingDays(launchDay, days, week))
    // Whoever answers on such a day is not asked again in the same breath.
    .filter((day) => day > toWall(answeredAt, zone).date);
  const [first = expectedOn] = [...deadlines, launchDay, expectedOn].toSorted();
  return first;
};

/**
 * Until when it should answer: three working days before the launch, at the end of its day; else the launch.
 * Whoever is asked late has until the end of the next working day, where that is before the launch.
 */
export const answerBy = (
  light: Light,
  release: Release,
  settings: WorkspaceSettings,
  now: Instant,
): Instant => {
  const { zone, week } = wallOf(light.departmentId, settings);
  const wanted = answerDeadline(light, release, settings, now);
  const asked = toWall(light.askedAt ?? now, zone).date;
  const fair = at(nextWorkingDay(asked, week), week.end, zone);
  return isAfter(release.plan.launch.at, fair) ? later(wanted, fair) : wanted;
};

const momentsOfLight = (light: Light, { release, settings, now }: Draw): TimedMoment[] => {
  const { zone, week } = wallOf(light.departmentId, settings);
  const id = light.departmentId;
  const payload = { departmentId: id };
  if (awaitsChoice(release, light, now)) return [];
  if (light.askedAt === null) {
    // A moment that passed before the plan existed goes at the department's next working hour.
    const dueAt = nextAsk(light, release, settings, now);
    return [{ key: `ask:${id}`, kind: 'time.ask', dueAt, payload, late: 'make_up' }];
  }
  const answer = light.answer;
  if (light.state === 'on_track' && answer?.answer === 'on_track') {
    return [againOn(answer.askAgainOn, answer.at, id, { zone, week, now })];
  }
  // Asked again since means: the answer is out of date, and the question open.
  const isRed = light.state === 'not_yet' && answer?.answer === 'not_yet';
  if (isRed && !isAfter(light.askedAt, answer.at)) {
    return [againOn(redAgainOn(id, answer, release, settings), answer.at, id, { zone, week, now })];
  }
  if (light.state !== 'waiting' && light.state !== 'not_yet') return [];
  const askedOn = toWall(light.askedAt, zone).date;
  const department = departmentById(settings, id);
  return (
    REMINDER_DAYS.filter((days) => department === undefined || stepsOn(days, department).length > 0)
      .map((days) => ({ days, date: addWorkingDays(launchDate(release, zone), -days, week) }))
      // A question that was put on the day of a reminder, or after it, is its own reminder.
      .filter(({ date }) => date > askedOn)
      .map(({ days, date }) => ({
        key: `remind:${id}:${date}`,
        kind: 'time.remind',
        dueAt: at(date, MORNING, zone),
        payload: { departmentId: id, days },
        late: 'drop',
      }))
  );
};

/**
 * The morning on which a promise is kept: that of the promised day, or of the next working day. When it had
 * passed as it was promised, the next working morning after.
 */
export const promisedMorning = (
  date: string,
  promisedAt: Instant,
  { zone, week }: { zone: string; week: WorkingWeek },
): Instant => {
  const promised = at(isWorkingDay(date, week) ? date : nextWorkingDay(date, week), MORNING, zone);
  return isAfter(promised, promisedAt)
    ? promised
    : at(addWorkingDays(toWall(promisedAt, zone).date, 1, week), MORNING, zone);
};

/** A morning that went by in silence is made up for in the next working hour. */
const againOn = (
  date: string,
  promisedAt: Instant,
  departmentId: string,
  { zone, week, now }: { zone: string; week: WorkingWeek; now: Instant },
): TimedMoment => {
  const morning = promisedMorning(date, promisedAt, { zone, week });
  return {
    key: `again:${departmentId}:${date}`,
    kind: 'time.ask_again',
    dueAt: isAfter(morning, now) ? morning : nextWorkingMoment(now, week, zone),
    payload: { departmentId },
    late: 'make_up',
  };
};

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

const afterLaunch = ({ release, settings }: Draw): TimedMoment[] => {
  const liveAt = release.launch?.liveAt;
  if (liveAt === null || liveAt === undefined) return [];
  const { zone } = release.plan.launch;
  const day = toWall(liveAt, zone).date;
  const morning = (days: number) => at(addWorkingDays(day, days, weekOf(settings)), MORNING, zone);
  const prompts = FEEDBACK_DAYS.map(
    (days): TimedMoment => ({
      key: `feedback:${days}`,
      kind: 'time.feedback_prompt',
      dueAt: morning(days),
      payload: { days },
      late: 'drop',
    }),
  );
  if (release.stage !== 'live') return prompts;
  return [
    ...prompts,
    { key: 'retro', kind: 'time.retro', dueAt: morning(RETRO_DAYS), payload: {}, late: 'make_up' },
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
  if (release.hold !== null) return onHold(draw);
  if (lightsAreOpen(release)) {
    return [...release.lights.flatMap((light) => momentsOfLight(light, draw)), ...beforeLaunch(draw)];
  }
  if (release.stage === 'launching') return whileDeploying(draw);
  return AFTER_LAUNCH.includes(release.stage) ? afterLaunch(draw) : [];
};
