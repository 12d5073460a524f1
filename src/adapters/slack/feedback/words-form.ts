import type { InputBlock, ModalView } from '@slack/types';
import {
  type FeedbackWords,
  noScores,
  type Question,
  RATINGS,
  type Score,
  type Scores,
} from '../../../domain/feedback/feedback.ts';
import { type Release, titleOf } from '../../../domain/release.ts';
import { packIds } from '../edge/value.ts';
import { section } from '../kit/blocks.ts';
import { checkboxesField, longTextField, selectField } from '../kit/inputs.ts';
import { mrkdwn } from '../kit/mrkdwn.ts';
import { modal } from '../kit/views.ts';
import { practiceBlocks } from '../launch/prompt/practice.ts';
import { FEEDBACK_FORMS } from './ids.ts';
import { ratingWords } from './rating-buttons.ts';

export const ANONYMOUS = 'without_name';

const FIELDS: readonly { id: Question; label: string }[] = [
  { id: 'liked', label: 'What went well?' },
  { id: 'disliked', label: 'What did not go well?' },
  { id: 'wish', label: 'One wish' },
  { id: 'friction', label: 'Which work-around do you need now?' },
];

/** A number is never alone: each has its word. */
const SCALES: Record<Score, { label: string; words: Record<(typeof RATINGS)[number], string> }> = {
  rating: { label: 'How is it?', words: ratingWords },
  confidence: {
    label: 'How sure do you feel with it?',
    words: { 1: '1 Not at all', 2: '2 Hardly', 3: '3 Somewhat', 4: '4 Quite', 5: '5 Very' },
  },
  effort: {
    label: 'How much effort was it?',
    words: { 1: '1 Very little', 2: '2 Little', 3: '3 Some', 4: '4 Much', 5: '5 Very much' },
  },
};

const scale = (score: Score, present: Scores): InputBlock => {
  const { label, words } = SCALES[score];
  const initial = present[score];
  return selectField({
    id: score,
    label,
    optional: true,
    placeholder: 'One tap',
    choices: RATINGS.map((rating) => ({ value: String(rating), text: words[rating] })),
    ...(initial !== null && { initial: String(initial) }),
  });
};

type Present = { words: FeedbackWords; scores?: Scores; unnamed?: boolean };

/**
 * All that is asked, all optional. Unfinished answers are never kept: a draft would tie words that may be sent
 * without a name to the person who typed them.
 * @param present what this person sent before under their name; `unnamed` where they want to leave it out
 */
export const wordsForm = (
  release: Release,
  { words, scores = noScores, unnamed = false }: Present,
): ModalView =>
  modal({
    callbackId: FEEDBACK_FORMS.words,
    title: 'A few words',
    submit: 'Send',
    privateMetadata: packIds({ releaseId: release.id }),
    blocks: [
      ...practiceBlocks(release),
      section(mrkdwn`About *${titleOf(release)}*, for ${release.manager.name}. Every field may stay empty.`),
      // Who has tapped a rating already is not asked for it twice.
      ...(scores.rating === null ? [scale('rating', scores)] : []),
      scale('confidence', scores),
      scale('effort', scores),
      ...FIELDS.map(({ id, label }) => longTextField({ id, label, initial: words[id], optional: true })),
      checkboxesField({
        id: 'anonymous',
        label: 'Your name',
        hint: 'Without your name: all of it is stored without name or time, only with the day. It can be read once there are three such answers, and cannot be changed afterwards.',
        optional: true,
        choices: [{ value: ANONYMOUS, text: 'Send without my name' }],
        ...(unnamed && { initial: [ANONYMOUS] }),
      }),
    ],
  });
