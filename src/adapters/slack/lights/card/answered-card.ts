import { formatDate } from '../../../../domain/calendar.ts';
import { isAfterLaunchDay } from '../../../../domain/delivery/past-launch.ts';
import type { Light, RecordedAnswer } from '../../../../domain/lights/light.ts';
import { titleOf } from '../../../../domain/release.ts';
import { departmentById } from '../../../../domain/settings/settings.ts';
import { context, section } from '../../kit/blocks.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn } from '../../kit/mrkdwn.ts';
import { richQuote } from '../../kit/rich-text.ts';
import { inlineText } from '../../words/inline-text.ts';
import { answeredBy, lightCircle, lightNames } from '../../words/light.ts';
import { changeControls, onTrackControls } from './controls.ts';
import type { Scene, Voices } from './scene.ts';
import { askedAgainOn, launchMoment, moment, readySentence, redAgain } from './sentences.ts';
import type { Closed } from './settled-card.ts';

type Answered = { scene: Scene; light: Light; answer: RecordedAnswer; lead: string };

/** "Green: Dana, 10:02", its circle before it and the release behind it. */
const headline = ({ scene, light, answer, lead }: Answered, name: string): Mrkdwn =>
  mrkdwn`${lightCircle(light)} *${name}*: ${answeredBy(answer, lead)}, ${moment(answer.at, scene.release)}`;

const day = (date: string, { now }: Scene): string => formatDate(date, 'UTC', now);

const green = (answered: Answered): Closed => {
  const line = headline(answered, lightNames.green);
  const { scene, light } = answered;
  const said = `${readySentence(scene.release, light, scene.now)}.`;
  const question = { ...scene, light };
  return {
    text: mrkdwn`${line}. ${inlineText(said)}`,
    blocks: [section(line), context(said), changeControls(question)],
  };
};

const onTrack = (
  answered: Answered & { answer: Extract<RecordedAnswer, { answer: 'on_track' }> },
): Closed => {
  const { scene, light, answer } = answered;
  const again = mrkdwn`I ask again ${askedAgainOn(scene, light.departmentId, answer.askAgainOn, answer.at)}.`;
  const line = mrkdwn`${headline(answered, lightNames.on_track)}. ${again}`;
  const about = mrkdwn`${light.name} works on ${titleOf(scene.release)}. It counts as waiting until it is green.`;
  return {
    text: joinMrkdwn([line, about], ' '),
    blocks: [section(line), context(about), onTrackControls({ ...scene, light })],
  };
};

const notYet = (answered: Answered & { answer: Extract<RecordedAnswer, { answer: 'not_yet' }> }): Closed => {
  const { scene, light, answer } = answered;
  const line = mrkdwn`${headline(answered, lightNames.not_yet)}. ${light.name} is not ready for ${titleOf(scene.release)}.`;
  const { departmentId, name } = light;
  const late = isAfterLaunchDay(answer.expectedOn, scene.release)
    ? mrkdwn` *That is after the launch* on ${launchMoment(scene.release)}: ${scene.release.manager.name}, the release manager, is told.`
    : mrkdwn``;
  const next = mrkdwn`${answer.solver} can solve it, expected ${day(answer.expectedOn, scene)}.${late} ${redAgain(scene, { departmentId, name, answer })}`;
  return {
    text: joinMrkdwn([line, inlineText(answer.reason), next], ' '),
    blocks: [section(line), richQuote(answer.reason), context(next), changeControls({ ...scene, light })],
  };
};

const notApplicable = (
  answered: Answered & { answer: Extract<RecordedAnswer, { answer: 'not_applicable' }> },
): Closed => {
  const { scene, light, answer } = answered;
  const { release } = scene;
  const line = mrkdwn`${headline(answered, lightNames.not_applicable)}. ${light.name} says that ${titleOf(release)} does not concern it.`;
  const next =
    light.state === 'not_applicable'
      ? mrkdwn`The release manager agreed.`
      : mrkdwn`It counts once ${release.manager.name} agrees.`;
  return {
    text: joinMrkdwn([line, inlineText(answer.reason), next], ' '),
    blocks: [section(line), richQuote(answer.reason), context(next), changeControls({ ...scene, light })],
  };
};

/** The card of a light that was answered: who, when, what comes next, and one quiet way back. */
export const answeredCard = (
  scene: Scene,
  light: Light,
  { answer, voices }: { answer: RecordedAnswer; voices: Voices },
): Closed => {
  const leads = departmentById(scene.settings, light.departmentId)?.leads ?? [];
  const known = voices.addressed.find(({ userId, name }) => leads.includes(userId) && name !== '');
  const lead = known?.name ?? 'lead';
  switch (answer.answer) {
    case 'green':
      return green({ scene, light, answer, lead });
    case 'on_track':
      return onTrack({ scene, light, answer, lead });
    case 'not_yet':
      return notYet({ scene, light, answer, lead });
    case 'not_applicable':
      return notApplicable({ scene, light, answer, lead });
  }
};
