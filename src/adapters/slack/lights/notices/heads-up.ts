import { isAfter } from '../../../../domain/calendar.ts';
import { nextAsk } from '../../../../domain/delivery/answer-moments.ts';
import type { Light } from '../../../../domain/lights/light.ts';
import { lightsAreOpen, type Release, titleOf } from '../../../../domain/release.ts';
import { context, section } from '../../kit/blocks.ts';
import { slackDay } from '../../kit/dates.ts';
import type { SlackMessage } from '../../kit/message.ts';
import { channelMention, joinMrkdwn, type Mrkdwn, mrkdwn } from '../../kit/mrkdwn.ts';
import type { Renderer } from '../../renderer.ts';
import { inlineText } from '../../words/inline-text.ts';
import { counted } from '../../words/listed.ts';
import { firstNames } from '../card/order-line.ts';
import { messageOf } from '../card/practice-mark.ts';
import { preparation } from '../card/preparation.ts';
import { lightOfRow, type Scene, sceneOf } from '../card/scene.ts';
import { launchMoment, moment } from '../card/sentences.ts';

/** When the question itself will come: planned, or at the next working hour where that has passed. */
export const askedOn = ({ release, settings, now }: Scene, light: Light): Mrkdwn => {
  const first = firstNames(light, release);
  if (first !== null) return mrkdwn`You come after ${first}: I ask you for your green light then.`;
  const at = nextAsk(light, release, settings, now);
  return isAfter(at, now)
    ? mrkdwn`I ask you for your green light ${moment(at, release)}.`
    : mrkdwn`The question follows now.`;
};

export const preparing = (scene: Scene, light: Light): Mrkdwn => {
  const { begins, has } = preparation(scene, light);
  const needs = counted(light.leadTimeDays, 'working day');
  if (light.leadTimeDays === 0) return mrkdwn`No preparation is planned for you.`;
  if (has < light.leadTimeDays) {
    return mrkdwn`You have ${has > 0 ? has : 'none'} of your ${needs} to prepare: please begin now.`;
  }
  return mrkdwn`Your preparation begins ${slackDay(begins, scene.release.plan.launch.zone)}, ${needs} before.`;
};

/** What it is for, and what the department will be asked, a line each. */
export const planFacts = ({ plan }: Release, { question }: Light): readonly [string, string] => [
  `Users gain: ${plan.value}`,
  `You will be asked: ${question}`,
];

/** Who reads it, whom to ask back, and where more is. */
export const smallPrint = ({ release, settings }: Scene, { name }: Light): Mrkdwn => {
  const isOnCard =
    release.startedAt !== null &&
    release.visibility === 'everyone' &&
    !release.practice &&
    settings.releasesChannelId !== null;
  const card = isOnCard
    ? mrkdwn` Everything about it: ${channelMention(settings.releasesChannelId ?? '')}.`
    : mrkdwn``;
  return mrkdwn`For ${name}. Release manager: ${release.manager.name}.${card}`;
};

/** What, when, what will be asked and when its preparation begins: said once, at Start, and asks for nothing. */
export const headsUp = (scene: Scene, light: Light): SlackMessage => {
  const { release } = scene;
  const { value } = release.plan;
  const planned = mrkdwn`*${titleOf(release)}* is planned for *${launchMoment(release)}*.`;
  const next = mrkdwn`${preparing(scene, light)} ${askedOn(scene, light)} Nothing to answer yet.`;
  const text = joinMrkdwn(
    [
      planned,
      mrkdwn`Users gain: ${inlineText(value)}`,
      mrkdwn`${light.name} will be asked: ${inlineText(light.question)}`,
      next,
    ],
    ' ',
  );
  return messageOf(release, light.name, text, [
    section(planned),
    section(planFacts(release, light).join('\n')),
    section(next),
    context(smallPrint(scene, light)),
  ]);
};

/** `statement.heads_up`. */
export const renderHeadsUp: Renderer = async (row, reads, { now }) => {
  const scene = await sceneOf(row, reads, now);
  const light = scene === null ? undefined : lightOfRow(row, scene.release);
  if (scene === null || light === undefined || !lightsAreOpen(scene.release)) {
    return { skip: 'no_such_question' };
  }
  return { message: headsUp(scene, light) };
};
