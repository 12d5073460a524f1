import type { KnownBlock } from '@slack/types';
import { toWall } from '../../../../domain/calendar.ts';
import { launchHasPassed } from '../../../../domain/delivery/past-launch.ts';
import type { Light } from '../../../../domain/lights/light.ts';
import { greenCount } from '../../../../domain/lights/verdict.ts';
import { titleOf } from '../../../../domain/release.ts';
import { departmentById, weekOf, zoneOf } from '../../../../domain/settings/settings.ts';
import { workingDaysBetween } from '../../../../domain/working-days.ts';
import { context, section } from '../../kit/blocks.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn } from '../../kit/mrkdwn.ts';
import { richQuote } from '../../kit/rich-text.ts';
import { alsoAsked, gainText, gainWords, hurriedQuestion } from '../../urgent/words.ts';
import { inlineText } from '../../words/inline-text.ts';
import { answeredBy } from '../../words/light.ts';
import { counted } from '../../words/listed.ts';
import { judgedFacts, ON_CARD } from './judged-facts.ts';
import { orderLine } from './order-line.ts';
import type { Scene, Voices } from './scene.ts';
import { addressing, answerUntil, onLaunchDay } from './sentences.ts';
import { votesSoFar, whatChanged } from './what-changed.ts';

type Question = { scene: Scene; light: Light; voices: Voices; mention: boolean };

/** "You have 3 of your 10 days": only where the question came later than the department needs. */
const shortTime = ({ release, settings, now }: Scene, light: Light): string | null => {
  const isPlanned = release.urgent === null && !launchHasPassed(release, now);
  if (light.answer !== null || light.askedAgainBecause !== null || !isPlanned) return null;
  const department = departmentById(settings, light.departmentId);
  const zone = zoneOf(settings, department);
  const asked = toWall(light.askedAt ?? now, zone).date;
  const has = workingDaysBetween(
    asked,
    toWall(release.plan.launch.at, zone).date,
    weekOf(settings, department),
  );
  if (has >= light.leadTimeDays) return null;
  return `You have ${has > 0 ? has : 'none'} of your ${counted(light.leadTimeDays, 'day')}.`;
};

/** What was said before, where the same question comes again. */
const before = (light: Light): string | null => {
  if (light.answer === null) return null;
  if (light.answer.answer === 'not_yet')
    return `${answeredBy(light.answer)} said not yet: ${light.answer.reason}`;
  return null;
};

/** The question as blocks, without its controls. */
export const questionBlocks = ({ scene, light, voices, mention }: Question): KnownBlock[] => {
  const { release, now } = scene;
  const { green, of } = greenCount(release);
  const who = addressing(voices.addressed, mention);
  const asked =
    release.urgent === null
      ? mrkdwn`${who}is *${light.name}* ready for customers to have *${titleOf(release)}*${onLaunchDay(release, now)}?`
      : mrkdwn`${who}${hurriedQuestion(release, light)}`;
  const until = answerUntil(scene, light);
  const again = light.askedAgainBecause === null ? null : `Asked again: ${light.askedAgainBecause}`;
  const earlier = before(light);
  const short = shortTime(scene, light);
  const changed = whatChanged(scene, light);
  const order = orderLine(light, release);
  const facts = judgedFacts(release, light, ON_CARD);
  return [
    section(mrkdwn`${capitalised(asked)} *${until}*`),
    ...(again === null ? [] : [section(again)]),
    ...(changed === null ? [] : [richQuote(changed)]),
    ...(earlier === null ? [] : [section(earlier)]),
    ...(order === null ? [] : [section(order)]),
    section(
      release.urgent === null
        ? [gainWords(release), facts, `The question: ${light.question}`]
            .filter((line) => line !== null)
            .join('\n')
        : gainWords(release),
    ),
    context(
      joinMrkdwn(
        [votesSoFar(scene, light), mrkdwn`${green} of ${of} green.`, short, alsoAsked(release, light)],
        ' ',
      ),
    ),
  ];
};

/** The question as one text: what, which release, what is asked, until when. */
export const questionText = ({ scene, light, voices, mention }: Question): Mrkdwn => {
  const { release, now } = scene;
  const { green, of } = greenCount(release);
  const who = addressing(voices.addressed, mention);
  const short = shortTime(scene, light);
  const again = light.askedAgainBecause;
  const order = orderLine(light, release);
  const changed = whatChanged(scene, light);
  const asked =
    release.urgent === null
      ? mrkdwn`${who}is ${light.name} ready for customers to have ${titleOf(release)}${onLaunchDay(release, now)}?`
      : mrkdwn`${who}${hurriedQuestion(release, light)}`;
  return joinMrkdwn(
    [
      capitalised(asked),
      answerUntil(scene, light),
      again === null ? null : mrkdwn`Asked again: ${inlineText(again)}`,
      changed === null ? null : inlineText(changed),
      order === null ? null : inlineText(order),
      gainText(release),
      mrkdwn`${green} of ${of} green.`,
      short,
    ],
    ' ',
  );
};

/** A question without anybody to address begins with a capital. */
const capitalised = (text: Mrkdwn): Mrkdwn =>
  text.text.startsWith('is ') ? { ...text, text: `I${text.text.slice(1)}` } : text;
