import type { Button, KnownBlock, ModalView } from '@slack/types';
import type { LessonFrom } from '../../../application/lessons/read-lessons.ts';
import { countOf } from '../../../domain/lessons/fitting.ts';
import { LESSON_MAX, type LessonUse } from '../../../domain/lessons/lesson.ts';
import { type Release, titleOf } from '../../../domain/release.ts';
import { packIds } from '../edge/value.ts';
import { actions, context, divider, section } from '../kit/blocks.ts';
import { button } from '../kit/elements.ts';
import { longTextField } from '../kit/inputs.ts';
import { mrkdwn } from '../kit/mrkdwn.ts';
import { modal } from '../kit/views.ts';
import { practiceBlocks } from '../launch/prompt/practice.ts';
import { plainName } from '../words/plain-name.ts';
import { LESSON_ACTIONS, LESSON_FORMS } from './ids.ts';
import { aboutLesson, concerns } from './lesson-words.ts';

const controls = (release: Release, { lesson }: LessonFrom): KnownBlock => {
  const labelled = (actionId: string, text: string): Button =>
    button({
      actionId,
      text,
      value: packIds({ releaseId: release.id, extra: lesson.id }),
      accessibilityLabel: `${text}: ${plainName(lesson.text, 50)}`,
    });
  return actions(`lesson.${lesson.id}`, [
    labelled(LESSON_ACTIONS.accept, 'Take it'),
    labelled(LESSON_ACTIONS.adapt, 'In other words'),
    labelled(LESSON_ACTIONS.dismiss, 'Leave it out'),
  ]);
};

/** What earlier releases taught, each with one tap: take it, take it in other words, leave it out. */
export const suggestionsView = (
  release: Release,
  lessons: readonly LessonFrom[],
  uses: readonly LessonUse[],
): ModalView =>
  modal({
    callbackId: LESSON_FORMS.view,
    title: 'Learnt before',
    close: 'Done',
    privateMetadata: packIds({ releaseId: release.id }),
    blocks: [
      ...practiceBlocks(release),
      section(mrkdwn`For *${titleOf(release)}*, from releases like it.`),
      context('A risk goes to the risks of the plan, a question beside the checklist of its department.'),
      ...(lessons.length === 0 ? [section('You looked at all of them.')] : []),
      ...lessons.flatMap((each) => [
        divider(),
        section(each.lesson.text),
        context(`${aboutLesson(each, countOf(each.lesson.id, uses))}${concerns(each, release)}`),
        controls(release, each),
      ]),
    ],
  });

/** The lesson in the words of this plan. */
export const adaptForm = (release: Release, { lesson }: LessonFrom): ModalView =>
  modal({
    callbackId: LESSON_FORMS.adapt,
    title: 'In other words',
    submit: 'Take it',
    privateMetadata: packIds({ releaseId: release.id, extra: lesson.id }),
    blocks: [
      ...practiceBlocks(release),
      longTextField({
        id: 'text',
        label: `What does it mean for ${plainName(titleOf(release), 60)}?`,
        initial: lesson.text,
        maxLength: LESSON_MAX,
      }),
    ],
  });
