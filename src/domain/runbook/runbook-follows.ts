import type { Instant } from '../calendar.ts';
import type { Decided } from '../decision.ts';
import type { ReleaseEvent } from '../event.ts';
import type { Release } from '../release.ts';
import { presentRun, type Run, standingOf, wayBack } from './run.ts';
import { stepsOf } from './step.ts';

const fresh = (attempt: number, now: Instant): Run => ({
  attempt,
  startedAt: now,
  ticks: [],
  wrong: null,
  turn: null,
  back: null,
});

/** It begins with the decision to launch, and turns round where the attempt did not work. */
const runAfter = (
  before: Release,
  { launch, runbook: run, plan }: Release,
  events: readonly ReleaseEvent[],
  now: Instant,
): Run | null => {
  if (launch !== null) {
    if (run !== null && run.attempt === launch.attempt) return run;
    return stepsOf({ plan }).length === 0 ? null : fresh(launch.attempt, now);
  }
  if (run === null || !events.some(({ type }) => type === 'launch_failed')) return run;
  return { ...run, back: wayBack(run, before), wrong: null, turn: null };
};

/** Who is up, and since when: a hold stops the clock, and its end begins it anew. */
const withTurn = (release: Release, now: Instant): Release => {
  const { runbook: run } = release;
  if (run === null) return release;
  const standing = standingOf(release);
  const stands = release.hold !== null && run.back === null;
  const stepId = standing.is === 'up' && !stands && presentRun(release) !== null ? standing.step.id : null;
  if (stepId === (run.turn?.stepId ?? null)) return release;
  return { ...release, runbook: { ...run, turn: stepId === null ? null : { stepId, since: now } } };
};

/** What a decision about anything means for the runbook: it begins, somebody else is up, or it is taken back. */
export const followedByRunbook = (before: Release, decided: Decided, now: Instant): Decided => {
  const { release, events } = decided;
  if (events.length === 0) return decided;
  const runbook = runAfter(before, release, events, now);
  if (runbook === null && release.runbook === null) return decided;
  return { ...decided, release: withTurn({ ...release, runbook }, now) };
};
