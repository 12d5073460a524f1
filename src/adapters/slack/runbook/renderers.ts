import { presentRun } from '../../../domain/runbook/run.ts';
import { isPresentList, ranIn } from '../../../domain/runbook/runbook-boards.ts';
import { sceneOf } from '../lights/card/scene.ts';
import type { Renderer, Renderers } from '../renderer.ts';
import { runbookMessage, stepMessage } from './runbook-board.ts';

const renderRunbook: Renderer = async (row, reads, { now }) => {
  const scene = await sceneOf(row, reads, now);
  if (scene === null || row.slot === null || row.slotKey === null) return { skip: 'no_such_release' };
  const { subject } = row.slot;
  const first = (await reads.message(row.workspaceId, row.slotKey)) === null;
  // What ended before it was posted needs to be said to nobody.
  if (first && !isPresentList(scene.release, subject)) return { skip: 'no_longer_so' };
  return { message: runbookMessage(scene, subject) };
};

const renderStep: Renderer = async (row, reads, { now }) => {
  const scene = await sceneOf(row, reads, now);
  if (scene === null || row.slot === null || row.slotKey === null) return { skip: 'no_such_release' };
  const { attempt, stepId } = ranIn(row.slot.subject);
  const run = presentRun(scene.release);
  const first = (await reads.message(row.workspaceId, row.slotKey)) === null;
  const isUp = run?.attempt === attempt && run.turn?.stepId === stepId;
  // Whoever was done before they were called needs not be called any more.
  if (stepId === null || (first && !isUp)) return { skip: 'no_longer_so' };
  return { message: stepMessage(scene, { attempt, stepId, first }) };
};

/** What people read of a runbook that runs. */
export const runbookRenderers = {
  'board.runbook': renderRunbook,
  'board.runbook_step': renderStep,
} satisfies Partial<Renderers>;
