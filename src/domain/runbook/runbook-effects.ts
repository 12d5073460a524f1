import { type Effect, threadLine, toManagers } from '../delivery/statements.ts';
import { awaitsLive } from './run.ts';

/** The list says it; the manager hears of the last one. */
const ticked: Effect = (scene, named) => (awaitsLive(scene.release) ? toManagers(scene, named) : []);

/** What leaves the house for these events, beside the list and the calls, which every event brings up to date. */
export const RUNBOOK_EFFECTS = {
  runbook_step_done: ticked,
  batch_done: ticked,
  runbook_step_undone: () => [],
  // The cards say it.
  adoption_counted: () => [],
  runbook_step_failed: (scene, named) => [...threadLine(scene, named), ...toManagers(scene, named)],
} satisfies Record<string, Effect>;
