import { addDays, daysBetween, type Instant, isAfter, later, toWall } from '../calendar.ts';
import { at, type Draw, MORNING, RETRO_DAYS, type TimedMoment } from '../delivery/moments.ts';
import type { Release } from '../release.ts';
import { isSpreading } from '../rollout/rollout.ts';
import { type WorkspaceSettings, weekOf } from '../settings/settings.ts';
import { addWorkingDays } from '../working-days.ts';
import { hasGoal, isQuiet, lastCheck, owedAfter } from './outcome.ts';

/** Working days after which a release of low risk is asked about: "Any trouble?" */
export const TROUBLE_DAYS = 5;

type Placed = Pick<Draw, 'release' | 'settings'>;

const liveDay = ({ release }: Placed): string | null => {
  const liveAt = release.launch?.liveAt ?? null;
  return liveAt === null ? null : toWall(liveAt, release.plan.launch.zone).date;
};

/** The day on which everybody has it, or somebody stopped it; null while it still goes on to others. */
const spreadDay = (placed: Placed): string | null => {
  const { rollout, plan } = placed.release;
  if (isSpreading(placed.release)) return null;
  const ended = rollout?.stopped?.at ?? rollout?.completedAt ?? null;
  return ended === null ? liveDay(placed) : toWall(ended, plan.launch.zone).date;
};

/** The morning of that day, or of the next working day after it. */
const morningOf = (date: string, { release, settings }: Placed): Instant =>
  at(addWorkingDays(addDays(date, -1), 1, weekOf(settings)), MORNING, release.plan.launch.zone);

const workingMorning = (date: string, days: number, { release, settings }: Placed): Instant =>
  at(addWorkingDays(date, days, weekOf(settings)), MORNING, release.plan.launch.zone);

/** A morning on which the goal is asked for; `days` after the launch, as the settings say. */
export type GoalMoment = { days: number; at: Instant };

/** When the goal is asked for. Who said "too early" the last time is asked again, as long after as the last was after the launch. */
export const goalMoments = (placed: Placed): readonly GoalMoment[] => {
  const { release, settings } = placed;
  const day = liveDay(placed);
  if (day === null || !hasGoal(release) || isQuiet(release)) return [];
  const moments = settings.goalDays.map((days) => ({ days, at: morningOf(addDays(day, days), placed) }));
  const last = lastCheck(release);
  const longest = settings.goalDays.at(-1) ?? 0;
  const isLate = last !== null && !moments.some((moment) => isAfter(moment.at, last.at));
  if (!isLate || last.answer !== 'too_early') return moments;
  const again = addDays(toWall(last.at, release.plan.launch.zone).date, longest);
  return [...moments, { days: daysBetween(day, again), at: morningOf(again, placed) }];
};

/** Live and not closed. */
const isOpenAfter = (release: Release): boolean =>
  (release.stage === 'live' || release.stage === 'retro') && release.launch?.liveAt != null;

/** The question about the goal that waits for an answer now; null where none does, or it is reached. */
export const dueGoal = (release: Release, settings: WorkspaceSettings, now: Instant): GoalMoment | null => {
  if (!isOpenAfter(release)) return null;
  const come = goalMoments({ release, settings }).filter((moment) => !isAfter(moment.at, now));
  const newest = come.at(-1);
  const last = lastCheck(release);
  if (newest === undefined || last?.answer === 'reached') return null;
  return last !== null && !isAfter(newest.at, last.at) ? null : newest;
};

/** "Any trouble?": when a release of low risk is asked about. */
const troubleAt = (placed: Placed): Instant | null => {
  const day = spreadDay(placed);
  return day === null || !isQuiet(placed.release) ? null : workingMorning(day, TROUBLE_DAYS, placed);
};

export const isTroubleDue = (release: Release, settings: WorkspaceSettings, now: Instant): boolean => {
  const asked = isOpenAfter(release) ? troubleAt({ release, settings }) : null;
  return asked !== null && !isAfter(asked, now);
};

