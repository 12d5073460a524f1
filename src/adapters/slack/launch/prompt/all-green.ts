import type { DueRow } from '../../../../application/ports.ts';
import { addMinutes } from '../../../../domain/calendar.ts';
import { LAUNCH_REMINDER_MINUTES } from '../../../../domain/delivery/moments.ts';
import type { Light } from '../../../../domain/lights/light.ts';
import { titleOf } from '../../../../domain/release.ts';
import { slackDate } from '../../kit/dates.ts';
import type { SlackMessage } from '../../kit/message.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn } from '../../kit/mrkdwn.ts';
import { courseButton } from '../../launch-day/roll-call-controls.ts';
import type { Renderer } from '../../renderer.ts';
import { lightLine } from '../../words/light.ts';
import { callingWords } from './calling-words.ts';
import { deployingDrawing } from './deploying-drawing.ts';
import { type Drawing, drawBoard } from './draw-board.ts';
import { launchButton } from './launch-buttons.ts';
import { type LaunchScene, sceneOfRow } from './launch-scene.ts';
import { type LaunchState, launchStateOf } from './launch-state.ts';
import { noLongerAsked } from './no-longer-asked.ts';
import {
  allGreenWords,
  inTheWay,
  missingNames,
  onlyUnconfirmed,
  twiceLines,
  withoutLines,
} from './readiness-words.ts';
import { type SharedState, sharedWords } from './settled-words.ts';

/** More lights than this are not listed one by one; only what is not simply green is. */
const LISTED = 8;

/** What was agreed: who said what, and when. */
const agreed = ({ release, now, settings }: LaunchScene): Mrkdwn | null => {
  const worthALine = (light: Light): boolean =>
    light.required && (release.lights.length <= LISTED || light.state !== 'green');
  const lines = release.lights
    .filter(worthALine)
    .slice(0, LISTED)
    .map((light) => lightLine(light, now, settings.zone));
  return lines.length === 0 ? null : joinMrkdwn(lines);
};

const settled =
  (state: SharedState) =>
  (scene: LaunchScene): Drawing => ({ words: sharedWords[state](scene) });

const DRAW: Record<LaunchState, (scene: LaunchScene) => Drawing> = {
  did_not_work: settled('did_not_work'),
  cancelled: settled('cancelled'),
  launched: (scene) =>
    scene.promptStands
      ? { words: mrkdwn`*${titleOf(scene.release)}*\nLaunched.` }
      : { words: sharedWords.launched(scene) },
  deploying: (scene) =>
    scene.promptStands ? { words: mrkdwn`*${titleOf(scene.release)}*\nLaunching.` } : deployingDrawing(scene),
  called: settled('called'),
  held: settled('held'),
  not_ready: (scene) => ({
    words: onlyUnconfirmed(scene.release)
      ? mrkdwn`*${titleOf(scene.release)}*\n${allGreenWords(scene.release)} I ask everybody once more before the launch. Not confirmed yet: ${missingNames(scene.release)}.`
      : mrkdwn`*${titleOf(scene.release)}*\nNot all green any more: waiting for ${missingNames(scene.release)}.`,
    more: onlyUnconfirmed(scene.release) ? [] : [inTheWay(scene.release)],
  }),
  early: (scene) => {
    const { plan } = scene.release;
    const until = slackDate(addMinutes(plan.launch.at, LAUNCH_REMINDER_MINUTES), plan.launch.zone);
    return {
      words: mrkdwn`*${titleOf(scene.release)}*\n${allGreenWords(scene.release)} Nothing to do until ${until}.`,
      more: [agreed(scene), withoutLines(scene.release), twiceLines(scene.release)],
      buttons: [launchButton(scene.release, 'read')],
    };
  },
  to_call: (scene) => ({
    words: mrkdwn`*${titleOf(scene.release)}*\n${allGreenWords(scene.release)} It is of high risk: every station says go first, then you launch.`,
    more: [agreed(scene), withoutLines(scene.release), twiceLines(scene.release)],
    buttons: [
      ...(scene.promptStands ? [] : [courseButton(scene.release, 'start', true)]),
      launchButton(scene.release, 'read'),
    ],
  }),
  calling: (scene) => ({ words: callingWords(scene) }),
  ready: (scene) => {
    const { plan, urgent } = scene.release;
    if (scene.promptStands) {
      return {
        words: mrkdwn`*${titleOf(scene.release)}*\n${allGreenWords(scene.release)} The Launch button is on the message that asks about the launch.`,
        more: [agreed(scene), withoutLines(scene.release), twiceLines(scene.release)],
        buttons: [launchButton(scene.release, 'read')],
      };
    }
    return {
      words: mrkdwn`*${titleOf(scene.release)}*\n${allGreenWords(scene.release)} ${urgent === null ? mrkdwn`You can launch; it is planned for ${slackDate(plan.launch.at, plan.launch.zone)}.` : mrkdwn`You can launch it now.`}`,
      more: [agreed(scene), withoutLines(scene.release), twiceLines(scene.release)],
      buttons: [launchButton(scene.release, 'launch', 'primary'), launchButton(scene.release, 'read')],
    };
  },
};

/** The last light turned green: what was agreed, and what comes next. */
export const allGreen = (scene: LaunchScene): SlackMessage =>
  drawBoard(scene.release, DRAW[launchStateOf(scene)](scene));

/** It was green, then not: this message is about the first time, a newer one about the last. */
const greenBefore = ({ release }: LaunchScene): SlackMessage =>
  drawBoard(release, {
    words: mrkdwn`*${titleOf(release)}*\nNot all green any more. A newer message says where it stands.`,
  });

/** Which time of becoming ready the row is about: its slot's subject names it from the second on. */
const timeOf = (row: DueRow): number => Number(row.slot?.subject.split(':')[1] ?? 1);

export const renderAllGreen: Renderer = async (row, reads, surroundings) => {
  const scene = await sceneOfRow(row, reads, surroundings);
  if (scene === null) return { skip: 'unknown release' };
  const drawn = timeOf(row) < scene.readied ? greenBefore(scene) : allGreen(scene);
  return { message: noLongerAsked(row, scene.release) ?? drawn };
};
