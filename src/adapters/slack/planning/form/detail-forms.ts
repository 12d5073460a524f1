import type { KnownBlock, ModalView } from '@slack/types';
import type { FormFields } from '../../../../domain/plan/merge-form.ts';
import { packIds } from '../../edge/value.ts';
import { type Typed, typedText } from '../../edge/visit.ts';
import { context, section } from '../../kit/blocks.ts';
import { channelField, longTextField, personField, radioField, textField } from '../../kit/inputs.ts';
import { LIMITS } from '../../kit/limits.ts';
import { mrkdwn } from '../../kit/mrkdwn.ts';
import { modal } from '../../kit/views.ts';
import { PLAN_FORMS } from '../ids.ts';
import { KEPT_WORDS } from './first-form.ts';

export type DetailForm = {
  /** The release's name. */
  title: string;
  values: FormFields;
  releaseId: string;
  draftId: string;
  keptBefore: boolean;
};

type ScopeField = { id: string; label: string; hint: string; long: boolean };

const SCOPE_FIELDS: readonly ScopeField[] = [
  { id: 'goal', label: 'Goal', hint: 'Why we do this at all.', long: true },
  { id: 'measure', label: 'How it is measured', hint: 'How we will know that it worked.', long: false },
  { id: 'scope', label: 'Scope', hint: 'What is in it, one point a line.', long: true },
  { id: 'outOfScope', label: 'Out of scope', hint: 'What somebody may expect and will not get.', long: true },
  { id: 'highlights', label: 'Highlights', hint: 'They go into the announcement.', long: true },
  { id: 'product', label: 'Product', hint: 'What it is a release of.', long: false },
];

/** A note that is longer than Slack's fields would come back cut: it is shown as it is, and left alone. */
const isTooLong = (text: string): boolean => text.length > LIMITS.inputText;

const scopeField = ({ id, label, hint, long }: ScopeField, values: FormFields): KnownBlock => {
  const initial = values[id] ?? '';
  if (isTooLong(initial)) {
    return section(
      `${label}: kept as it is. With ${initial.length} characters it is too long for this form.`,
    );
  }
  const field = { id, label, hint, optional: true, initial };
  return long ? longTextField(field) : textField(field);
};

const heading = ({ title, keptBefore }: DetailForm): KnownBlock[] => [
  context(title),
  ...(keptBefore ? [context(KEPT_WORDS)] : []),
];

/** "Complete the plan", first half: what it is for and what is in it. Everything may stay empty. */
export const scopeForm = (form: DetailForm): ModalView =>
  modal({
    callbackId: PLAN_FORMS.scope,
    title: 'Complete the plan',
    submit: 'Save',
    notifyOnClose: true,
    privateMetadata: packIds({ releaseId: form.releaseId, extra: form.draftId }),
    blocks: [...heading(form), ...SCOPE_FIELDS.map((field) => scopeField(field, form.values))],
  });

/** Second half: who stands in, and who may know of it. */
export const peopleForm = (form: DetailForm): ModalView =>
  modal({
    callbackId: PLAN_FORMS.people,
    title: 'People and visibility',
    submit: 'Save',
    notifyOnClose: true,
    privateMetadata: packIds({ releaseId: form.releaseId, extra: form.draftId }),
    blocks: [
      ...heading(form),
      personField({
        id: 'standIn',
        label: 'Who stands in for the release manager?',
        hint: 'Gets the same messages.',
        optional: true,
        initial: form.values.standIn ?? '',
      }),
      radioField({
        id: 'visibility',
        label: 'Who may know of it?',
        choices: [
          {
            text: 'Everyone here',
            value: 'everyone',
            description: 'Its card stands in the releases channel.',
          },
          {
            text: 'Only those who are asked',
            value: 'confidential',
            description: 'Departments are asked by direct message.',
          },
        ],
        initial: form.values.visibility ?? 'everyone',
      }),
      channelField({
        id: 'privateChannel',
        label: 'Private channel for its card',
        hint: 'Only for a release that not everyone may know of. Invite Greenlight there first: /invite @Greenlight',
        optional: true,
        initial: form.values.privateChannel ?? '',
      }),
      context(mrkdwn`To give the release to somebody else for good, use *Hand over* on its card.`),
    ],
  });

/** The fields that the form really had, as flat texts; fields that were too long to be shown are left out. */
export const typedDetails = (typed: Typed): FormFields =>
  Object.fromEntries(Object.keys(typed).map((field) => [field, typedText(typed, field)]));
