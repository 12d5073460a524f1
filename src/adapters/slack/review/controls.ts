import type { ActionsBlock, ActionsBlockElement, Button } from '@slack/types';
import { isAfter } from '../../../domain/calendar.ts';
import type { Light } from '../../../domain/lights/light.ts';
import { type Release, titleOf } from '../../../domain/release.ts';
import { wantsReview } from '../../../domain/review/date-question.ts';
import { packIds } from '../edge/value.ts';
import { actions } from '../kit/blocks.ts';
import { button } from '../kit/elements.ts';
import { type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import type { Scene } from '../lights/card/scene.ts';
import { onRelease } from '../planning/card/titled.ts';
import { counted } from '../words/listed.ts';
import { plainName } from '../words/plain-name.ts';
import { REVIEW_ACTIONS } from './ids.ts';

const labelled = (
  { id, plan }: Release,
  { departmentId, name }: Light,
  action: Exclude<keyof typeof REVIEW_ACTIONS, 'ask'>,
  text: string,
): Button =>
  button({
    actionId: REVIEW_ACTIONS[action],
    text,
    value: packIds({ releaseId: id, departmentId, seen: plan.launch.at }),
    accessibilityLabel: `${text}: ${plainName(name, 25)}, ${plainName(titleOf({ plan }), 30)}`,
    ...(action === 'fine' && { style: 'primary' as const }),
  });

/** The three answers. */
export const reviewControls = (release: Release, light: Light): ActionsBlock =>
  actions('review', [
    labelled(release, light, 'fine', 'Date is fine'),
    labelled(release, light, 'moreTime', 'We need more time'),
    labelled(release, light, 'missing', 'Something is missing'),
  ]);

/** The quiet way back, until it is asked for its light. */
export const changeReview = (release: Release, light: Light): ActionsBlock =>
  actions('review', [labelled(release, light, 'change', 'Change')]);

/** Who hears of a draft when its manager asks, and what. */
const whoIsAsked = ({ release, settings }: Scene): Mrkdwn => {
  if (release.practice) return mrkdwn`You get every message that the others would get, marked PRACTICE.`;
  const asked = release.lights.filter((light) => wantsReview(light, release, settings)).length;
  const [hear, where] =
    asked === 1 ? (['hears', 'in its channel'] as const) : (['hear', 'in their channels'] as const);
  const place =
    release.visibility === 'confidential' ? 'by direct message to those who answer for it' : where;
  return mrkdwn`${counted(asked, 'department')} ${hear} ${place} what is planned and when, and ${asked === 1 ? 'is' : 'are'} asked whether the date is fine. All else waits for Start.`;
};

/** On a draft: its manager may ask before anything starts. Nothing where there is nobody to ask. */
export const askReviewsButton = (scene: Scene): ActionsBlockElement[] => {
  const { release, settings, now } = scene;
  const asks =
    release.stage === 'draft' &&
    isAfter(release.plan.launch.at, now) &&
    release.lights.some((light) => wantsReview(light, release, settings));
  if (!asks) return [];
  return [
    button({
      actionId: REVIEW_ACTIONS.ask,
      text: 'Ask the departments about the date',
      value: packIds({ releaseId: release.id }),
      accessibilityLabel: onRelease('Ask the departments about the date of', release),
      confirm: {
        title: 'Ask about the date?',
        text: whoIsAsked(scene),
        confirm: 'Ask them',
        deny: 'Not now',
      },
    }),
  ];
};
