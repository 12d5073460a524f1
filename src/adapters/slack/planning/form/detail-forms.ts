import type { KnownBlock, ModalView } from '@slack/types';
import type { FormFields } from '../../../../domain/plan/merge-form.ts';
import { RISK_QUESTIONS, type RiskQuestion } from '../../../../domain/risk/risk.ts';
import { packIds } from '../../edge/value.ts';
import { type Typed, typedList, typedText } from '../../edge/visit.ts';
import { context, section } from '../../kit/blocks.ts';
import {
  channelField,
  checkboxesField,
  longTextField,
  personField,
  radioField,
  textField,
} from '../../kit/inputs.ts';
import { LIMITS } from '../../kit/limits.ts';
import { mrkdwn } from '../../kit/mrkdwn.ts';
import { modal } from '../../kit/views.ts';
import { PLAN_FORMS } from '../ids.ts';
import { briefReason } from './brief-reason.ts';
import { KEPT_WORDS } from './first-form.ts';

export type DetailForm = {
  /** The release's name. */
  title: string;
  values: FormFields;
  releaseId: string;
  draftId: string;
  keptBefore: boolean;
  /** Teams with customers rely on its facts: a change needs a reason. */
  isBriefed?: boolean;
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

const FACT_FIELDS: readonly ScopeField[] = [
  { id: 'price', label: 'Price', hint: 'What it costs, for whom.', long: false },
  { id: 'packages', label: 'Packages', hint: 'In which plans or editions it is.', long: false },
  { id: 'candidate', label: 'Build', hint: 'The one that is judged, as in 2.0-rc3.', long: false },
  { id: 'backOut', label: 'Way back', hint: 'How it is taken back, and who does it.', long: true },
  { id: 'beta', label: 'Trial with users', hint: 'What a trial showed, and who says so.', long: true },
];

/** What departments rely on, and what a risky release owes. */
export const factsForm = (form: DetailForm): ModalView =>
  modal({
    callbackId: PLAN_FORMS.facts,
    title: 'Facts and way back',
    submit: 'Save',
    notifyOnClose: true,
    privateMetadata: packIds({ releaseId: form.releaseId, extra: form.draftId }),
    blocks: [
      ...heading(form),
      context('Departments that judged a fact are asked again when it changes, and only they.'),
      ...FACT_FIELDS.map((field) => scopeField(field, form.values)),
      ...briefReason(form.isBriefed === true, form.values),
    ],
  });

const RISK_CHOICES: Record<RiskQuestion, { text: string; description: string }> = {
  lives: { text: 'Could somebody be hurt?', description: 'Health, safety, machines' },
  money: { text: 'Could money be lost or moved wrongly?', description: 'Ours or our customers’' },
  data: { text: 'Could data be lost or seen by others?', description: 'Above all that of people' },
  irreversible: { text: 'Is it hard to take back?', description: 'Data that is moved, contracts, devices' },
  exposed: {
    text: 'Do most customers feel it at once?',
    description: 'Everyone, or the most important ones',
  },
};

/** The five questions about risk; nothing ticked is an answer, too. */
export const riskForm = (form: DetailForm): ModalView =>
  modal({
    callbackId: PLAN_FORMS.risk,
    title: 'Risk',
    submit: 'Save',
    notifyOnClose: true,
    privateMetadata: packIds({ releaseId: form.releaseId, extra: form.draftId }),
    blocks: [
      ...heading(form),
      checkboxesField({
        id: 'risk',
        label: 'If it goes wrong: tick what is true',
        optional: true,
        choices: RISK_QUESTIONS.map((question) => ({ value: question, ...RISK_CHOICES[question] })),
        initial: (form.values.risk ?? '').split(',').filter(isRiskQuestion),
      }),
      context(
        'Nothing ticked is low risk: fewer departments have to answer. Three ticks, or the first one, are high risk: two people launch, five working days for objections, a way back and a trial with users.',
      ),
    ],
  });

const isRiskQuestion = (text: string): text is RiskQuestion =>
  (RISK_QUESTIONS as readonly string[]).includes(text);

/** What was ticked, as the plan keeps it. */
export const typedRisk = (typed: Typed): FormFields => ({
  risk: typedList(typed, 'risk').filter(isRiskQuestion).join(',') || 'none',
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
