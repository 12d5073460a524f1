import type { ActionsBlock } from '@slack/types';
import { RATINGS, type Rating } from '../../../domain/feedback/feedback.ts';
import { type Release, titleOf } from '../../../domain/release.ts';
import { packIds } from '../edge/value.ts';
import { actions } from '../kit/blocks.ts';
import { button } from '../kit/elements.ts';
import { FEEDBACK_ACTIONS } from './ids.ts';

/** A rating is never a number alone. */
export const ratingWords: Record<Rating, string> = {
  1: '1 Poor',
  2: '2 Weak',
  3: '3 Okay',
  4: '4 Good',
  5: '5 Great',
};

/** Five buttons, one tap. */
export const ratingButtons = (release: Pick<Release, 'id' | 'plan'>): ActionsBlock =>
  actions(
    'rating',
    RATINGS.map((rating) =>
      button({
        actionId: FEEDBACK_ACTIONS.rate(rating),
        text: ratingWords[rating],
        value: packIds({ releaseId: release.id, extra: String(rating) }),
        accessibilityLabel: `${ratingWords[rating]}: rate ${titleOf(release)}`,
      }),
    ),
  );

/** Everything in one form, with or without the name. */
export const answerButtons = (release: Pick<Release, 'id' | 'plan'>): ActionsBlock =>
  actions('answer', [
    button({
      actionId: FEEDBACK_ACTIONS.words,
      text: 'Say more',
      value: packIds({ releaseId: release.id }),
      accessibilityLabel: `Say more about ${titleOf(release)}`,
    }),
    button({
      actionId: FEEDBACK_ACTIONS.unnamed,
      text: 'Answer without my name',
      value: packIds({ releaseId: release.id }),
      accessibilityLabel: `Answer about ${titleOf(release)} without my name`,
    }),
  ]);
