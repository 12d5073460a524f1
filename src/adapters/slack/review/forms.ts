import type { KnownBlock, ModalView } from '@slack/types';
import type { FormFields } from '../../../domain/plan/merge-form.ts';
import { titleOf } from '../../../domain/release.ts';
import type { ReviewAnswer } from '../../../domain/review/date-review.ts';
import { REVIEW_WORDS_MAX } from '../../../domain/review/review-form.ts';
import { packIds } from '../edge/value.ts';
import { context, section } from '../kit/blocks.ts';
import type { Choice } from '../kit/elements.ts';
import { initialOf, longTextField, radioField, textField } from '../kit/inputs.ts';
import { mrkdwn } from '../kit/mrkdwn.ts';
import { modal } from '../kit/views.ts';
import type { Scene } from '../lights/card/scene.ts';
import { launchMoment } from '../lights/card/sentences.ts';
import { KEPT_WORDS } from '../planning/form/first-form.ts';
import { REVIEW_FORMS } from './ids.ts';

export type ReviewFormName = keyof typeof REVIEW_FORMS;

const CHOICES: Record<ReviewAnswer, Choice> = {
  fine: { value: 'fine', text: 'The date is fine' },
  needs_days: { value: 'needs_days', text: 'We need more time' },
  missing: { value: 'missing', text: 'Something is missing in the plan' },
};

const answerField = (values: FormFields): KnownBlock =>
  radioField({
    id: 'answer',
    label: 'What do you say?',
    choices: Object.values(CHOICES),
    ...initialOf(values, 'answer'),
  });

const daysField = (values: FormFields, optional: boolean): KnownBlock =>
  textField({
    id: 'days',
    label: 'How many working days do you need, from today?',
    placeholder: '12',
    maxLength: 4,
    optional,
    ...(optional && { hint: 'Only if you need more time.' }),
    ...initialOf(values, 'days'),
  });

const wordsField = (values: FormFields, label: string, optional: boolean): KnownBlock =>
  longTextField({
    id: 'words',
    label,
    maxLength: REVIEW_WORDS_MAX,
    optional,
    ...initialOf(values, 'words'),
  });

type Form = { title: string; submit: string; fields: (values: FormFields) => readonly KnownBlock[] };

const FORMS: Record<ReviewFormName, Form> = {
  moreTime: {
    title: 'We need more time',
    submit: 'Tell them',
    fields: (values) => [
      daysField(values, false),
      wordsField(values, 'What takes the time? (if you want to say)', true),
    ],
  },
  missing: {
    title: 'Something is missing',
    submit: 'Tell them',
    fields: (values) => [wordsField(values, 'What is missing in the plan?', false)],
  },
  change: {
    title: 'Change what you said',
    submit: 'Save',
    fields: (values) => [
      answerField(values),
      daysField(values, true),
      wordsField(values, 'What takes the time, or what is missing?', true),
    ],
  },
};

/** A department's word on the date that needs more than a tap; the release manager reads it at once. */
export const reviewForm = (
  { release }: Scene,
  { departmentId, name }: { departmentId: string; name: string },
  form: ReviewFormName,
  { values, kept }: { values: FormFields; kept: boolean },
): ModalView => {
  const { title, submit, fields } = FORMS[form];
  return modal({
    callbackId: REVIEW_FORMS[form],
    title,
    submit,
    privateMetadata: packIds({ releaseId: release.id, departmentId, seen: release.plan.launch.at }),
    notifyOnClose: true,
    blocks: [
      section(
        mrkdwn`*${titleOf(release)}*, launch ${launchMoment(release)}, for *${name}*. ${release.manager.name}, the release manager, reads your answer at once.`,
      ),
      ...(kept ? [context(KEPT_WORDS)] : []),
      ...fields(values),
    ],
  });
};
