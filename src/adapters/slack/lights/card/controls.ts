import type { ActionsBlock, Button } from '@slack/types';
import type { Instant } from '../../../../domain/calendar.ts';
import type { Light } from '../../../../domain/lights/light.ts';
import type { Checklist } from '../../../../domain/packs/summary.ts';
import { type Release, titleOf } from '../../../../domain/release.ts';
import { packIds } from '../../edge/value.ts';
import { actions } from '../../kit/blocks.ts';
import { button } from '../../kit/elements.ts';
import { checklistSentence } from '../../packs/checklist-line.ts';
import { plainName } from '../../words/plain-name.ts';
import { LIGHT_ACTIONS } from '../ids.ts';
import { readySentence } from './sentences.ts';

type Question = {
  release: Release;
  light: Light;
  now: Instant;
  /** Its questions, where it has any: the dialog before a green light says how far they are. */
  checklist?: Checklist | null;
};

const answerButton = (
  { release, light }: Question,
  actionId: string,
  text: string,
  more: Pick<Parameters<typeof button>[0], 'style' | 'confirm'> = {},
): Button =>
  button({
    actionId,
    text,
    value: packIds({ releaseId: release.id, departmentId: light.departmentId }),
    accessibilityLabel: `${text}: ${plainName(light.name, 25)}, ${plainName(titleOf(release), 30)}`,
    ...more,
  });

/**
 * The one answer that asks back first: it shows the whole sentence and the date.
 * @param primary false where another button of the message stands out
 */
export const greenButton = (question: Question, primary = true): Button =>
  answerButton(
    question,
    LIGHT_ACTIONS.green,
    question.light.state === 'stale' ? 'Still green' : 'Green light',
    {
      ...(primary && { style: 'primary' as const }),
      confirm: {
        title: `Green light for ${plainName(titleOf(question.release))}`,
        text: [
          `${readySentence(question.release, question.light, question.now)}.`,
          checklistSentence(question.checklist),
        ]
          .join('\n')
          .trim(),
        confirm: 'Yes, ready',
        deny: 'Go back',
      },
    },
  );

/** Opens the form that asks what is in the way. */
export const notYetButton = (question: Question): Button =>
  answerButton(question, LIGHT_ACTIONS.notYet, 'Not yet');

const conditionalButton = (question: Question): Button =>
  answerButton(question, LIGHT_ACTIONS.conditional, 'Green, if …');

/** The names of the answers, in their order on the card. */
export const ANSWER_NAMES = ['Green light', 'Green, if …', 'On track', 'Not yet', 'Not applicable'] as const;

/** All answers. */
export const askControls = (question: Question): ActionsBlock =>
  actions('answers', [
    greenButton(question),
    conditionalButton(question),
    answerButton(question, LIGHT_ACTIONS.onTrack, 'On track'),
    notYetButton(question),
    answerButton(question, LIGHT_ACTIONS.notApplicable, 'Not applicable'),
  ]);

/** What was judged has changed: one tap says that it does not matter, the rest is behind "Change answer". */
export const staleControls = (question: Question): ActionsBlock =>
  actions('answers', [
    greenButton(question),
    notYetButton(question),
    answerButton(question, LIGHT_ACTIONS.change, 'Another answer'),
  ]);

/** Work goes on: green is one tap away, and the date can be moved. */
export const onTrackControls = (question: Question): ActionsBlock =>
  actions('answers', [
    greenButton(question),
    answerButton(question, LIGHT_ACTIONS.changeDate, 'Change date'),
    answerButton(question, LIGHT_ACTIONS.change, 'Change answer'),
  ]);

/** On hold nothing is asked, but an answer counts. */
export const heldControls = (question: Question): ActionsBlock =>
  actions('answers', [
    answerButton(question, LIGHT_ACTIONS.change, question.light.answer === null ? 'Answer' : 'Change answer'),
  ]);

/** The quiet way back, until the launch. */
export const changeControls = (question: Question): ActionsBlock =>
  actions('answers', [answerButton(question, LIGHT_ACTIONS.change, 'Change answer')]);
