import type { ModalView } from '@slack/types';
import type { Severity } from '../../../domain/blockers/blocker.ts';
import { BLOCKER_TEXT_MAX } from '../../../domain/blockers/blocker-form.ts';
import type { Release } from '../../../domain/release.ts';
import type { WorkspaceSettings } from '../../../domain/settings/settings.ts';
import { packIds } from '../edge/value.ts';
import { context } from '../kit/blocks.ts';
import type { Choice } from '../kit/elements.ts';
import { dateField, initialOf, longTextField, radioField, selectField } from '../kit/inputs.ts';
import { link, mrkdwn } from '../kit/mrkdwn.ts';
import { modal } from '../kit/views.ts';
import { releaseChoice } from '../planning/card/release-choice.ts';
import { BLOCKER_FORMS } from './ids.ts';
import { SOLVER_FIELDS, solverFields } from './solver-fields.ts';

/** The fields of the form, by their ids. */
export const RAISE_FIELDS = ['release', 'text', 'severity', ...SOLVER_FIELDS, 'expectedOn'] as const;

export type RaiseValues = Readonly<Record<string, string>>;

const SEVERITY_CHOICES: Record<Severity, Choice> = {
  stops: {
    text: 'It stops the launch',
    value: 'stops',
    description: 'The launch waits until it is gone',
  },
  hurts: {
    text: 'It should be mended',
    value: 'hurts',
    description: 'It is listed; the launch does not wait for it',
  },
};

export type RaiseParts = {
  /** At least one. */
  releases: readonly Release[];
  settings: Pick<WorkspaceSettings, 'departments'>;
  values: RaiseValues;
  /** The address of the message that it was raised from. */
  link: string | null;
  draftId: string;
  /** True when the values were typed before and could not be taken then. */
  kept: boolean;
};

/** "Raise a blocker": what is in the way of which release, how bad it is, and who can solve it. */
export const raiseForm = ({
  releases,
  settings,
  values,
  link: address,
  draftId,
  kept,
}: RaiseParts): ModalView =>
  modal({
    callbackId: BLOCKER_FORMS.raise,
    title: 'Something is in the way',
    submit: 'Raise it',
    privateMetadata: packIds({ extra: draftId }),
    blocks: [
      ...(kept ? [context('We kept what you typed.')] : []),
      selectField({
        id: 'release',
        label: 'Which release?',
        placeholder: 'Choose a release',
        choices: releases.map(releaseChoice),
        ...initialOf(values, 'release'),
      }),
      longTextField({
        id: 'text',
        label: 'What is in the way?',
        maxLength: BLOCKER_TEXT_MAX,
        ...initialOf(values, 'text'),
      }),
      ...(address === null ? [] : [context(mrkdwn`${link(address, 'The message')} is linked with it.`)]),
      radioField({
        id: 'severity',
        label: 'How bad is it?',
        choices: [SEVERITY_CHOICES.stops, SEVERITY_CHOICES.hurts],
        initial: values.severity === 'hurts' ? 'hurts' : 'stops',
      }),
      ...solverFields(settings, values),
      dateField({
        id: 'expectedOn',
        label: 'When do you expect it to be solved?',
        optional: true,
        ...initialOf(values, 'expectedOn'),
      }),
    ],
  });
