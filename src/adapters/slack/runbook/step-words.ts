import { addMinutes } from '../../../domain/calendar.ts';
import type { Release } from '../../../domain/release.ts';
import { isLate, type Run, type Standing, type Tick, tickOf } from '../../../domain/runbook/run.ts';
import type { Step } from '../../../domain/runbook/step.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import type { Scene } from '../lights/card/scene.ts';
import { moment } from '../lights/card/sentences.ts';
import { inlineText } from '../words/inline-text.ts';
import { counted } from '../words/listed.ts';

const TEXT_MAX = 200;

/** The step as it is called: "Deploy"; "Batch 2 (14 systems)". */
export const stepName = ({ what, count }: Step): Mrkdwn =>
  count === 0
    ? mrkdwn`*${inlineText(what, TEXT_MAX)}*`
    : mrkdwn`*${inlineText(what, TEXT_MAX)}* (${counted(count, 'system')})`;

/** Who sees to it, as the plan names them; nobody of a batch, and of a step without an owner. */
export const ownerWords = ({ owner }: Step, release: Release): Mrkdwn =>
  owner === null ? mrkdwn`${release.manager.name}` : mrkdwn`${owner.name}`;

/** How it is undone, where it is taken back; how it is checked, and when a batch may go, where it is done. */
export const howWords = (step: Step, { plan }: Release): Mrkdwn | null => {
  if (step.kind === 'back') {
    return step.undo === ''
      ? mrkdwn`The plan says nothing about how.`
      : mrkdwn`How: ${inlineText(step.undo, TEXT_MAX)}`;
  }
  const { window } = plan.contents.push;
  if (step.kind === 'batch') {
    return window === '' ? null : mrkdwn`The network carries it: ${inlineText(window, TEXT_MAX)}`;
  }
  return step.check === '' ? null : mrkdwn`Check: ${inlineText(step.check, TEXT_MAX)}`;
};

/** "done by lea, 14:03", and that it was late. */
export const doneWords = (release: Release, { by, at, late }: Tick): Mrkdwn =>
  mrkdwn`done by ${by.name}, ${moment(at, release)}${late ? mrkdwn`, late` : mrkdwn``}`;

/** "15 minutes, until 14:18"; that it is late once that has passed. Null where nobody said how long. */
export const untilWords = ({ release, now }: Scene, run: Run, step: Step): Mrkdwn | null => {
  if (step.minutes === null || run.turn?.stepId !== step.id) return null;
  const until = moment(addMinutes(run.turn.since, step.minutes), release);
  return isLate(run, step, now)
    ? mrkdwn`:alarm_clock: *late*, it was to be done by ${until}`
    : mrkdwn`${counted(step.minutes, 'minute')}, until ${until}`;
};

const dotted = (pieces: readonly (Mrkdwn | null)[]): Mrkdwn => joinMrkdwn(pieces, ', ');

/** One line of the list. */
export const stepLine = (scene: Scene, run: Run, standing: Standing, step: Step): Mrkdwn => {
  const { release } = scene;
  const name = stepName(step);
  const tick = tickOf(run, step.id);
  if (tick !== undefined) return mrkdwn`:white_check_mark: ${name}: ${doneWords(release, tick)}`;
  if (standing.is === 'wrong' && standing.step.id === step.id) {
    const { by, at, reason } = standing.wrong;
    return mrkdwn`:x: ${name}: *went wrong*. ${by.name}, ${moment(at, release)}: ${inlineText(reason, TEXT_MAX)}`;
  }
  if (standing.is === 'up' && standing.step.id === step.id) {
    return mrkdwn`:arrow_forward: ${name}: ${dotted([ownerWords(step, release), untilWords(scene, run, step)])}`;
  }
  const minutes = step.minutes === null ? null : mrkdwn`${counted(step.minutes, 'minute')}`;
  return mrkdwn`:white_circle: ${name}: ${dotted([ownerWords(step, release), minutes])}`;
};
