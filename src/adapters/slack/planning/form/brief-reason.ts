import type { KnownBlock } from '@slack/types';
import type { FormFields } from '../../../../domain/plan/merge-form.ts';
import { textField } from '../../kit/inputs.ts';

/** Why a fact changes that teams with customers rely on: asked once they have their brief. */
export const briefReason = (isBriefed: boolean, values: FormFields): KnownBlock[] =>
  isBriefed
    ? [
        textField({
          id: 'reason',
          label: 'Why does it change?',
          hint: 'Teams with customers have the brief: where name, message, price or packages change, they read why.',
          optional: true,
          maxLength: 300,
          initial: values.reason ?? '',
        }),
      ]
    : [];
