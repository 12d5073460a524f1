import type { ModalView } from '@slack/types';
import {
  ASKS,
  type Asks,
  FEEDS,
  type Feeds,
  ITEM_LIMITS,
  type PackItem,
} from '../../../../domain/packs/pack.ts';
import type { ItemText } from '../../../../domain/packs/pack-rules.ts';
import type { Department } from '../../../../domain/settings/settings.ts';
import { packIds } from '../../edge/value.ts';
import { type Typed, typedText } from '../../edge/visit.ts';
import { actions } from '../../kit/blocks.ts';
import { button } from '../../kit/elements.ts';
import { longTextField, radioField, selectField, textField } from '../../kit/inputs.ts';
import { modal } from '../../kit/views.ts';
import { QUESTION_ACTIONS, QUESTION_FORMS } from '../ids.ts';
import { ASKS_WORDS, FEEDS_WORDS } from './question-words.ts';

/** Nobody else reads it. */
const NOBODY = 'nobody';

/** One question, or a new one where `item` is null. */
export const itemForm = (department: Department, itemId: string, item: PackItem | null): ModalView =>
  modal({
    callbackId: QUESTION_FORMS.item,
    title: item === null ? 'New question' : 'Question',
    submit: 'Done',
    privateMetadata: packIds({ departmentId: department.id, extra: itemId }),
    blocks: [
      longTextField({
        id: 'question',
        label: 'What is asked? It is answered yes, no or not applicable.',
        maxLength: ITEM_LIMITS.question,
        ...(item && { initial: item.question }),
      }),
      textField({
        id: 'label',
        label: 'In a few words',
        hint: 'It stands where something is missing, as in: 4 of 6, missing: FAQ link.',
        maxLength: ITEM_LIMITS.label,
        ...(item && { initial: item.label }),
      }),
      longTextField({
        id: 'why',
        label: 'Why, or how to find out',
        optional: true,
        maxLength: ITEM_LIMITS.why,
        ...(item && { initial: item.why }),
      }),
      radioField({
        id: 'required',
        label: 'Is it needed?',
        choices: [
          { text: 'Needed', value: 'yes' },
          { text: 'Nice to have', value: 'no' },
        ],
        initial: item?.required === false ? 'no' : 'yes',
      }),
      radioField({
        id: 'asks',
        label: 'What comes with a yes?',
        choices: ASKS.map((value) => ({ text: ASKS_WORDS[value], value })),
        initial: item?.asks ?? 'nothing',
      }),
      selectField({
        id: 'feeds',
        label: 'Who else reads the link or the words?',
        choices: [
          { text: 'Nobody', value: NOBODY },
          ...FEEDS.map((value) => ({ text: FEEDS_WORDS[value], value })),
        ],
        initial: item?.feeds ?? NOBODY,
      }),
      actions('questions.back', [
        button({
          actionId: QUESTION_ACTIONS.back,
          text: 'Back to the questions',
          value: packIds({ departmentId: department.id }),
        }),
      ]),
    ],
  });

const among = <Value extends string>(values: readonly Value[], text: string): Value | undefined =>
  values.find((value) => value === text);

/** The question as it came back from the form. */
export const typedItem = (typed: Typed): ItemText => ({
  question: typedText(typed, 'question'),
  label: typedText(typed, 'label'),
  why: typedText(typed, 'why'),
  required: typedText(typed, 'required') !== 'no',
  asks: among<Asks>(ASKS, typedText(typed, 'asks')) ?? 'nothing',
  feeds: among<Feeds>(FEEDS, typedText(typed, 'feeds')) ?? null,
});
