import type { Command } from '../command.ts';
import { type Context, type Decision, decided } from '../decision.ts';
import type { ReleaseEvent } from '../event.ts';
import { type Refused, refuse } from '../refusal.ts';
import type { Release } from '../release.ts';
import { isLate, presentRun, type Run, standingOf, stepsNow, stepsShown, type Tick, tickOf } from './run.ts';
import type { Step } from './step.ts';

type About = { run: Run; step: Step };

const isRefused = (found: About | Refused): found is Refused => 'refusal' in found;

/** The step that somebody means; on hold the clock stands, but for what is taken back. */
const about = (
  release: Release,
  { attempt, stepId }: { attempt: number; stepId: string },
): About | Refused => {
  const run = presentRun(release);
  if (run === null || run.attempt !== attempt) return refuse({ code: 'no_runbook_runs' });
  if (release.hold !== null && run.back === null) {
    return refuse({ code: 'on_hold', reason: release.hold.reason, by: release.hold.by.name });
  }
  const step = stepsShown(release).find(({ id }) => id === stepId);
  return step === undefined ? refuse({ code: 'unknown_matter' }) : { run, step };
};

/** One after the other: what comes later waits for what comes first. */
const notUp = (release: Release, step: Step): Refused | null => {
  const standing = standingOf(release);
  if (!('step' in standing)) return refuse({ code: 'step_not_up', what: step.what, up: null });
  return standing.step.id === step.id
    ? null
    : refuse({ code: 'step_not_up', what: step.what, up: standing.step.what });
};

const doneEvent = ({ kind, id, what, count }: Step, late: boolean): ReleaseEvent =>
  kind === 'batch'
    ? { type: 'batch_done', batch: what, count }
    : { type: 'runbook_step_done', stepId: id, what, late };

/** Done, by whoever sees to it or the manager; what went wrong is done after all. */
export const tickStep = (
  release: Release,
  command: Extract<Command, { type: 'tick_step' }>,
  { by, now }: Context,
): Decision => {
  const found = about(release, command);
  if (isRefused(found)) return found;
  const { run, step } = found;
  if (tickOf(run, step.id) !== undefined) return decided(release);
  const refusal = notUp(release, step);
  if (refusal !== null) return refusal;
  const tick: Tick = { stepId: step.id, what: step.what, by, at: now, late: isLate(run, step, now) };
  const runbook: Run = { ...run, ticks: [...run.ticks, tick], wrong: null };
  return decided({ ...release, runbook }, doneEvent(step, tick.late));
};

/** Not done, or not wrong, after all: until users have it. What is over at that moment stays as it was said. */
export const untickStep = (
  release: Release,
  command: Extract<Command, { type: 'untick_step' }>,
  _context: Context,
): Decision => {
  const found = about(release, command);
  if (isRefused(found)) return found;
  const { run, step } = found;
  const isWrong = run.wrong?.stepId === step.id;
  if (!stepsNow(release).some(({ id }) => id === step.id))
    return refuse({ code: 'tick_stands', what: step.what });
  if (!isWrong && tickOf(run, step.id) === undefined) return decided(release);
  const ticks = run.ticks.filter(({ stepId }) => stepId !== step.id);
  const runbook: Run = { ...run, ticks, wrong: isWrong ? null : run.wrong };
  return decided({ ...release, runbook }, { type: 'runbook_step_undone', stepId: step.id, what: step.what });
};

/** It went wrong: the list stands until it is done after all, or the manager takes it back. */
export const failStep = (
  release: Release,
  command: Extract<Command, { type: 'fail_step' }>,
  { by, now }: Context,
): Decision => {
  const found = about(release, command);
  if (isRefused(found)) return found;
  const { run, step } = found;
  const refusal = notUp(release, step);
  if (refusal !== null) return refusal;
  const reason = command.reason.trim();
  if (reason === '') {
    return refuse({
      code: 'fields_invalid',
      problems: [{ field: 'reason', problem: 'Say what happened, in a few words.' }],
    });
  }
  const { id: stepId, what } = step;
  if (run.wrong?.stepId === stepId && run.wrong.reason === reason) return decided(release);
  const runbook: Run = { ...run, wrong: { stepId, what, reason, by, at: now } };
  return decided({ ...release, runbook }, { type: 'runbook_step_failed', stepId, what, reason });
};
