import type { Draw, TimedMoment } from '../delivery/moments.ts';
import { dueAt, presentRun, standingOf } from './run.ts';

/** When the manager hears that the step that is up takes longer than it should. */
export const runbookMoments = ({ release }: Draw): TimedMoment[] => {
  const run = presentRun(release);
  const standing = standingOf(release);
  if (run === null || run.turn === null || standing.is !== 'up') return [];
  const due = dueAt(run, standing.step);
  if (due === null) return [];
  const { stepId, since } = run.turn;
  return [
    {
      key: `step_late:${run.attempt}:${stepId}:${since}`,
      kind: 'time.step_late',
      dueAt: due,
      payload: {},
      late: 'make_up',
    },
  ];
};
