import type { KnownBlock, ModalView } from '@slack/types';
import { demandsOf } from '../../../../domain/launch/demands.ts';
import { counts } from '../../../../domain/launch/waiver.ts';
import { isUnconfirmed } from '../../../../domain/launch-day/confirmation.ts';
import { isSettled, type Light } from '../../../../domain/lights/light.ts';
import { isNeeded } from '../../../../domain/lights/needed.ts';
import type { FormFields } from '../../../../domain/plan/merge-form.ts';
import { type Release, titleOf } from '../../../../domain/release.ts';
import { packIds } from '../../edge/value.ts';
import { context, section } from '../../kit/blocks.ts';
import { button } from '../../kit/elements.ts';
import { longTextField, personField, selectField } from '../../kit/inputs.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn } from '../../kit/mrkdwn.ts';
import { modal } from '../../kit/views.ts';
import { WITHOUT_ACTIONS, WITHOUT_FORMS } from '../ids.ts';
import { practiceBlocks } from '../prompt/practice.ts';

export const NOTHING_TYPED: FormFields = { department: '', reason: '', acceptedBy: '' };

/** Departments that the launch waits for. */
export const missingLights = (release: Release): readonly Light[] =>
  release.lights.filter(
    (light) =>
      isNeeded(light, release) &&
      (!isSettled(light) || isUnconfirmed(light, release)) &&
      light.waiver === null,
  );

/** Departments that somebody decided to launch without. */
export const leftOut = (release: Release): readonly Light[] =>
  release.lights.filter(({ waiver }) => waiver !== null);

const choices = (lights: readonly Light[]) =>
  lights.map(({ departmentId, name }) => ({ value: departmentId, text: name }));

const consequence = (release: Release): Mrkdwn =>
  demandsOf(release).secondPerson
    ? mrkdwn`It is of high risk: a second person has to agree. It is said in the releases channel and stays in the record.`
    : mrkdwn`It is said in the releases channel, now and at the launch, and stays in the record.`;

/** What can only be looked at: nobody has to be left out. */
const nothingMissing = (release: Release): KnownBlock[] => [
  section(
    leftOut(release).some(({ waiver }) => !counts(waiver))
      ? mrkdwn`A second person was asked and has not agreed yet. Until then *${titleOf(release)}* cannot be launched.`
      : mrkdwn`*${titleOf(release)}* waits for no department. What else is in the way has to be mended where it is.`,
  ),
];

/** Departments that were decided about before, and the way to take that back. */
const before = (release: Release): KnownBlock[] =>
  leftOut(release).length === 0
    ? []
    : [
        {
          ...section(
            mrkdwn`Decided already: without ${joinMrkdwn(
              leftOut(release).map(({ name }) => name),
              ', ',
            )}.`,
          ),
          accessory: button({
            actionId: WITHOUT_ACTIONS.waitAgain,
            text: 'Wait for it again',
            value: packIds({ releaseId: release.id }),
          }),
        },
      ];

/** "Launch without a department": which one, why, and who accepts the risk. */
export const withoutForm = (release: Release, values: FormFields | null): ModalView => {
  const missing = missingLights(release);
  const shown = values ?? NOTHING_TYPED;
  return modal({
    callbackId: WITHOUT_FORMS.decide,
    title: 'Launch without',
    ...(missing.length > 0 && { submit: 'Launch without it' }),
    close: 'Close',
    privateMetadata: packIds({ releaseId: release.id }),
    blocks: [
      ...practiceBlocks(release),
      ...before(release),
      ...(missing.length === 0
        ? nothingMissing(release)
        : [
            section(
              mrkdwn`*${titleOf(release)}* then launches without this department's green light, at its time and by your hand. ${consequence(release)}`,
            ),
            ...(values === null ? [] : [context('We kept what you typed.')]),
            selectField({
              id: 'department',
              label: 'Without which department?',
              choices: choices(missing),
              initial: shown.department ?? '',
            }),
            longTextField({
              id: 'reason',
              label: 'Why does the launch not wait for it?',
              maxLength: 1000,
              initial: shown.reason ?? '',
            }),
            personField({
              id: 'acceptedBy',
              label: 'Who accepts the risk?',
              hint: 'Somebody who may, and knows that they are named.',
              initial: shown.acceptedBy ?? '',
            }),
          ]),
    ],
  });
};

/** "The launch waits for it again", for those that were left out. */
export const waitAgainForm = (release: Release): ModalView =>
  modal({
    callbackId: WITHOUT_FORMS.waitAgain,
    title: 'Wait for it again',
    submit: 'Wait for it again',
    close: 'Close',
    privateMetadata: packIds({ releaseId: release.id }),
    blocks: [
      section(mrkdwn`*${titleOf(release)}* is to be launched without:`),
      ...leftOut(release).map(({ name, waiver }) =>
        context(
          mrkdwn`*${name}*: ${waiver?.by.name ?? ''} decided, ${waiver?.acceptedBy.name ?? ''} accepts the risk.${counts(waiver) ? mrkdwn`` : mrkdwn` A second person has not agreed yet.`}`,
        ),
      ),
      selectField({
        id: 'department',
        label: 'Which one should the launch wait for again?',
        choices: choices(leftOut(release)),
      }),
    ],
  });
