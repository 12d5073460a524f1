import type { StepSeen } from '../../demo/protocol.ts';

/**
 * Where the guide stands: behind the last step that was done, so that what a story or a hurried reader left out
 * is not asked for again; else at the first that is open. -1 when nothing is.
 */
export const presentStep = (steps: readonly Pick<StepSeen, 'isDone'>[]): number => {
  const last = steps.findLastIndex(({ isDone }) => isDone);
  const next = steps.findIndex(({ isDone }, index) => !isDone && index > last);
  return next >= 0 ? next : steps.findIndex(({ isDone }) => !isDone);
};
