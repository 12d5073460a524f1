import { blockerOfLight, hasNobody } from '../../../../domain/blockers/blocker.ts';
import { formatDate } from '../../../../domain/calendar.ts';
import { holdsUntil } from '../../../../domain/delivery/answer-moments.ts';
import { isAfterLaunchDay } from '../../../../domain/delivery/past-launch.ts';
import type { Light, RecordedAnswer } from '../../../../domain/lights/light.ts';
import { titleOf } from '../../../../domain/release.ts';
import { departmentById } from '../../../../domain/settings/settings.ts';
import { whoseTurn } from '../../blockers/blocker-words.ts';
import { context, section } from '../../kit/blocks.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn } from '../../kit/mrkdwn.ts';
import { richQuote } from '../../kit/rich-text.ts';
import { inlineText } from '../../words/inline-text.ts';
import { alsoWords, answeredBy, lightMark, lightNames } from '../../words/light.ts';
import { changeControls, onTrackControls } from './controls.ts';
import type { Scene, Voices } from './scene.ts';
import { askedAgainOn, launchMoment, moment, readySentence, redAgain } from './sentences.ts';
import type { Closed } from './settled-card.ts';

type Answered = { scene: Scene; light: Light; answer: RecordedAnswer; lead: string };

/** "Green: Dana, 10:02", its mark before it and the release behind it. */
const headline = ({ scene, light, answer, lead }: Answered, name: string): Mrkdwn =>
  mrkdwn`${lightMark(light)} *${name}*: ${answeredBy(answer, lead)}, ${moment(answer.at, scene.release)}`;

const day = (date: string, { now }: Scene): string => formatDate(date, 'UTC', now);

/** Where else whoever said green counts, and until when it holds, where that is before the launch. */
const marked = ({ scene, light, answer }: Answered): Mrkdwn | null => {
  const { release, settings } = scene;
  const also = alsoWords(answer.also);
  const until = light.state === 'not_yet' ? null : holdsUntil(light, release, settings);
  const pieces = [
    also === null ? null : mrkdwn`${answer.by.name} ${also}.`,
    until === null ? null : mrkdwn`It holds until ${moment(until, release)}, then I ask again.`,
  ].filter((piece) => piece !== null);
  return pieces.length === 0 ? null : joinMrkdwn(pieces, ' ');
};

const green = (answered: Answered): Closed => {
  const line = headline(answered, lightNames.green);
  const { scene, light } = answered;
  const said = `${readySentence(scene.release, light, scene.now)}.`;
  const question = { ...scene, light };
  const more = marked(answered);
  return {
    text: joinMrkdwn([mrkdwn`${line}.`, inlineText(said), more], ' '),
    blocks: [section(line), context(said, ...(more === null ? [] : [more])), changeControls(question)],
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
  const blocker = blockerOfLight(scene.release, departmentId);
  const expected = day(answer.expectedOn, scene);
  const turn =
    blocker === undefined || (blocker.state === 'open' && !hasNobody(blocker))
      ? mrkdwn`${blocker?.solver.name ?? answer.solver} can solve it, expected ${expected}.`
      : mrkdwn`${whoseTurn(blocker, scene.release)} Expected ${expected}.`;
  const next = mrkdwn`${turn}${late} ${redAgain(scene, { departmentId, name, answer })}`;
  return {
    text: joinMrkdwn([line, inlineText(answer.reason), next], ' '),
    blocks: [section(line), richQuote(answer.reason), context(next), changeControls({ ...scene, light })],
  };
};

const conditional = (
  answered: Answered & { answer: Extract<RecordedAnswer, { answer: 'conditional' }> },
): Closed => {
  const { scene, light, answer } = answered;
  const lapsed = light.state === 'not_yet';
  const line = lapsed
    ? mrkdwn`${lightMark(light)} *${lightNames.not_yet}*: ${answer.owner.name} was to see to this until ${day(answer.dueOn, scene)}, and it is not done. ${answeredBy(answer, answered.lead)} had said green, if:`
    : mrkdwn`${headline(answered, lightNames.conditional)}. ${answer.owner.name} sees to it until ${day(answer.dueOn, scene)}.`;
  const next = lapsed
    ? mrkdwn`${light.name} counts as not ready for ${titleOf(scene.release)}. It is green again once ${answer.owner.name} marks it as done, or you answer anew.`
    : light.state === 'conditional_asked'
      ? mrkdwn`That is after the launch: it counts once ${scene.release.manager.name} agrees.`
      : mrkdwn`It counts as green for ${titleOf(scene.release)}. When the day ends without it, the light turns red.`;
  const more = marked(answered);
  return {
    text: joinMrkdwn([line, inlineText(answer.condition), next, more], ' '),
    blocks: [
      section(line),
      richQuote(answer.condition),
      context(next, ...(more === null ? [] : [more])),
      changeControls({ ...scene, light }),
    ],
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
    case 'conditional':
      return light.state === 'green'
        ? green({ scene, light, answer, lead })
        : conditional({ scene, light, answer, lead });
    case 'on_track':
      return onTrack({ scene, light, answer, lead });
    case 'not_yet':
      return notYet({ scene, light, answer, lead });
    case 'not_applicable':
      return notApplicable({ scene, light, answer, lead });
  }
};
