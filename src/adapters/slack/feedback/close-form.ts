import type { InputBlock, ModalView } from '@slack/types';
import { hasGoal, hasLookBack } from '../../../domain/outcome/outcome.ts';
import type { FormFields } from '../../../domain/plan/merge-form.ts';
import { type Release, titleOf } from '../../../domain/release.ts';
import { goalWords } from '../after/after-words.ts';
import { goalFields } from '../after/goal-form.ts';
import { packIds } from '../edge/value.ts';
import { context, section } from '../kit/blocks.ts';
import { longTextField, radioField, textField } from '../kit/inputs.ts';
import { mrkdwn } from '../kit/mrkdwn.ts';
import { modal } from '../kit/views.ts';
import { practiceBlocks } from '../launch/prompt/practice.ts';
import { CLOSE_FORMS } from './ids.ts';

/** What is chosen about the look back. */
export const LOOK_BACK_CHOICES = { held: 'held', notHeld: 'not_held' } as const;

const lookBackFields = (release: Release, values: FormFields): InputBlock[] =>
  !hasLookBack(release) || release.after.lookBack !== null
    ? []
    : [
        radioField({
          id: 'lookBack',
          label: 'Did you look back together?',
          choices: [
            { value: LOOK_BACK_CHOICES.held, text: 'Yes, we looked back' },
            { value: LOOK_BACK_CHOICES.notHeld, text: 'No, for the reason below' },
          ],
          ...(values.lookBack && { initial: values.lookBack }),
        }),
        textField({
          id: 'reason',
          label: 'Why not?',
          hint: 'Only where you did not look back together.',
          initial: values.reason ?? '',
          optional: true,
          maxLength: 500,
        }),
      ];

/**
 * What came of it, whether the goal was reached, and what was learnt; then the record is complete.
 * @param isKept what was typed last time and could not be saved stands in it again
 */
export const closeForm = (release: Release, values: FormFields, isKept: boolean): ModalView => {
  const goal = hasGoal(release) ? goalWords(release) : null;
  return modal({
    callbackId: CLOSE_FORMS.close,
    title: `Close ${titleOf(release)}`,
    submit: 'Close the release',
    privateMetadata: packIds({ releaseId: release.id }),
    blocks: [
      ...practiceBlocks(release),
      section(mrkdwn`*${titleOf(release)}*: afterwards its record is complete and stays as it is.`),
      ...(isKept ? [context('We kept what you typed.')] : []),
      ...(goal === null ? [] : [context(goal), ...goalFields(values)]),
      longTextField({ id: 'outcome', label: 'What came of it?', initial: values.outcome ?? '' }),
      longTextField({ id: 'lessons', label: 'What did we learn?', initial: values.lessons ?? '' }),
      ...lookBackFields(release, values),
    ],
  });
};
