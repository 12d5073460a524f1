import type { ModalView } from '@slack/types';
import { LESSON_MAX } from '../../../domain/lessons/lesson.ts';
import { NOTE_MAX } from '../../../domain/meetings/note.ts';
import { type Release, titleOf } from '../../../domain/release.ts';
import { LINES_MAX, NAMELESS_FROM, POINT_KINDS, type PointKind } from '../../../domain/retro/point.ts';
import { packIds } from '../edge/value.ts';
import { context, section } from '../kit/blocks.ts';
import {
  checkboxesField,
  dateField,
  longTextField,
  multiSelectField,
  personField,
  radioField,
  textField,
} from '../kit/inputs.ts';
import { mrkdwn } from '../kit/mrkdwn.ts';
import { modal } from '../kit/views.ts';
import { practiceBlocks } from '../launch/prompt/practice.ts';
import { pathWords } from '../words/path.ts';
import { RETRO_FORMS } from './ids.ts';

export const NAMELESS = 'without_name';
export const ONLY_PRODUCT = 'product';
export const ONLY_PATH = 'path';

const QUESTIONS: Record<PointKind, string> = {
  well: 'What went well?',
  not_well: 'What did not go well?',
  puzzle: 'What puzzles you?',
};

/**
 * Before the look back, in writing. What is typed is never kept as a draft: it would tie words that may be sent
 * without a name to the person who typed them.
 */
export const pointsForm = (release: Release): ModalView =>
  modal({
    callbackId: RETRO_FORMS.points,
    title: 'Add your points',
    submit: 'Add',
    privateMetadata: packIds({ releaseId: release.id }),
    blocks: [
      ...practiceBlocks(release),
      section(
        mrkdwn`About *${titleOf(release)}*. Each line is a point of its own; every field may stay empty.`,
      ),
      ...POINT_KINDS.map((kind) =>
        longTextField({
          id: kind,
          label: QUESTIONS[kind],
          hint: `At most ${LINES_MAX} lines.`,
          optional: true,
        }),
      ),
      checkboxesField({
        id: 'nameless',
        label: 'Your name',
        hint: `Without your name: your points are stored without name or time, only with the day. They can be read once ${NAMELESS_FROM} people wrote some, and cannot be changed afterwards.`,
        optional: true,
        choices: [{ value: NAMELESS, text: 'Add without my name' }],
      }),
    ],
  });

/** What is to be done, by whom, until when: it is reminded of, and stands in the kick-off of the next release. */
export const actionForm = (release: Release, ownerId: string): ModalView =>
  modal({
    callbackId: RETRO_FORMS.action,
    title: 'Note an action',
    submit: 'Note it',
    privateMetadata: packIds({ releaseId: release.id }),
    blocks: [
      ...practiceBlocks(release),
      longTextField({ id: 'text', label: 'What is to be done?', maxLength: NOTE_MAX }),
      personField({ id: 'owner', label: 'Who does it?', initial: ownerId }),
      dateField({ id: 'dueOn', label: 'Until when?' }),
    ],
  });

/** What others should know who plan something like it. */
export const lessonForm = (release: Release): ModalView => {
  const { plan, lights } = release;
  const product = plan.product.trim();
  return modal({
    callbackId: RETRO_FORMS.lesson,
    title: 'Keep a lesson',
    submit: 'Keep it',
    privateMetadata: packIds({ releaseId: release.id }),
    blocks: [
      ...practiceBlocks(release),
      textField({
        id: 'text',
        label: 'What did you learn?',
        placeholder: 'The import takes an hour with a large file',
        maxLength: LESSON_MAX,
      }),
      radioField({
        id: 'kind',
        label: 'How does it come back?',
        initial: 'risk',
        choices: [
          { value: 'risk', text: 'As a risk', description: 'Whoever plans something like it reads it' },
          {
            value: 'question',
            text: 'As a question',
            description: 'It stands beside a department’s checklist',
          },
        ],
      }),
      ...(lights.length === 0
        ? []
        : [
            multiSelectField({
              id: 'departments',
              label: 'Departments that it concerns',
              optional: true,
              choices: lights.map(({ departmentId, name }) => ({ value: departmentId, text: name })),
            }),
          ]),
      checkboxesField({
        id: 'only',
        label: 'Where it belongs',
        optional: true,
        initial: [ONLY_PRODUCT],
        choices: [
          {
            value: ONLY_PRODUCT,
            text: product === '' ? 'Only releases that name no product, like this one' : `Only ${product}`,
          },
          { value: ONLY_PATH, text: `Only “${pathWords[plan.path]}”` },
        ],
      }),
      context('It is proposed when a release is planned to which it fits, and says where it comes from.'),
    ],
  });
};
