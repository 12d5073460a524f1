import type { ActionsBlockElement, Button } from '@slack/types';
import type { ReleaseEvent } from '../../../domain/event.ts';
import { lightOf, type Release, titleOf } from '../../../domain/release.ts';
import { shortOfTime } from '../../../domain/review/time-to-prepare.ts';
import { packIds } from '../edge/value.ts';
import { actions } from '../kit/blocks.ts';
import { button } from '../kit/elements.ts';
import { mrkdwn } from '../kit/mrkdwn.ts';
import { courseControls } from '../lights/card/direct-controls.ts';
import { launchMoment } from '../lights/card/sentences.ts';
import type { Notice, Reading } from '../lights/notices/direct-notice.ts';
import { onRelease } from '../planning/card/titled.ts';
import { PLAN_ACTIONS } from '../planning/ids.ts';
import { counted } from '../words/listed.ts';
import { saidOfDate } from './review-words.ts';

type Reviewed = Extract<ReleaseEvent, { type: 'date_reviewed' }>;

const planButton = (release: Release): Button =>
  button({
    actionId: PLAN_ACTIONS.more,
    text: 'The plan in full',
    value: packIds({ releaseId: release.id, extra: 'plan' }),
    accessibilityLabel: onRelease('The plan in full:', release),
  });

/** A draft has its date in its first form; what has started is moved, with a look at what follows. */
const moveButtons = (release: Release): readonly ActionsBlockElement[] =>
  release.stage === 'draft'
    ? [
        button({
          actionId: PLAN_ACTIONS.edit,
          text: 'Change the date',
          value: packIds({ releaseId: release.id }),
          accessibilityLabel: onRelease('Change the date of', release),
        }),
      ]
    : courseControls(release, ['move']).elements;

/** What the release manager reads when a department cannot make the date, or says that something is missing in the plan. */
export const dateNotice = (event: Reviewed, { scene, told }: Reading): Notice | null => {
  const { release, settings, now } = scene;
  const { name, answer, departmentId, words } = event;
  const light = lightOf(release, departmentId);
  if (answer === 'fine' || light === undefined) return null;
  const mark = answer === 'missing' ? mrkdwn`:grey_question:` : mrkdwn`:large_orange_circle:`;
  const short = shortOfTime(light, release, settings, now);
  const has =
    answer === 'needs_days'
      ? short === null
        ? mrkdwn` The date gives it that time.`
        : mrkdwn` It has ${short.has === 0 ? 'none' : counted(short.has, 'working day')}.`
      : mrkdwn``;
  return {
    line: mrkdwn`${mark} *${name}* ${saidOfDate(event)} for *${titleOf(release)}*. ${told.by.name}${words === '' ? '.' : ':'}`,
    ...(words !== '' && { quote: words }),
    next: mrkdwn`The launch is ${launchMoment(release)}.${has}`,
    controls: [
      actions('review.notice', [
        ...(answer === 'missing' ? [planButton(release)] : []),
        ...moveButtons(release),
      ]),
    ],
  };
};
