import type { Reads } from '../../../application/ports.ts';
import { presentRun, stepsShown } from '../../../domain/runbook/run.ts';
import { isPresentList, ranIn } from '../../../domain/runbook/runbook-boards.ts';
import { calledTo, departmentOf } from '../../../domain/runbook/step-owner.ts';
import { type Scene, sceneOf, voicesOf } from '../lights/card/scene.ts';
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

/** Who is called up: of a department those who are there today. */
const calledNow = async (reads: Reads, scene: Scene, stepId: string): Promise<readonly string[]> => {
  const step = stepsShown(scene.release).find(({ id }) => id === stepId);
  // In a rehearsal nobody is called but by their name.
  if (step === undefined || scene.release.practice) return [];
  const department = departmentOf(step.owner, scene.settings);
  if (department === undefined) return calledTo(step, scene.release, scene.settings);
  const { addressed } = await voicesOf(reads, scene, department.id);
  return addressed.length > 0
    ? addressed.map(({ userId }) => userId)
    : calledTo(step, scene.release, scene.settings);
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
  const called = first ? await calledNow(reads, scene, stepId) : [];
  return { message: stepMessage(scene, { attempt, stepId, called }) };
};

/** What people read of a runbook that runs. */
export const runbookRenderers = {
  'board.runbook': renderRunbook,
  'board.runbook_step': renderStep,
} satisfies Partial<Renderers>;
