import type { KnownBlock, ModalView } from '@slack/types';
import type { Instant } from '../../../../domain/calendar.ts';
import { MORNING } from '../../../../domain/delivery/moments.ts';
import { REASON_MAX } from '../../../../domain/lights/answer-form.ts';
import type { Light } from '../../../../domain/lights/light.ts';
import { type Release, titleOf } from '../../../../domain/release.ts';
import type { WorkspaceSettings } from '../../../../domain/settings/settings.ts';
import { solverFields } from '../../blockers/solver-fields.ts';
import { context, section } from '../../kit/blocks.ts';
import { dateField, initialOf, longTextField, personField, radioField } from '../../kit/inputs.ts';
import { mrkdwn } from '../../kit/mrkdwn.ts';
import { modal } from '../../kit/views.ts';
import { plainName } from '../../words/plain-name.ts';
import { IN_FORM, judgedFacts } from '../card/judged-facts.ts';
import { launchMoment, readySentence } from '../card/sentences.ts';
import { whatChanged } from '../card/what-changed.ts';
import { LIGHT_FORMS } from '../ids.ts';

/** What a form shows in its fields, by their ids; missing ones are empty. */
export type FormValues = Readonly<Record<string, string>>;

export type FormParts = {
  release: Release;
  light: Light;
  /** Every department of the workspace can be named as the one that can help. */
  settings: Pick<WorkspaceSettings, 'departments'>;
  now: Instant;
  /** Packed ids: the question and the form's draft. */
  privateMetadata: string;
  values: FormValues;
  /** How far the department's questions are; empty or left out without any. */
  checklist?: string;
  /** True when the values were typed before and could not be taken then. */
  kept: boolean;
};

const heading = ({ release, light, kept }: FormParts): KnownBlock[] => [
  section(mrkdwn`*${light.name}*, for *${titleOf(release)}*, launch ${launchMoment(release)}`),
  ...(kept ? [context('We kept what you typed.')] : []),
];

/** What the answer is about, as the plan says it now, and what changed since the last one. */
const judged = ({ release, light }: FormParts): KnownBlock[] =>
  [whatChanged({ release }, light), judgedFacts(release, light, IN_FORM)]
    .filter((words) => words !== null)
    .map((words) => context(words));

const why = ({ state }: Light): string =>
  state === 'green' ? 'It was green. What has changed?' : 'What is in the way?';

/** "Not yet": what is in the way, who can solve it, when. Red is never left without a next question. */
export const notYetForm = (parts: FormParts): ModalView => {
  const { light, settings, values, privateMetadata } = parts;
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
        ...initialOf(values, 'reason'),
      }),
      ...solverFields(settings, values, light.departmentId),
      dateField({
        id: 'expectedOn',
        label: 'When do you expect it to be solved?',
        hint: `I ask ${plainName(light.name)} again at ${MORNING} that day or the next working day, and before the launch in any case.`,
        ...initialOf(values, 'expectedOn'),
      }),
    ],
  });
};

/** "Green, if": what still has to happen, who sees to it, until when. */
export const conditionalForm = (parts: FormParts): ModalView => {
  const { release, light, now, values, privateMetadata, checklist = '' } = parts;
  return modal({
    callbackId: LIGHT_FORMS.conditional,
    title: 'Green, if …',
    submit: 'Say green, if',
    privateMetadata,
    blocks: [
      ...heading(parts),
      ...judged(parts),
      context(`Says: ${readySentence(release, light, now)}, if this is done in time.`),
      ...(checklist === '' ? [] : [context(checklist)]),
      longTextField({
        id: 'condition',
        label: 'What still has to happen?',
        maxLength: REASON_MAX,
        ...initialOf(values, 'condition'),
      }),
      personField({ id: 'owner', label: 'Who sees to it?', ...initialOf(values, 'owner') }),
      dateField({
        id: 'dueOn',
        label: 'Until when?',
        hint: `If it is not done when that day ends, the light of ${plainName(light.name)} turns red. A day after the launch needs the consent of ${plainName(release.manager.name)}.`,
        ...initialOf(values, 'dueOn'),
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
        ...initialOf(values, 'reason'),
      }),
    ],
  });
};

/** The four answers, the present one chosen; those that need words ask for them on the next page. */
export const changeForm = (parts: FormParts): ModalView => {
  const { release, light, now, privateMetadata, checklist = '' } = parts;
  const present = light.answer === null ? undefined : light.answer.answer;
  const isFirst = present === undefined;
  return modal({
    callbackId: LIGHT_FORMS.change,
    title: isFirst ? 'Your answer' : 'Change answer',
    submit: isFirst ? 'Send answer' : 'Change answer',
    privateMetadata,
    blocks: [
      ...heading(parts),
      ...judged(parts),
      radioField({
        id: 'answer',
        label: `Your answer for ${plainName(light.name)}`,
        hint: `Green light says: ${readySentence(release, light, now)}.`,
        choices: [
          { text: 'Green light', value: 'green', description: 'We are ready' },
          { text: 'Green, if …', value: 'conditional', description: 'We are ready once something is done' },
          { text: 'On track', value: 'on_track', description: 'We work on it; I ask again in a few days' },
          { text: 'Not yet', value: 'not_yet', description: 'Something is in the way' },
          { text: 'Not applicable', value: 'not_applicable', description: 'It does not concern us' },
        ],
        ...(present !== undefined && { initial: present }),
      }),
      ...(checklist === '' ? [] : [context(checklist)]),
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
        ...initialOf(values, 'askAgainOn'),
      }),
    ],
  });
};
