import { LAUNCH_REMINDER_MINUTES } from '../../../../domain/delivery/moments.ts';
import { titleOf } from '../../../../domain/release.ts';
import { slackDate } from '../../kit/dates.ts';
import type { SlackMessage } from '../../kit/message.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn, renderedMrkdwn } from '../../kit/mrkdwn.ts';
import { courseButton } from '../../launch-day/roll-call-controls.ts';
import type { Renderer } from '../../renderer.ts';
import { firstGroupWords } from '../../rollout/group-words.ts';
import { callingWords } from './calling-words.ts';
import { changedWords } from './changed-words.ts';
import { deployingDrawing } from './deploying-drawing.ts';
import { type Drawing, drawBoard } from './draw-board.ts';
import { launchButton } from './launch-buttons.ts';
import { type LaunchScene, sceneOfRow } from './launch-scene.ts';
import { type LaunchState, launchStateOf } from './launch-state.ts';
import { noLongerAsked } from './no-longer-asked.ts';
import { goesTo } from './places.ts';
import { greenWords, inTheWay, missingNames, twiceLines, withoutLines } from './readiness-words.ts';
import { type SharedState, sharedWords } from './settled-words.ts';

const planned = ({ release }: LaunchScene): Mrkdwn =>
  slackDate(release.plan.launch.at, release.plan.launch.zone);

const settled =
  (state: SharedState) =>
  (scene: LaunchScene): Drawing => ({ words: sharedWords[state](scene) });

/** "Eight green, nothing in the way, nothing changed since." */
const readySentence = ({ release, changed }: LaunchScene): Mrkdwn =>
  renderedMrkdwn(`${greenWords(release)}, nothing in the way, ${changedWords(changed, release)}.`);

const DRAW: Record<LaunchState, (scene: LaunchScene) => Drawing> = {
  did_not_work: settled('did_not_work'),
  cancelled: settled('cancelled'),
  launched: settled('launched'),
  held: settled('held'),
  deploying: deployingDrawing,
  called: (scene) => ({
    words: sharedWords.called(scene),
    buttons: [launchButton(scene.release, 'hold')],
  }),
  not_ready: (scene) => ({
    words: mrkdwn`*${titleOf(scene.release)}*\nNot ready: waiting for ${missingNames(scene.release)}.\nPlanned for ${planned(scene)}. The Launch button comes when nothing is in the way.`,
    more: [inTheWay(scene.release)],
    buttons: [launchButton(scene.release, 'hold')],
  }),
  early: (scene) => ({
    words: mrkdwn`*${titleOf(scene.release)}* is planned for ${planned(scene)} now. I ask again ${-LAUNCH_REMINDER_MINUTES} minutes before.`,
  }),
  to_call: (scene) => ({
    words: joinMrkdwn([
      mrkdwn`*${titleOf(scene.release)}*\n${readySentence(scene)}`,
      mrkdwn`Planned for ${planned(scene)}. It is of high risk: every station says go first, then you launch.`,
    ]),
    more: [withoutLines(scene.release), twiceLines(scene.release)],
    buttons: [courseButton(scene.release, 'start', true), launchButton(scene.release, 'hold')],
  }),
  calling: (scene) => ({
    words: callingWords(scene),
    buttons: [courseButton(scene.release, 'hold'), courseButton(scene.release, 'scrub')],
  }),
  ready: (scene) => ({
    words: joinMrkdwn([
      mrkdwn`*${titleOf(scene.release)}*\n${readySentence(scene)}`,
      mrkdwn`Planned for ${planned(scene)}. ${goesTo(scene.places)}`,
      firstGroupWords(scene.release),
    ]),
    more: [withoutLines(scene.release), twiceLines(scene.release)],
    buttons: [launchButton(scene.release, 'launch', 'primary'), launchButton(scene.release, 'hold')],
  }),
};

/** "May I launch?", shortly before the moment; afterwards where the launch stands. */
export const launchPrompt = (scene: LaunchScene): SlackMessage =>
  drawBoard(scene.release, DRAW[launchStateOf(scene)](scene));

export const renderLaunchPrompt: Renderer = async (row, reads, surroundings) => {
  const scene = await sceneOfRow(row, reads, surroundings);
  if (scene === null) return { skip: 'unknown release' };
  return { message: noLongerAsked(row, scene.release) ?? launchPrompt(scene) };
};
