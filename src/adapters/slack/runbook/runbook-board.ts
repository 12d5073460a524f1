import { titleOf } from '../../../domain/release.ts';
import {
  countOf,
  presentRun,
  type Run,
  type Standing,
  standingOf,
  stepsNow,
  stepsShown,
  tickOf,
} from '../../../domain/runbook/run.ts';
import { isPresentList } from '../../../domain/runbook/runbook-boards.ts';
import { section } from '../kit/blocks.ts';
import type { SlackMessage } from '../kit/message.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn, userMention } from '../kit/mrkdwn.ts';
import { messageOf } from '../lights/card/practice-mark.ts';
import type { Scene } from '../lights/card/scene.ts';
import { moment } from '../lights/card/sentences.ts';
import { lineSections } from '../planning/card/line-sections.ts';
import { inlineText } from '../words/inline-text.ts';
import { stepControls } from './step-controls.ts';
import { doneWords, howWords, stepLine, stepName, untilWords } from './step-words.ts';

const REASON_MAX = 200;

const over = ({ release }: Scene): SlackMessage => {
  const words = mrkdwn`This runbook of *${titleOf(release)}* is over. There is nothing to do here any more.`;
  return messageOf(release, release.manager.name, words, [section(words)]);
};

const headOf = ({ release }: Scene, run: Run): Mrkdwn => {
  const { done, of } = countOf(release);
  if (run.back !== null) {
    return mrkdwn`*Take back ${titleOf(release)}*: attempt ${run.attempt} did not work. ${done} of ${of} done, the last thing first`;
  }
  const since = moment(run.startedAt, release);
  const when = release.launch?.liveAt == null ? mrkdwn`` : mrkdwn` since users have it`;
  return of === 0
    ? mrkdwn`*Runbook of ${titleOf(release)}*, since ${since}`
    : mrkdwn`*Runbook of ${titleOf(release)}*, since ${since}: ${done} of ${of} done${when}`;
};

const allDone = ({ release }: Scene, run: Run): Mrkdwn => {
  const { manager, launch } = release;
  if (run.back !== null) return mrkdwn`*Everything was taken back.*`;
  if (launch?.liveAt != null) return mrkdwn`*All is done.* There is nothing to do here any more.`;
  return stepsNow(release).length === 0
    ? mrkdwn`The list goes on once users have it. ${manager.name} says when.`
    : mrkdwn`*All is done.* ${manager.name} says when it is live.`;
};

const nextOf = (scene: Scene, run: Run, standing: Standing): Mrkdwn => {
  const { release } = scene;
  const { hold, manager } = release;
  if (hold !== null && run.back === null) {
    return mrkdwn`*The clock stands*: on hold by ${hold.by.name}. ${inlineText(hold.reason, REASON_MAX)} What was done stays; it goes on where it stands.`;
  }
  switch (standing.is) {
    case 'up':
      return joinMrkdwn([mrkdwn`${stepName(standing.step)} is up.`, howWords(standing.step, release)], ' ');
    case 'wrong':
      return mrkdwn`It stands here. Mended? Press *Done*. Else ${manager.name} holds it, or says that it did not work.`;
    default:
      return allDone(scene, run);
  }
};

/** Every step in its order, who has it, and what was said of it. */
export const runbookMessage = (scene: Scene, subject: string): SlackMessage => {
  const { release } = scene;
  const run = presentRun(release);
  if (run === null || !isPresentList(release, subject)) return over(scene);
  const standing = standingOf(release);
  const lines = stepsShown(release).map((step) => stepLine(scene, run, standing, step));
  const head = headOf(scene, run);
  const next = nextOf(scene, run, standing);
  return messageOf(release, release.manager.name, joinMrkdwn([head, ...lines, next]), [
    section(head),
    ...lineSections(lines),
    section(next),
    ...stepControls(release, standing, true),
  ]);
};

/**
 * "@lea: Deploy is up", to whoever has it; afterwards what became of it.
 * @param called who is mentioned: nobody but when it is posted
 */
export const stepMessage = (
  scene: Scene,
  { attempt, stepId, called }: { attempt: number; stepId: string; called: readonly string[] },
): SlackMessage => {
  const { release } = scene;
  const run = presentRun(release);
  const step = stepsShown(release).find(({ id }) => id === stepId);
  if (run === null || run.attempt !== attempt || step === undefined) return over(scene);
  const reader = step.owner?.name ?? release.manager.name;
  const title = titleOf(release);
  const tick = tickOf(run, stepId);
  if (tick !== undefined) {
    const words = mrkdwn`:white_check_mark: ${stepName(step)}, *${title}*: ${doneWords(release, tick)}`;
    return messageOf(release, reader, words, [section(words)]);
  }
  const standing = standingOf(release);
  if (standing.is === 'wrong' && standing.step.id === stepId) {
    const words = mrkdwn`:x: ${stepName(step)}, *${title}*: *went wrong*, said ${standing.wrong.by.name}: ${inlineText(standing.wrong.reason, REASON_MAX)} Mended? Press *Done*.`;
    return messageOf(release, reader, words, [section(words), ...stepControls(release, standing, false)]);
  }
  if (run.turn?.stepId !== stepId) {
    const words = mrkdwn`${stepName(step)} is not up at the moment, for *${title}*. The runbook says where it stands.`;
    return messageOf(release, reader, words, [section(words)]);
  }
  const who = called.length === 0 ? mrkdwn`` : mrkdwn`${joinMrkdwn(called.map(userMention), ', ')}: `;
  const does =
    step.kind === 'back' ? mrkdwn`please take back ${stepName(step)}` : mrkdwn`${stepName(step)} is up`;
  const asks = mrkdwn`${who}${does}, for *${title}*.`;
  const until = untilWords(scene, run, step);
  const words = joinMrkdwn([asks, until === null ? null : mrkdwn`${until}.`, howWords(step, release)], ' ');
  return messageOf(release, reader, words, [section(words), ...stepControls(release, standing, false)]);
};
