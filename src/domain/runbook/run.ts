import { addMinutes, type Instant, isAfter } from '../calendar.ts';
import type { PersonStamp } from '../person.ts';
import { isOver, type Release } from '../release.ts';
import { type Step, stepsOf, takenBack } from './step.ts';

/** Somebody said that it is done. `what` as it was called then: the plan may change. */
export type Tick = { stepId: string; what: string; by: PersonStamp; at: Instant; late: boolean };

/** Somebody said that it went wrong: nobody is called up until it is mended, or taken back. */
export type Wrong = { stepId: string; what: string; reason: string; by: PersonStamp; at: Instant };

/**
 * The runbook of one attempt, from the decision to launch on. The steps are those of the plan as it stands; what was
 * said of them is kept here.
 *
 *   up ──done──> next one up ──all done──> the release manager says that it is live ──> steps afterwards
 *    └──went wrong──> done after all, or "it did not work" ──> what was done is taken back, the last thing first
 */
export type Run = {
  attempt: number;
  startedAt: Instant;
  /** In the order in which they were said. */
  ticks: readonly Tick[];
  wrong: Wrong | null;
  /** Whose turn it is, and since when; null where nobody is called up. */
  turn: { stepId: string; since: Instant } | null;
  /** What is taken back after an attempt that did not work; null before. */
  back: readonly Step[] | null;
};

export type Standing =
  | { is: 'none' }
  | { is: 'up'; step: Step }
  | { is: 'wrong'; step: Step; wrong: Wrong }
  /** Everything that can be done at this moment is done. */
  | { is: 'done' };

/** The run that people work on at this moment: of the attempt that runs, or what is taken back after it. */
export const presentRun = (release: Release): Run | null => {
  const { runbook: run, launch } = release;
  if (run === null || isOver(release)) return null;
  if (run.back !== null) return launch === null ? run : null;
  return launch?.attempt === run.attempt ? run : null;
};

/** Everything that the board lists. */
export const stepsShown = (release: Release): readonly Step[] =>
  presentRun(release)?.back ?? stepsOf(release);

/** What can be done at this moment: before users have it, afterwards, or what is taken back. */
export const stepsNow = (release: Release): readonly Step[] => {
  const run = presentRun(release);
  if (run === null) return [];
  const moment = release.launch?.liveAt == null ? 'before' : 'after';
  return run.back ?? stepsOf(release).filter((step) => step.moment === moment);
};

export const tickOf = (run: Run, stepId: string): Tick | undefined =>
  run.ticks.find((tick) => tick.stepId === stepId);

/** Where it stands: the first step without a tick is up. */
export const standingOf = (release: Release): Standing => {
  const run = presentRun(release);
  if (run === null) return { is: 'none' };
  const now = stepsNow(release);
  const { wrong } = run;
  const failed = wrong === null ? undefined : now.find(({ id }) => id === wrong.stepId);
  if (wrong !== null && failed !== undefined) return { is: 'wrong', step: failed, wrong };
  const step = now.find(({ id }) => tickOf(run, id) === undefined);
  return step === undefined ? { is: 'done' } : { is: 'up', step };
};

/** How many of the steps of this moment are done. */
export const countOf = (release: Release): { done: number; of: number } => {
  const run = presentRun(release);
  const now = stepsNow(release);
  return {
    done: run === null ? 0 : now.filter(({ id }) => tickOf(run, id) !== undefined).length,
    of: now.length,
  };
};

/** Everything before users have it is done, and there was something to do: it may be live. */
export const awaitsLive = (release: Release): boolean =>
  release.stage === 'launching' &&
  release.launch?.liveAt === null &&
  release.hold === null &&
  standingOf(release).is === 'done' &&
  stepsNow(release).length > 0;

/** When the step that is up should be done; null where nobody said how long it takes. */
export const dueAt = (run: Run, step: Step): Instant | null =>
  run.turn?.stepId === step.id && step.minutes !== null ? addMinutes(run.turn.since, step.minutes) : null;

/** Its time is over. */
export const isLate = (run: Run, step: Step, now: Instant): boolean => {
  const due = dueAt(run, step);
  return due !== null && !isAfter(due, now);
};

/**
 * What was done in an attempt that did not work, the last thing first: what went wrong may be done by half. What says
 * nothing of a way back needs none.
 */
export const wayBack = (run: Run, release: Pick<Release, 'plan'>): readonly Step[] => {
  const known = stepsOf(release);
  const done = run.ticks.map(({ stepId }) => stepId).toReversed();
  const ids =
    run.wrong === null ? done : [run.wrong.stepId, ...done.filter((id) => id !== run.wrong?.stepId)];
  return ids
    .flatMap((id) => known.filter((step) => step.id === id))
    .filter(({ kind, undo }) => kind === 'batch' || undo !== '')
    .map(takenBack);
};
