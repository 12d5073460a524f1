import { type ComponentChild, h } from 'preact';
import type { Screen } from '../../demo/protocol.ts';
import { presentStep } from './present-step.ts';

/** Where the guide stands, in one line. */
export const stepWords = ({ steps, setUp }: Pick<Screen, 'steps' | 'setUp'>): string => {
  if (setUp !== null) return `Before the steps: ${setUp.title}`;
  const present = presentStep(steps);
  const step = steps[present];
  return step === undefined
    ? `All ${steps.length} steps are done`
    : `Step ${present + 1} of ${steps.length}: ${step.title}`;
};

type StepBarProps = { screen: Screen; waits: boolean; onOpen: () => void };

/** The present step at the bottom of a small page; it opens the guide. */
export const StepBar = ({ screen, waits, onOpen }: StepBarProps): ComponentChild =>
  h('button', { type: 'button', class: 'step-bar', inert: waits, onClick: onOpen }, stepWords(screen));
