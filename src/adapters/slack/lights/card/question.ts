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
import { inlineText } from '../../words/inline-text.ts';
import { answeredBy } from '../../words/light.ts';
import { counted } from '../../words/listed.ts';
import type { Scene, Voices } from './scene.ts';
import { addressing, answerUntil, onLaunchDay } from './sentences.ts';

type Question = { scene: Scene; light: Light; voices: Voices; mention: boolean };

/** "You have 3 of your 10 days": only where the question came later than the department needs. */
const shortTime = ({ release, settings, now }: Scene, light: Light): string | null => {
  if (light.answer !== null || light.askedAgainBecause !== null || launchHasPassed(release, now)) return null;
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

const gain = (value: string): string => `Users gain: ${value}`;

/** The question as blocks, without its controls. */
export const questionBlocks = ({ scene, light, voices, mention }: Question): KnownBlock[] => {
  const { release, now } = scene;
  const { green, of } = greenCount(release);
  const who = addressing(voices.addressed, mention);
  const asked = mrkdwn`${who}is *${light.name}* ready for customers to have *${titleOf(release)}*${onLaunchDay(release, now)}?`;
  const until = answerUntil(scene, light);
  const again = light.askedAgainBecause === null ? null : `Asked again: ${light.askedAgainBecause}`;
  const earlier = before(light);
  const short = shortTime(scene, light);
  return [
    section(mrkdwn`${capitalised(asked)} *${until}*`),
    ...(again === null ? [] : [section(again)]),
    ...(earlier === null ? [] : [section(earlier)]),
    section([gain(release.plan.value), `The question: ${light.question}`].join('\n')),
    context(joinMrkdwn([mrkdwn`${green} of ${of} green.`, short], ' ')),
  ];
};

/** The question as one text: what, which release, what is asked, until when. */
export const questionText = ({ scene, light, voices, mention }: Question): Mrkdwn => {
  const { release, now } = scene;
  const { green, of } = greenCount(release);
  const who = addressing(voices.addressed, mention);
  const short = shortTime(scene, light);
  const again = light.askedAgainBecause;
  const asked = mrkdwn`${who}is ${light.name} ready for customers to have ${titleOf(release)}${onLaunchDay(release, now)}?`;
  return joinMrkdwn(
    [
      capitalised(asked),
      answerUntil(scene, light),
      again === null ? null : mrkdwn`Asked again: ${inlineText(again)}`,
      inlineText(gain(release.plan.value)),
      mrkdwn`${green} of ${of} green.`,
      short,
    ],
    ' ',
  );
};

/** A question without anybody to address begins with a capital. */
const capitalised = (text: Mrkdwn): Mrkdwn =>
  text.text.startsWith('is ') ? { ...text, text: `I${text.text.slice(1)}` } : text;
