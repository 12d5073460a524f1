import type { KnownBlock } from '@slack/types';
import type { Audience } from '../../../domain/delivery/due-action.ts';
import {
  type Confirmed,
  isGreenLight,
  presentConfirmation,
  wantsRollCall,
} from '../../../domain/launch-day/confirmation.ts';
import { isPresentQuestion } from '../../../domain/launch-day/confirmation-boards.ts';
import { mayGoInAdvance } from '../../../domain/launch-day/confirmation-moments.ts';
import type { Light } from '../../../domain/lights/light.ts';
import { lightsAreOpen, type Release, titleOf } from '../../../domain/release.ts';
import { packIds } from '../edge/value.ts';
import { actions, context, section } from '../kit/blocks.ts';
import { button } from '../kit/elements.ts';
import type { SlackMessage } from '../kit/message.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import { messageOf } from '../lights/card/practice-mark.ts';
import type { Scene, Speaker } from '../lights/card/scene.ts';
import { addressing, launchMoment, moment } from '../lights/card/sentences.ts';
import { LIGHT_ACTIONS } from '../lights/ids.ts';
import { plainName } from '../words/plain-name.ts';
import { CONFIRM_ACTIONS } from './ids.ts';

/** What the question says; the first that holds decides. */
export type QuestionStanding =
  | 'hidden'
  | 'cancelled'
  | 'launched'
  | 'left_out'
  | 'moved'
  | 'on_hold'
  | 'by_light'
  | 'said'
  | 'open';

/** @property light undefined where the department was taken out of the release */
export type QuestionParts = {
  scene: Scene;
  light: Light | undefined;
  name: string;
  subject: string;
  audience: Audience;
  /** Who is mentioned once, when it is posted into a department's channel. */
  addressed: readonly Speaker[];
  first: boolean;
};

export const questionStanding = ({
  scene: { release },
  light,
  subject,
  audience,
}: Pick<QuestionParts, 'scene' | 'light' | 'subject' | 'audience'>): QuestionStanding => {
  if (release.visibility === 'confidential' && 'channel' in audience) return 'hidden';
  if (release.stage === 'cancelled') return 'cancelled';
  if (!lightsAreOpen(release)) return 'launched';
  if (light === undefined) return 'left_out';
  if (!isPresentQuestion(subject, light, release)) return 'moved';
  if (release.hold !== null) return 'on_hold';
  if (!isGreenLight(light)) return 'by_light';
  return presentConfirmation(light, release)?.said == null ? 'open' : 'said';
};

const NOTHING_TO_DO = 'There is nothing to do here any more.';

type Over = Exclude<QuestionStanding, 'open' | 'said'>;

const OVER: Record<Over, (title: Mrkdwn, name: string) => Mrkdwn> = {
  hidden: () => mrkdwn`This is dealt with by direct message now. ${NOTHING_TO_DO}`,
  cancelled: (title) => mrkdwn`*Cancelled*: ${title}. ${NOTHING_TO_DO}`,
  launched: (title) => mrkdwn`${title} moved to launch. ${NOTHING_TO_DO}`,
  left_out: (title, name) => mrkdwn`${title} goes on without ${name}. ${NOTHING_TO_DO}`,
  moved: (title) => mrkdwn`${title} has another date now. I ask again shortly before it.`,
  on_hold: (title) => mrkdwn`*On hold*: ${title}. Nobody has to answer before it goes on.`,
  by_light: (title, name) =>
    mrkdwn`${name} has its light for ${title} to give: please answer there. ${NOTHING_TO_DO}`,
};

const isOver = (standing: QuestionStanding): standing is Over => standing !== 'open' && standing !== 'said';

const labelled = (
  { id, plan }: Release,
  light: Light,
  { actionId, text, primary = false }: { actionId: string; text: string; primary?: boolean },
) =>
  button({
    actionId,
    text,
    value: packIds({ releaseId: id, departmentId: light.departmentId }),
    accessibilityLabel: `${text}: ${plainName(light.name, 25)}, ${plainName(titleOf({ plan }), 30)}`,
    ...(primary && { style: 'primary' as const }),
  });

const notAnyMore = { actionId: LIGHT_ACTIONS.notYet, text: 'Not any more' };

/** Somebody whose working day does not reach the launch may go before it. */
const advanceButton = ({ release, settings }: Scene, light: Light) =>
  mayGoInAdvance(light, release, settings)
    ? [labelled(release, light, { actionId: CONFIRM_ACTIONS.advance, text: 'Go in advance' })]
    : [];

const askControls = (scene: Scene, light: Light): KnownBlock =>
  actions('still_green', [
    labelled(scene.release, light, { actionId: CONFIRM_ACTIONS.still, text: 'Still green', primary: true }),
    ...advanceButton(scene, light),
    labelled(scene.release, light, notAnyMore),
  ]);

const saidControls = (scene: Scene, light: Light, said: Confirmed): KnownBlock =>
  actions('still_green', [
    ...(said.advance ? [] : advanceButton(scene, light)),
    labelled(scene.release, light, notAnyMore),
  ]);

const saidLine = (release: Release, name: string, { by, at, advance }: Confirmed): Mrkdwn => {
  const also = advance ? mrkdwn` and goes in advance: it is not called at the launch` : mrkdwn``;
  return mrkdwn`:large_green_circle: *${name}* is still green${also}. ${by.name}, ${moment(at, release)}`;
};

const explained = ({ release, settings }: Scene, light: Light): Mrkdwn => {
  const silence = mrkdwn`Silence is not a yes: without an answer the launch waits for ${light.name}.`;
  if (!wantsRollCall(release)) return silence;
  return mayGoInAdvance(light, release, settings)
    ? mrkdwn`${silence} At the launch every department is called, outside of your hours: whoever will not be there goes in advance.`
    : mrkdwn`${silence} At the launch every department is called once more.`;
};

/** "Still green?", as a department reads it from its first word until the launch. */
export const stillGreenMessage = (parts: QuestionParts): SlackMessage => {
  const { scene, light, name, addressed, first } = parts;
  const { release } = scene;
  const standing = questionStanding(parts);
  if (isOver(standing) || light === undefined) {
    const line = OVER[isOver(standing) ? standing : 'left_out'](mrkdwn`*${titleOf(release)}*`, name);
    return messageOf(release, name, line, [section(line)]);
  }
  const head = mrkdwn`*${titleOf(release)}* launches *${launchMoment(release)}*.`;
  const said = presentConfirmation(light, release)?.said ?? null;
  if (said !== null) {
    const line = saidLine(release, light.name, said);
    return messageOf(release, name, joinMrkdwn([head, line], ' '), [
      section(head),
      section(line),
      saidControls(scene, light, said),
    ]);
  }
  const who = addressing(addressed, first && !release.practice);
  const asks = mrkdwn`${who}*is ${light.name} still green?*`;
  const small = explained(scene, light);
  return messageOf(release, name, joinMrkdwn([head, asks, small], ' '), [
    section(head),
    section(asks),
    askControls(scene, light),
    context(small),
  ]);
};
