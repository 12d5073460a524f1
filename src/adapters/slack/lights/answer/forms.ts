import type { KnownBlock, ModalView } from '@slack/types';
import type { Instant } from '../../../../domain/calendar.ts';
import { MORNING } from '../../../../domain/delivery/timeline.ts';
import { REASON_MAX, SOLVER_MAX } from '../../../../domain/lights/answer-form.ts';
import type { Light } from '../../../../domain/lights/light.ts';
import { type Release, titleOf } from '../../../../domain/release.ts';
import { context, section } from '../../kit/blocks.ts';
import { dateField, longTextField, personField, radioField, textField } from '../../kit/inputs.ts';
import { mrkdwn } from '../../kit/mrkdwn.ts';
import { modal } from '../../kit/views.ts';
import { plainName } from '../../words/plain-name.ts';
import { launchMoment, readySentence } from '../card/sentences.ts';
import { LIGHT_FORMS } from '../ids.ts';

/** What a form shows in its fields, by their ids; missing ones are empty. */
export type FormValues = Readonly<Record<string, string>>;

export type FormParts = {
  release: Release;
  light: Light;
  now: Instant;
  /** Packed ids: the question and the form's draft. */
  privateMetadata: string;
  values: FormValues;
  /** True when the values were typed before and could not be taken then. */
  kept: boolean;
};

const heading = ({ release, light, kept }: FormParts): KnownBlock[] => [
  section(mrkdwn`*${light.name}*, for *${titleOf(release)}*, launch ${launchMoment(release)}`),
  ...(kept ? [context('We kept what you typed.')] : []),
];

const initial = (values: FormValues, id: string): { initial?: string } => {
  const value = values[id] ?? '';
  return value === '' ? {} : { initial: value };
};

const why = ({ state }: Light): string =>
  state === 'green' ? 'It was green. What has changed?' : 'What is in the way?';

/** "Not yet": what is in the way, who can solve it, when. Red is never left without a next question. */
export const notYetForm = (parts: FormParts): ModalView => {
  const { light, values, privateMetadata } = parts;
  return modal({
    callbackId: LIGHT_FORMS.notYet,
    title: 'Not yet',
    submit: 'Say not yet',
    privateMetadata,
    blocks: [
      ...heading(parts),
      longTextField({
        id: 'reason',
        label: why(light),
        maxLength: REASON_MAX,
        ...initial(values, 'reason'),
      }),
      personField({
        id: 'solverPerson',
        label: 'Who can solve it?',
        optional: true,
        ...initial(values, 'solverPerson'),
      }),
      textField({
        id: 'solver',
        label: 'Or somebody who is not in this Slack',
        optional: true,
        maxLength: SOLVER_MAX,
        ...initial(values, 'solver'),
      }),
      dateField({
        id: 'expectedOn',
        label: 'When do you expect it to be solved?',
        hint: `I ask ${plainName(light.name)} again at ${MORNING} that day or the next working day, and before the launch in any case.`,
        ...initial(values, 'expectedOn'),
      }),
    ],
  });
};

/** "Not applicable": why. It counts after the release manager's consent. */
export const notApplicableForm = (parts: FormParts): ModalView => {
  const { release, light, values, privateMetadata } = parts;
  return modal({
    callbackId: LIGHT_FORMS.notApplicable,
    title: 'Not applicable',
    submit: 'Say not applicable',
    privateMetadata,
    blocks: [
      ...heading(parts),
      longTextField({
        id: 'reason',
        label: `Why does it not concern ${plainName(light.name)}?`,
        hint: `It counts once ${plainName(release.manager.name)} agrees.`,
        maxLength: REASON_MAX,
        ...initial(values, 'reason'),
      }),
    ],
  });
};

/** The four answers, the present one chosen; those that need words ask for them on the next page. */
export const changeForm = (parts: FormParts): ModalView => {
  const { release, light, now, privateMetadata } = parts;
  const present = light.answer === null ? undefined : light.answer.answer;
  const isFirst = present === undefined;
  return modal({
    callbackId: LIGHT_FORMS.change,
    title: isFirst ? 'Your answer' : 'Change answer',
    submit: isFirst ? 'Send answer' : 'Change answer',
    privateMetadata,
    blocks: [
      ...heading(parts),
      radioField({
        id: 'answer',
        label: `Your answer for ${plainName(light.name)}`,
        hint: `Green light says: ${readySentence(release, light, now)}.`,
        choices: [
          { text: 'Green light', value: 'green', description: 'We are ready' },
          { text: 'On track', value: 'on_track', description: 'We work on it; I ask again in a few days' },
          { text: 'Not yet', value: 'not_yet', description: 'Something is in the way' },
          { text: 'Not applicable', value: 'not_applicable', description: 'It does not concern us' },
        ],
        ...(present !== undefined && { initial: present }),
      }),
    ],
  });
};

/** Another date for "I ask again". */
export const changeDateForm = (parts: FormParts): ModalView => {
  const { light, values, privateMetadata } = parts;
  return modal({
    callbackId: LIGHT_FORMS.changeDate,
    title: 'Ask again',
    submit: 'Change date',
    privateMetadata,
    blocks: [
      ...heading(parts),
      dateField({
        id: 'askAgainOn',
        label: `When should I ask ${plainName(light.name)} again?`,
        hint: `At ${MORNING}, on a working day before the launch.`,
        ...initial(values, 'askAgainOn'),
      }),
    ],
  });
};
