import type { ModalView } from '@slack/types';
import type { FeedbackWords } from '../../../domain/launch/feedback.ts';
import { type Release, titleOf } from '../../../domain/release.ts';
import { packIds } from '../edge/value.ts';
import { section } from '../kit/blocks.ts';
import { checkboxesField, longTextField } from '../kit/inputs.ts';
import { mrkdwn } from '../kit/mrkdwn.ts';
import { modal } from '../kit/views.ts';
import { practiceBlocks } from '../launch/prompt/practice.ts';
import { FEEDBACK_FORMS } from './ids.ts';

export const ANONYMOUS = 'without_name';

const FIELDS: readonly { id: keyof FeedbackWords; label: string }[] = [
  { id: 'liked', label: 'What went well?' },
  { id: 'disliked', label: 'What did not go well?' },
  { id: 'wish', label: 'One wish' },
];

/**
 * A few words after the rating, all optional. Unfinished ones are never kept: a draft would tie words that
 * may be sent without a name to the person who typed them.
 * @param words what this person sent before under their name
 */
export const wordsForm = (release: Release, words: FeedbackWords): ModalView =>
  modal({
    callbackId: FEEDBACK_FORMS.words,
    title: 'A few words',
    submit: 'Send',
    privateMetadata: packIds({ releaseId: release.id }),
    blocks: [
      ...practiceBlocks(release),
      section(mrkdwn`About *${titleOf(release)}*, for ${release.manager.name}. Every field may stay empty.`),
      ...FIELDS.map(({ id, label }) => longTextField({ id, label, initial: words[id], optional: true })),
      checkboxesField({
        id: 'anonymous',
        label: 'Your name',
        hint: 'Without your name: your words and your rating are stored without name or time, only with the day. They can be read once there are three such answers, and cannot be changed afterwards.',
        optional: true,
        choices: [{ value: ANONYMOUS, text: 'Send without my name' }],
      }),
    ],
  });
