import type { ModalView } from '@slack/types';
import type { FormFields } from '../../../../domain/plan/merge-form.ts';
import { type Release, titleOf } from '../../../../domain/release.ts';
import { supportOf } from '../../../../domain/settings/support.ts';
import { packIds } from '../../edge/value.ts';
import { context, section } from '../../kit/blocks.ts';
import { checkboxesField, longTextField, radioField } from '../../kit/inputs.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn } from '../../kit/mrkdwn.ts';
import { modal } from '../../kit/views.ts';
import { LAUNCH_FORMS } from '../ids.ts';
import { practiceBlocks } from '../prompt/practice.ts';

/** What users see after an attempt that did not work. */
export const USERS_SEE = [
  { value: 'nothing', text: 'Nothing of it', description: 'For users all is as it was before.' },
  { value: 'part', text: 'A part of it', description: 'Some users, or some of what was planned.' },
  { value: 'all', text: 'All of it', description: 'It is out, but not as it should be.' },
] as const;

/** Who is told first, by name, or the choice of whom to tell. */
const toldFirst = (release: Release): { who: Mrkdwn; choose: boolean } => {
  const support = supportOf(release);
  if (support.length > 0) {
    const names = joinMrkdwn(
      support.map(({ name }) => name),
      ', ',
    );
    return { who: mrkdwn`${names} ${support.length === 1 ? 'is' : 'are'} told first`, choose: false };
  }
  const choose = release.lights.length > 0;
  return { who: choose ? mrkdwn`those you tick are told first` : mrkdwn`no department is told`, choose };
};

const departments = ({ lights }: Release) =>
  lights.map(({ departmentId, name }) => ({ value: departmentId, text: name }));

/**
 * It did not work: what users see, why, and whom to ask again.
 * @param values what was typed last time and could not be saved, or null
 */
export const failedForm = (release: Release, values: FormFields | null): ModalView => {
  const { who, choose } = toldFirst(release);
  return modal({
    callbackId: LAUNCH_FORMS.declareFailed,
    title: 'It did not work',
    submit: supportOf(release).length > 0 ? 'Tell support' : 'It did not work',
    privateMetadata: packIds({ releaseId: release.id }),
    blocks: [
      ...practiceBlocks(release),
      section(
        mrkdwn`*${titleOf(release)}*: ${who}, nothing is announced, and green lights are open again for the next attempt.`,
      ),
      ...(values === null ? [] : [context('We kept what you typed.')]),
      radioField({
        id: 'usersSee',
        label: 'What do users see now?',
        choices: USERS_SEE,
        ...(values?.usersSee !== undefined && { initial: values.usersSee }),
      }),
      longTextField({ id: 'cause', label: 'What happened?', initial: values?.cause ?? '', maxLength: 1000 }),
      ...(choose
        ? [
            checkboxesField({
              id: 'tell',
              label: 'Who is told?',
              hint: 'Nobody is called Support here: tick who is told.',
              optional: true,
              choices: departments(release),
              initial: (values?.tell ?? '').split(','),
            }),
          ]
        : []),
      ...(release.lights.length === 0
        ? []
        : [
            checkboxesField({
              id: 'askAgain',
              label: 'Who is asked again?',
              hint: 'Only those that the cause touches. Every other green light stays.',
              optional: true,
              choices: departments(release),
              initial: (values?.askAgain ?? '').split(','),
            }),
          ]),
    ],
  });
};
