import type { KnownBlock, ModalView } from '@slack/types';
import type { Release } from '../../../../domain/release.ts';
import { packIds } from '../../edge/value.ts';
import { context, section } from '../../kit/blocks.ts';
import { button } from '../../kit/elements.ts';
import { textField } from '../../kit/inputs.ts';
import { mrkdwn } from '../../kit/mrkdwn.ts';
import { modal } from '../../kit/views.ts';
import { titled } from '../card/titled.ts';
import { TEMPLATE_ACTIONS, TEMPLATE_FORMS } from './ids.ts';

/** The last row of the plan's window. */
export const templateRow = (release: Release): KnownBlock => ({
  ...section(mrkdwn`*Template*\nNext time, begin with the milestones, risks and departments of this plan.`),
  accessory: button({
    actionId: TEMPLATE_ACTIONS.save,
    text: 'Save as a template',
    value: packIds({ releaseId: release.id }),
  }),
});

/** A name, and when somebody would take it. */
export const templateForm = (release: Release): ModalView =>
  modal({
    callbackId: TEMPLATE_FORMS.save,
    title: 'Save as a template',
    submit: 'Save',
    privateMetadata: packIds({ releaseId: release.id }),
    blocks: [
      section(titled(release)),
      textField({
        id: 'name',
        label: 'Name',
        hint: 'A template with the same name is replaced.',
        placeholder: `A release of ${release.plan.name}`.slice(0, 60),
        maxLength: 60,
      }),
      textField({
        id: 'purpose',
        label: 'When would somebody take it?',
        optional: true,
        maxLength: 200,
      }),
      context(
        'Everybody who plans a release can begin from it. Dates become distances from the launch, people become their roles; name, scope and what was written for this release alone stay out.',
      ),
    ],
  });
