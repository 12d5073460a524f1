import type { Button, ModalView } from '@slack/types';
import { isLegal } from '../../../domain/command.ts';
import { type Release, titleOf } from '../../../domain/release.ts';
import { packIds } from '../edge/value.ts';
import { context, section } from '../kit/blocks.ts';
import { button } from '../kit/elements.ts';
import { textField } from '../kit/inputs.ts';
import { mrkdwn } from '../kit/mrkdwn.ts';
import { modal } from '../kit/views.ts';
import { plainName } from '../words/plain-name.ts';
import { ADOPTION_ACTIONS, ADOPTION_FORMS } from './ids.ts';

const NUMBER_MAX = 20;

export type AdoptionFields = { count: string; of: string };

/** What people fetch themselves is counted by its manager, once they can. */
export const countButtons = (release: Release): Button[] =>
  release.plan.path === 'pull' && isLegal('count_adoption', release)
    ? [
        button({
          actionId: ADOPTION_ACTIONS.enter,
          text: 'Enter the count',
          value: packIds({ releaseId: release.id }),
          accessibilityLabel: `Enter how many have ${plainName(titleOf(release), 40)}`,
        }),
      ]
    : [];

/** How many have it, and of how many. */
export const adoptionForm = (release: Release, kept: AdoptionFields | null): ModalView => {
  const { adoption } = release;
  const shown = kept ?? {
    count: adoption === null ? '' : String(adoption.count),
    of: adoption?.of == null ? '' : String(adoption.of),
  };
  return modal({
    callbackId: ADOPTION_FORMS.enter,
    title: 'How many have it?',
    submit: 'Enter the count',
    privateMetadata: packIds({ releaseId: release.id }),
    blocks: [
      section(mrkdwn`*${titleOf(release)}*. The count stands on its card, with your name and the day.`),
      ...(kept === null ? [] : [context('We kept what you typed.')]),
      textField({
        id: 'count',
        label: 'How many have it now?',
        hint: 'A whole number, as in 1240.',
        maxLength: NUMBER_MAX,
        initial: shown.count,
      }),
      textField({
        id: 'of',
        label: 'Of how many?',
        hint: 'Where you know how many should have it.',
        optional: true,
        maxLength: NUMBER_MAX,
        initial: shown.of,
      }),
    ],
  });
};
