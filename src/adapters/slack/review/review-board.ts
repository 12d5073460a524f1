import type { KnownBlock } from '@slack/types';
import type { Audience } from '../../../domain/delivery/due-action.ts';
import type { Light } from '../../../domain/lights/light.ts';
import { lightsAreOpen, titleOf } from '../../../domain/release.ts';
import { isPresentReview } from '../../../domain/review/review-boards.ts';
import { standingReview } from '../../../domain/review/time-to-prepare.ts';
import { context, section } from '../kit/blocks.ts';
import type { SlackMessage } from '../kit/message.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import { richQuote } from '../kit/rich-text.ts';
import { messageOf } from '../lights/card/practice-mark.ts';
import type { Scene, Speaker } from '../lights/card/scene.ts';
import { addressing, launchMoment, moment } from '../lights/card/sentences.ts';
import { askedOn, planFacts, preparing, smallPrint } from '../lights/notices/heads-up.ts';
import { inlineText } from '../words/inline-text.ts';
import { counted } from '../words/listed.ts';
import { changeReview, reviewControls } from './controls.ts';
import { saidOfDate } from './review-words.ts';

/**
 * What the question about the date says. The first line that holds decides:
 *
 *   hidden               the release is confidential now, and this is a channel that others read
 *   asked                its green light is asked for: it answers there, and this message is never edited again
 *   cancelled, launched  there is no date to judge any more
 *   left_out             the department does not take part
 *   asked_anew           a newer message asks
 *   on_hold              nobody is asked until the release goes on
 *   said, open           as it is
 */
export type ReviewStanding =
  | 'hidden'
  | 'cancelled'
  | 'launched'
  | 'left_out'
  | 'asked_anew'
  | 'asked'
  | 'on_hold'
  | 'said'
  | 'open';

/** @property light undefined where the department was taken out of the release */
export type ReviewParts = {
  scene: Scene;
  light: Light | undefined;
  /** The department as it is called, where it was taken out, too. */
  name: string;
  subject: string;
  audience: Audience;
  /** Who is mentioned once, when it is posted into a department's channel. */
  addressed: readonly Speaker[];
  first: boolean;
};

export const reviewStanding = ({
  scene: { release, settings },
  light,
  subject,
  audience,
}: Pick<ReviewParts, 'scene' | 'light' | 'subject' | 'audience'>): ReviewStanding => {
  if (release.visibility === 'confidential' && 'channel' in audience) return 'hidden';
  const isPresent = light !== undefined && isPresentReview(subject, light);
  if (isPresent && light.askedAt !== null) return 'asked';
  if (release.stage === 'cancelled') return 'cancelled';
  if (release.stage !== 'draft' && !lightsAreOpen(release)) return 'launched';
  if (light === undefined) return 'left_out';
  if (!isPresent) return 'asked_anew';
  if (release.hold !== null) return 'on_hold';
  return standingReview(light, release, settings) === null ? 'open' : 'said';
};

const NOTHING_TO_DO = 'There is nothing to do here any more.';

type Over = Exclude<ReviewStanding, 'open' | 'said'>;

const OVER: Record<Over, (title: Mrkdwn, name: string) => Mrkdwn> = {
  hidden: () => mrkdwn`This is dealt with by direct message now. ${NOTHING_TO_DO}`,
  cancelled: (title) => mrkdwn`*Cancelled*: ${title}. ${NOTHING_TO_DO}`,
  launched: (title) => mrkdwn`The date of ${title} is settled. ${NOTHING_TO_DO}`,
  left_out: (title, name) => mrkdwn`${title} goes on without ${name}. ${NOTHING_TO_DO}`,
  asked_anew: (title, name) =>
    mrkdwn`${name} was asked anew about the date of ${title}: please answer in the newer message.`,
  asked: (title, name) =>
    mrkdwn`${name} was asked for its green light for ${title}: please answer there. ${NOTHING_TO_DO}`,
  on_hold: (title) => mrkdwn`*On hold*: ${title}. I ask about the date again when it goes on.`,
};

const isOver = (standing: ReviewStanding): standing is Over => standing !== 'open' && standing !== 'said';

const planned = ({ release }: Scene): Mrkdwn =>
  release.stage === 'draft'
    ? mrkdwn`*${titleOf(release)}* is being planned for *${launchMoment(release)}*. Nothing is settled yet.`
    : mrkdwn`*${titleOf(release)}* is planned for *${launchMoment(release)}*.`;

/** What was said before, of a date that is no longer the planned one. */
const saidBefore = (light: Light): Mrkdwn | null =>
  light.review === null
    ? null
    : mrkdwn`The date has changed since ${light.review.by.name} answered for ${light.name}.`;

const question = ({ scene, light, addressed, first }: ReviewParts & { light: Light }): Mrkdwn => {
  const who = addressing(addressed, first && !scene.release.practice);
  return who.text === ''
    ? mrkdwn`*Is the date fine for ${light.name}?*`
    : mrkdwn`${who}*is the date fine for ${light.name}?*`;
};

/** "Docs says that the date is fine. Lea, today at 10:02": with what follows from it. */
const answered = (scene: Scene, light: Light): { line: Mrkdwn; words: string; next: Mrkdwn } | null => {
  const { release, settings } = scene;
  const review = standingReview(light, release, settings);
  if (review === null) return null;
  const isEnough = review.answer === 'needs_days' && review.launchAt !== release.plan.launch.at;
  const mark =
    review.answer === 'fine' || isEnough
      ? mrkdwn`:white_check_mark:`
      : review.answer === 'missing'
        ? mrkdwn`:grey_question:`
        : mrkdwn`:large_orange_circle:`;
  const line = mrkdwn`${mark} *${light.name}* ${saidOfDate(review)}. ${review.by.name}, ${moment(review.at, release)}`;
  const knows = mrkdwn`${release.manager.name}, the release manager, knows.`;
  const next =
    review.answer === 'fine'
      ? askedOn(scene, light)
      : isEnough
        ? mrkdwn`It was moved, and there are ${counted(review.days ?? 0, 'working day')} now. ${askedOn(scene, light)}`
        : knows;
  return { line, words: review.words, next };
};

/** "Is the date fine?", as a department reads it from its first word until it is asked for its green light. */
export const reviewMessage = (parts: ReviewParts): SlackMessage => {
  const { scene, light, name } = parts;
  const { release } = scene;
  const standing = reviewStanding(parts);
  if (isOver(standing) || light === undefined) {
    const line = OVER[isOver(standing) ? standing : 'left_out'](mrkdwn`*${titleOf(release)}*`, name);
    return messageOf(release, name, line, [section(line)]);
  }
  const said = answered(scene, light);
  const head = planned(scene);
  if (said !== null) {
    const { line, words, next } = said;
    const text = joinMrkdwn([head, line, words === '' ? null : inlineText(words), next], ' ');
    const blocks: KnownBlock[] = [
      section(head),
      section(line),
      ...(words === '' ? [] : [richQuote(words)]),
      context(next),
      changeReview(release, light),
    ];
    return messageOf(release, name, text, blocks);
  }
  const asks = question({ ...parts, light });
  const before = saidBefore(light);
  const next = joinMrkdwn([preparing(scene, light), askedOn(scene, light)], ' ');
  const facts = planFacts(release, light);
  const text = joinMrkdwn([head, ...facts.map(inlineText), next, before, asks], ' ');
  return messageOf(release, name, text, [
    section(head),
    section(facts.join('\n')),
    section(next),
    section(joinMrkdwn([before, asks], ' ')),
    reviewControls(release, light),
    context(smallPrint(scene, light)),
  ]);
};
