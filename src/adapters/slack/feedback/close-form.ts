import type { ModalView } from '@slack/types';
import type { FormFields } from '../../../domain/plan/merge-form.ts';
import { type Release, titleOf } from '../../../domain/release.ts';
import { packIds } from '../edge/value.ts';
import { context, section } from '../kit/blocks.ts';
import { longTextField } from '../kit/inputs.ts';
import { mrkdwn } from '../kit/mrkdwn.ts';
import { modal } from '../kit/views.ts';
import { practiceBlocks } from '../launch/prompt/practice.ts';
import { CLOSE_FORMS } from './ids.ts';

/**
 * What came of it and what was learnt; then the record is complete.
 * @param values what was typed last time and could not be saved, or null
 */
export const closeForm = (release: Release, values: FormFields | null): ModalView =>
  modal({
    callbackId: CLOSE_FORMS.close,
    title: `Close ${titleOf(release)}`,
    submit: 'Close the release',
    privateMetadata: packIds({ releaseId: release.id }),
    blocks: [
      ...practiceBlocks(release),
      section(mrkdwn`*${titleOf(release)}*: afterwards its record is complete and stays as it is.`),
      ...(release.plan.goal === '' ? [] : [context(`The goal was: ${release.plan.goal}`)]),
      ...(values === null ? [] : [context('We kept what you typed.')]),
      longTextField({ id: 'outcome', label: 'What came of it?', initial: values?.outcome ?? '' }),
      longTextField({ id: 'lessons', label: 'What did we learn?', initial: values?.lessons ?? '' }),
    ],
  });
