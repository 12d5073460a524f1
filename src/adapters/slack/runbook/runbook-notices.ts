import { titleOf } from '../../../domain/release.ts';
import {
  awaitsLive,
  countOf,
  isLate,
  presentRun,
  standingOf,
  stepsShown,
} from '../../../domain/runbook/run.ts';
import { actions, section } from '../kit/blocks.ts';
import type { SlackMessage } from '../kit/message.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import { launchButton } from '../launch/prompt/launch-buttons.ts';
import { messageOf } from '../lights/card/practice-mark.ts';
import type { Scene } from '../lights/card/scene.ts';
import { moment } from '../lights/card/sentences.ts';
import type { Notice, Notices, Reading } from '../lights/notices/direct-notice.ts';
import { inlineText } from '../words/inline-text.ts';
import { counted } from '../words/listed.ts';
import { ownerWords, stepName } from './step-words.ts';

const WAY_MAX = 600;

/** "All 7 steps are done", "Its one step is done". */
export const allDoneWords = ({ release }: Pick<Scene, 'release'>): Mrkdwn => {
  const { of } = countOf(release);
  return of === 1 ? mrkdwn`*Its one step is done.*` : mrkdwn`*All ${of} steps are done.*`;
};

const allDone = (_event: unknown, { scene: { release } }: Reading): Notice | null =>
  awaitsLive(release)
    ? {
        line: mrkdwn`*${titleOf(release)}*: ${allDoneWords({ release })} Is it live?`,
        controls: [
          actions('launch', [launchButton(release, 'live', 'primary'), launchButton(release, 'failed')]),
        ],
      }
    : null;

/** What the release manager reads of a runbook: that a step went wrong, and that everything is done. */
export const RUNBOOK_NOTICES: Pick<Notices, 'runbook_step_done' | 'batch_done' | 'runbook_step_failed'> = {
  runbook_step_done: allDone,
  batch_done: allDone,
  runbook_step_failed: ({ stepId, reason }, { scene: { release }, told }) => {
    const step = stepsShown(release).find(({ id }) => id === stepId);
    if (step === undefined || release.runbook?.wrong?.stepId !== stepId) return null;
    const { backOut } = release.plan;
    const runs = release.stage === 'launching' && release.launch?.liveAt === null;
    const undo = step.undo === '' ? null : mrkdwn`*How it is undone*: ${inlineText(step.undo, WAY_MAX)}`;
    const way = backOut === '' ? null : mrkdwn`*The way back*: ${inlineText(backOut, WAY_MAX)}`;
    const none = undo === null && way === null ? mrkdwn`The plan says nothing about a way back.` : null;
    const stands = mrkdwn`Nobody is called up until it is mended${runs ? mrkdwn`, or you take it back` : mrkdwn``}.`;
    return {
      line: mrkdwn`:x: ${stepName(step)} went wrong, for *${titleOf(release)}*. ${told.by.name}:`,
      quote: reason,
      next: joinMrkdwn([undo, step.kind === 'batch' ? null : way, none, stands]),
      controls: runs
        ? [
            actions('launch', [
              ...(release.hold === null ? [launchButton(release, 'hold')] : []),
              launchButton(release, 'failed'),
            ]),
          ]
        : [],
    };
  },
};

/** A step takes longer than it should: said once. */
export const lateNotice = (scene: Scene): SlackMessage | null => {
  const { release, now } = scene;
  const run = presentRun(release);
  const standing = standingOf(release);
  if (run === null || run.turn === null || standing.is !== 'up' || !isLate(run, standing.step, now))
    return null;
  const { step } = standing;
  const words = mrkdwn`:alarm_clock: ${stepName(step)} takes longer than ${counted(step.minutes ?? 0, 'minute')}, in *${titleOf(release)}*: ${ownerWords(step, release)} has it since ${moment(run.turn.since, release)}.`;
  return messageOf(release, release.manager.name, words, [section(words)]);
};
