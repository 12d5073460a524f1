import type { ActionsBlock, Button } from '@slack/types';
import { type Release, titleOf } from '../../../domain/release.ts';
import { presentRun, type Standing, stepsNow } from '../../../domain/runbook/run.ts';
import { packIds } from '../edge/value.ts';
import { actions } from '../kit/blocks.ts';
import { button } from '../kit/elements.ts';
import { plainName } from '../words/plain-name.ts';
import { RUNBOOK_ACTIONS } from './ids.ts';

const TEXTS = {
  done: 'Done',
  wrong: 'It went wrong',
  undo: 'Not done after all',
} as const;

type Kind = keyof typeof TEXTS;

type About = { attempt: number; stepId: string; what: string };

/** What a button and a form about a step carry. */
export const packStep = ({ attempt, stepId }: Pick<About, 'attempt' | 'stepId'>): string =>
  `${attempt}|${stepId}`;

/** The reverse; null for anything that this program never wrote. */
export const readStep = (extra: string | undefined): { attempt: number; stepId: string } | null => {
  const at = extra?.indexOf('|') ?? -1;
  const attempt = Number(extra?.slice(0, at));
  return extra === undefined || at < 1 || !Number.isInteger(attempt)
    ? null
    : { attempt, stepId: extra.slice(at + 1) };
};

const stepButton = (release: Release, kind: Kind, about: About, text: string = TEXTS[kind]): Button =>
  button({
    actionId: RUNBOOK_ACTIONS[kind],
    text,
    value: packIds({ releaseId: release.id, extra: packStep(about) }),
    accessibilityLabel: `${text}: ${plainName(about.what, 25)}, ${plainName(titleOf(release), 25)}`,
    ...(kind === 'done' && { style: 'primary' as const }),
  });

/** What can be said of the step that is up, or went wrong; and that the last one was not done. */
export const stepControls = (release: Release, standing: Standing, withUndo: boolean): ActionsBlock[] => {
  const run = presentRun(release);
  if (run === null || (release.hold !== null && run.back === null)) return [];
  const { attempt } = run;
  const present = stepsNow(release);
  const last = run.ticks.findLast(({ stepId }) => present.some(({ id }) => id === stepId));
  const up = 'step' in standing ? { attempt, stepId: standing.step.id, what: standing.step.what } : undefined;
  const shown = [
    ...(up === undefined ? [] : [stepButton(release, 'done', up)]),
    ...(up !== undefined && standing.is === 'up' ? [stepButton(release, 'wrong', up)] : []),
    ...(up !== undefined && standing.is === 'wrong' ? [stepButton(release, 'undo', up, 'Try it again')] : []),
    ...(withUndo && last !== undefined && standing.is !== 'wrong'
      ? [stepButton(release, 'undo', { attempt, ...last }, `Not done: ${plainName(last.what, 25)}`)]
      : []),
  ];
  return shown.length === 0 ? [] : [actions('runbook.step', shown)];
};
