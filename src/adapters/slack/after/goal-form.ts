import type { InputBlock, ModalView } from '@slack/types';
import { changeRelease } from '../../../application/change-release.ts';
import type { House } from '../../../application/house.ts';
import { forgetTyped, keepTyped, typedBefore } from '../../../application/plan/keep-typed.ts';
import { previewCommand } from '../../../application/plan/preview-command.ts';
import { GOAL_ANSWERS, type GoalAnswer, lastCheck } from '../../../domain/outcome/outcome.ts';
import type { Actor } from '../../../domain/person.ts';
import type { FormFields } from '../../../domain/plan/merge-form.ts';
import { type Release, titleOf } from '../../../domain/release.ts';
import { nothing, open, type Reply, refused, replyTo } from '../edge/reply.ts';
import { packIds } from '../edge/value.ts';
import { type Typed, typedText, type ViewVisit } from '../edge/visit.ts';
import { context, section } from '../kit/blocks.ts';
import { radioField, textField } from '../kit/inputs.ts';
import { mrkdwn } from '../kit/mrkdwn.ts';
import { modal } from '../kit/views.ts';
import { practiceBlocks } from '../launch/prompt/practice.ts';
import { goalWords, reportedValue } from './after-words.ts';
import { AFTER_FORMS } from './ids.ts';

const CHOICES: readonly { value: GoalAnswer; text: string }[] = [
  { value: 'reached', text: 'Reached' },
  { value: 'partly', text: 'In part' },
  { value: 'not', text: 'Not reached' },
  { value: 'too_early', text: 'Too early to say' },
];

/** The two fields about the goal, as this form and the close ask for them. */
export const goalFields = (values: FormFields): InputBlock[] => [
  textField({
    id: 'value',
    label: 'What does the measure say now?',
    hint: 'A number or a few words. Empty where it is too early.',
    initial: values.value ?? '',
    optional: true,
    maxLength: 200,
  }),
  radioField({
    id: 'answer',
    label: 'Is the goal reached?',
    choices: CHOICES,
    ...(values.answer !== undefined && values.answer !== '' && { initial: values.answer }),
  }),
];

/** What was chosen; null where nothing was. */
export const goalTyped = (typed: Typed): { value: string; answer: GoalAnswer } | null => {
  const answer = GOAL_ANSWERS.find((each) => each === typedText(typed, 'answer'));
  return answer === undefined ? null : { value: typedText(typed, 'value'), answer };
};

/** What these fields begin with: what other systems report now, else what was said the last time. */
export const goalShown = async (house: House, release: Release): Promise<FormFields> => {
  const facts = await house.store.reads.knownFacts(release.workspaceId, release.id);
  const last = lastCheck(release);
  const answer = last === null || last.answer === 'too_early' ? '' : last.answer;
  return { value: reportedValue(facts, release) || (last?.value ?? ''), answer };
};

const TRIED = { type: 'say_goal', value: '–', answer: 'partly' } as const;

const goalForm = (release: Release, values: FormFields, isKept: boolean): ModalView => {
  const goal = goalWords(release);
  return modal({
    callbackId: AFTER_FORMS.goal,
    title: 'Is the goal reached?',
    submit: 'Record it',
    privateMetadata: packIds({ releaseId: release.id }),
    blocks: [
      ...practiceBlocks(release),
      section(mrkdwn`*${titleOf(release)}*`),
      ...(goal === null ? [] : [context(goal)]),
      ...(isKept ? [context('We kept what you typed.')] : []),
      ...goalFields(values),
    ],
  });
};

/** The short form about the goal, for the release manager. */
export const openGoal = async (house: House, actor: Actor, releaseId: string): Promise<Reply> => {
  const tried = await previewCommand(house, actor, releaseId, TRIED);
  if (!tried.ok) return refused(tried.refusal, releaseId);
  const shown = await goalShown(house, tried.release);
  const kept = await typedBefore(house, actor, { form: AFTER_FORMS.goal, releaseId }, shown);
  return open(goalForm(tried.release, kept ?? shown, kept !== null));
};

/** It is recorded, or what was typed is kept. */
export const submitGoal = async (house: House, { actor, request, view }: ViewVisit): Promise<Reply> => {
  const { releaseId } = view.metadata;
  const goal = goalTyped(view.typed);
  if (releaseId === undefined) return refused({ code: 'draft_expired' });
  if (goal === null) {
    return { kind: 'fields', problems: [{ field: 'answer', problem: 'Choose one of the four.' }] };
  }
  const outcome = await changeRelease(house, request, releaseId, { type: 'say_goal', ...goal });
  const form = { form: AFTER_FORMS.goal, releaseId };
  if (outcome.ok) await forgetTyped(house, actor, form);
  else await keepTyped(house, actor, form, { shown: { value: '', answer: '' }, typed: goal });
  return replyTo(outcome, nothing, releaseId);
};