/** By when everything is known that closes it: the last question about its goal, or the look back. */
export const closeDueAt = (release: Release, settings: WorkspaceSettings): Instant | null => {
  const placed = { release, settings };
  const day = spreadDay(placed);
  if (day === null) return null;
  const lookBack = workingMorning(day, RETRO_DAYS, placed);
  const moments = owedAfter(release).includes('goal') ? goalMoments(placed) : [];
  return troubleAt(placed) ?? moments.reduce((latest, moment) => later(latest, moment.at), lookBack);
};

/** Who is told that it is not closed yet. */
export type CloseStep = 'manager' | 'stand_in' | 'admin';

/** So many working days after it was due, as long as it is open; then every so often again. */
export const CLOSE_LADDER: readonly { days: number; steps: readonly CloseStep[] }[] = [
  { days: 3, steps: ['manager'] },
  { days: 6, steps: ['manager', 'stand_in'] },
  { days: 10, steps: ['manager', 'stand_in', 'admin'] },
];
const EVERY_DAYS = 10;

/** The nth time is so many working days after it was due. */
const closeDays = (nth: number): number => {
  const last = CLOSE_LADDER.at(-1)?.days ?? EVERY_DAYS;
  return CLOSE_LADDER[nth]?.days ?? last + (nth - CLOSE_LADDER.length + 1) * EVERY_DAYS;
};

/** The mornings on which somebody is told, those that have come and the next one. */
const closeMornings = (placed: Placed, now: Instant): readonly Instant[] => {
  const due = closeDueAt(placed.release, placed.settings);
  if (due === null) return [];
  const day = toWall(due, placed.release.plan.launch.zone).date;
  const mornings: Instant[] = [];
  for (let nth = 0; !mornings.some((morning) => isAfter(morning, now)); nth++) {
    mornings.push(workingMorning(day, closeDays(nth), placed));
  }
  return mornings;
};

/** Whom it waits for by now, the manager first; empty while it is not overdue, and for a rehearsal, whose card tells its manager. */
export const overdueSteps = (
  release: Release,
  settings: WorkspaceSettings,
  now: Instant,
): readonly CloseStep[] => {
  if (!isOpenAfter(release) || release.practice) return [];
  const come = closeMornings({ release, settings }, now).filter((morning) => !isAfter(morning, now)).length;
  return come === 0 ? [] : (CLOSE_LADDER[Math.min(come, CLOSE_LADDER.length) - 1]?.steps ?? []);
};

/** The people of those steps; nobody twice. */
export const overduePeople = (
  release: Release,
  settings: WorkspaceSettings,
  now: Instant,
): readonly string[] => {
  const people: Record<CloseStep, readonly (string | null)[]> = {
    manager: [release.manager.userId],
    stand_in: [release.standInId],
    admin: settings.admins,
  };
  const called = overdueSteps(release, settings, now).flatMap((step) => people[step]);
  return [...new Set(called.filter((user) => user !== null))];
};

/** From when on the manager's card after the launch stands: its first question, or the look back. */
export const cardDueAt = (release: Release, settings: WorkspaceSettings): Instant | null => {
  const placed = { release, settings };
  const day = liveDay(placed);
  if (day === null) return null;
  return troubleAt(placed) ?? goalMoments(placed).at(0)?.at ?? workingMorning(day, RETRO_DAYS, placed);
};

/** The moments after a launch at which somebody is asked, or told that it is still open. */
export const outcomeMoments = ({ release, settings, now }: Draw): TimedMoment[] => {
  if (!isOpenAfter(release)) return [];
  const placed = { release, settings };
  const trouble = troubleAt(placed);
  const asked = trouble === null ? goalMoments(placed).map((moment) => moment.at) : [trouble];
  const isReached = lastCheck(release)?.answer === 'reached';
  const overdue = release.practice ? [] : closeMornings(placed, now);
  return [
    ...(isReached ? [] : asked).map(
      (dueAt): TimedMoment => ({
        key: `after_launch:${dueAt}`,
        kind: 'time.after_launch',
        dueAt,
        payload: {},
        late: 'drop',
      }),
    ),
    ...overdue.map(
      (dueAt): TimedMoment => ({
        key: `close_overdue:${dueAt}`,
        kind: 'time.close_overdue',
        dueAt,
        payload: {},
        late: 'drop',
      }),
    ),
  ];
};
