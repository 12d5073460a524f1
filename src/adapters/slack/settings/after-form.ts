import { typedText } from '../edge/visit.ts';
import { textField } from '../kit/inputs.ts';
import { modal } from '../kit/views.ts';
import type { SettingsForm } from './form.ts';
import { SETTINGS_FORMS } from './ids.ts';

/** "1, 7, 30", in order and each once; what is no number stays, so that it is named as wrong. */
const daysText = (text: string): string =>
  [...new Set(text.split(/[\s,;]+/).filter((day) => day !== ''))]
    .sort((a, b) => Number(a) - Number(b))
    .join(', ');

/** When it is asked whether the goal of a release is reached. */
export const afterForm: SettingsForm = {
  callbackId: SETTINGS_FORMS.after,
  fieldsOf: ({ goalDays }) => ({ goalDays: goalDays.join(', ') }),
  draw: ({ fields, metadata }) =>
    modal({
      callbackId: SETTINGS_FORMS.after,
      title: 'After the launch',
      submit: 'Save',
      privateMetadata: metadata,
      blocks: [
        textField({
          id: 'goalDays',
          label: 'When the goal is asked for',
          hint: 'Days after the launch, as in 1, 7, 30. One that is no working day moves to the next.',
          initial: fields.goalDays ?? '',
        }),
      ],
    }),
  read: (typed) => ({ goalDays: daysText(typedText(typed, 'goalDays')) }),
  apply: (current, { goalDays = '' }) => ({
    ...current,
    goalDays: goalDays
      .split(', ')
      .filter((day) => day !== '')
      .map(Number),
  }),
};
