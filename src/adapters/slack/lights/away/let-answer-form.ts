import type { ModalView } from '@slack/types';
import type { FormFields } from '../../../../domain/plan/merge-form.ts';
import { type Release, titleOf } from '../../../../domain/release.ts';
import { packIds } from '../../edge/value.ts';
import { context, section } from '../../kit/blocks.ts';
import { dateField, personField, radioField } from '../../kit/inputs.ts';
import { mrkdwn } from '../../kit/mrkdwn.ts';
import { modal } from '../../kit/views.ts';
import { LET_ANSWER_FORM } from '../ids.ts';

export const NOBODY_CHOSEN: FormFields = { person: '', period: 'release', until: '' };

/** "Somebody else answers": who, and for how long. */
export const letAnswerForm = (
  release: Release,
  { departmentId, name }: { departmentId: string; name: string },
  values: FormFields | null,
): ModalView => {
  const shown = values ?? NOBODY_CHOSEN;
  return modal({
    callbackId: LET_ANSWER_FORM,
    title: 'Somebody else answers',
    submit: 'Let them answer',
    privateMetadata: packIds({ releaseId: release.id, departmentId }),
    blocks: [
      section(mrkdwn`They get the question for *${name}* about *${titleOf(release)}* directly.`),
      ...(values === null ? [] : [context('We kept what you typed.')]),
      personField({
        id: 'person',
        label: `Who answers for ${name}?`,
        hint: 'Somebody who can judge it. Its own people can still answer too.',
        ...(shown.person && { initial: shown.person }),
      }),
      radioField({
        id: 'period',
        label: 'For how long?',
        choices: [
          { value: 'release', text: 'For this release' },
          { value: 'day', text: 'Until a day, that day included' },
        ],
        initial: shown.period ?? 'release',
      }),
      dateField({
        id: 'until',
        label: 'The last day',
        hint: 'Only where you chose a day above.',
        optional: true,
        ...(shown.until && { initial: shown.until }),
      }),
    ],
  });
};
