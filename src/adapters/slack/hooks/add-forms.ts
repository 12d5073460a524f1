import type { ModalView } from '@slack/types';
import { FACT_KINDS, TOPICS } from '../../../domain/hooks/hook.ts';
import { HOOK_NAME_MAX, type HookForm } from '../../../domain/hooks/hook-form.ts';
import { KIND_WORDS, TOPIC_WORDS } from '../../../domain/hooks/hook-words.ts';
import type { WorkspaceSettings } from '../../../domain/settings/settings.ts';
import { type Typed, typedList, typedText } from '../edge/visit.ts';
import { checkboxesField, multiSelectField, textField } from '../kit/inputs.ts';
import { modal } from '../kit/views.ts';
import { plainName } from '../words/plain-name.ts';
import { HOOK_FORMS } from './ids.ts';

const nameField = (hint: string) =>
  textField({ id: 'name', label: 'Name', hint, maxLength: HOOK_NAME_MAX, placeholder: 'ci' });

/** A way in: who reports, what, and whose light a failed check turns. */
export const addInForm = ({ departments }: WorkspaceSettings): ModalView =>
  modal({
    callbackId: HOOK_FORMS.addIn,
    title: 'Let a system report',
    submit: 'Add',
    blocks: [
      nameField('Messages and the record call it so.'),
      checkboxesField({
        id: 'reports',
        label: 'What may it report?',
        choices: FACT_KINDS.map((kind) => ({ text: KIND_WORDS[kind], value: kind })),
        initial: ['check', 'stage', 'alert'],
      }),
      ...(departments.length === 0
        ? []
        : [
            multiSelectField({
              id: 'departmentIds',
              label: 'Whose light may a failed check turn red?',
              hint: 'Only before the launch. Nothing that it reports turns a light green. Empty: nobody’s.',
              optional: true,
              choices: departments.map(({ id, name }) => ({ text: plainName(name), value: id })),
            }),
          ]),
      textField({
        id: 'releaseKey',
        label: 'Only about one release',
        hint: 'Its name for commands, as in atlas-2.0. Empty: each report names its own.',
        optional: true,
        maxLength: 80,
      }),
    ],
  });

/** A way out: who is told, where, and of what. */
export const addOutForm = (insideToo: boolean): ModalView =>
  modal({
    callbackId: HOOK_FORMS.addOut,
    title: 'Tell a system',
    submit: 'Add',
    blocks: [
      nameField('By which you find it here again.'),
      textField({
        id: 'address',
        label: 'Address',
        hint: insideToo
          ? 'It begins with https://.'
          : 'It begins with https://, and is reached from the internet.',
        placeholder: 'https://example.com/greenlight',
        maxLength: 500,
      }),
      checkboxesField({
        id: 'topics',
        label: 'What is it told of?',
        hint: 'Confidential releases and rehearsals never leave.',
        choices: TOPICS.map((topic) => ({ text: TOPIC_WORDS[topic], value: topic })),
        initial: [...TOPICS],
      }),
    ],
  });

export const typedInForm = (typed: Typed): HookForm => ({
  direction: 'in',
  name: typedText(typed, 'name'),
  reports: typedList(typed, 'reports'),
  departmentIds: typedList(typed, 'departmentIds'),
  releaseKey: typedText(typed, 'releaseKey'),
});

export const typedOutForm = (typed: Typed): HookForm => ({
  direction: 'out',
  name: typedText(typed, 'name'),
  topics: typedList(typed, 'topics'),
  address: typedText(typed, 'address'),
});
