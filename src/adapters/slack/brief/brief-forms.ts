import type { ModalView } from '@slack/types';
import type { BriefQuestion } from '../../../domain/brief/brief.ts';
import { type Release, titleOf } from '../../../domain/release.ts';
import { packIds } from '../edge/value.ts';
import { section } from '../kit/blocks.ts';
import { longTextField } from '../kit/inputs.ts';
import { mrkdwn } from '../kit/mrkdwn.ts';
import { richQuote } from '../kit/rich-text.ts';
import { modal } from '../kit/views.ts';
import { practiceBlocks } from '../launch/prompt/practice.ts';
import { BRIEF_FORMS } from './ids.ts';

const WORDS_MAX = 1000;

/** What somebody has to know before they can answer customers. */
export const askForm = (release: Release, departmentId: string): ModalView =>
  modal({
    callbackId: BRIEF_FORMS.ask,
    title: 'I have a question',
    submit: 'Ask',
    privateMetadata: packIds({ releaseId: release.id, departmentId }),
    blocks: [
      ...practiceBlocks(release),
      section(mrkdwn`About *${titleOf(release)}*. It stands under the brief until it is answered.`),
      longTextField({ id: 'words', label: 'What do you want to know?', maxLength: WORDS_MAX }),
    ],
  });

/** The answer, for whoever asked and for everybody under the brief. */
export const answerForm = (release: Release, { id, by, words, answer }: BriefQuestion): ModalView =>
  modal({
    callbackId: BRIEF_FORMS.answer,
    title: 'Answer',
    submit: 'Answer',
    privateMetadata: packIds({ releaseId: release.id, extra: id }),
    blocks: [
      ...practiceBlocks(release),
      section(mrkdwn`*${titleOf(release)}*: ${by.name} asks`),
      richQuote(words),
      longTextField({
        id: 'words',
        label: 'Your answer',
        hint: 'Everybody in the channel reads it under the question.',
        maxLength: WORDS_MAX,
        initial: answer?.words ?? '',
      }),
    ],
  });
