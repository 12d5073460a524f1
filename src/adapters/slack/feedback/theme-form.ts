import type { ModalView } from '@slack/types';
import { ANSWER_MAX } from '../../../domain/feedback/tell-back.ts';
import { THEME_MAX, type Theme } from '../../../domain/feedback/themes.ts';
import { packIds } from '../edge/value.ts';
import { longTextField, textField } from '../kit/inputs.ts';
import { modal } from '../kit/views.ts';
import { FEEDBACK_FORMS } from './ids.ts';

/** Its name, and what is said of it to those who answered. */
export const themeForm = (releaseId: string, { id, name, answer }: Theme): ModalView =>
  modal({
    callbackId: FEEDBACK_FORMS.theme,
    title: 'You said, we did',
    submit: 'Save',
    privateMetadata: packIds({ releaseId, extra: id }),
    blocks: [
      textField({ id: 'name', label: 'You said', initial: name, maxLength: THEME_MAX }),
      longTextField({
        id: 'answer',
        label: 'We did',
        hint: 'Those who answered read it once you press “Tell”. Left empty, nothing is said of it.',
        initial: answer,
        maxLength: ANSWER_MAX,
        optional: true,
      }),
    ],
  });
