import type { ModalView } from '@slack/types';
import { ISSUE_SEVERITIES, type IssueSeverity } from '../../../domain/issues/issue.ts';
import { ISSUE_TEXT_MAX } from '../../../domain/issues/issue-form.ts';
import type { FormFields } from '../../../domain/plan/merge-form.ts';
import type { Release } from '../../../domain/release.ts';
import { packIds } from '../edge/value.ts';
import { context } from '../kit/blocks.ts';
import type { Choice } from '../kit/elements.ts';
import { initialOf, longTextField, personField, radioField, selectField } from '../kit/inputs.ts';
import { link, mrkdwn } from '../kit/mrkdwn.ts';
import { modal } from '../kit/views.ts';
import { titled } from '../planning/card/titled.ts';
import { ISSUE_FORMS } from './ids.ts';

/** The fields of the form, by their ids. */
export const ISSUE_FIELDS = ['release', 'text', 'severity', 'owner'] as const;

const CHOICES: Record<IssueSeverity, Choice> = {
  critical: { value: 'critical', text: 'Critical', description: 'Users cannot go on, or something is lost' },
  major: { value: 'major', text: 'Major', description: 'Some users cannot do something' },
  minor: { value: 'minor', text: 'Minor', description: 'It is not as it should be' },
};

type Parts = {
  /** At least one. */
  releases: readonly Release[];
  values: FormFields;
  /** The address of the message that it was reported from. */
  link: string | null;
  draftId: string;
};

/** "Report an issue": in which release, what users see, how bad it is, and who sees to it. */
export const issueForm = ({ releases, values, link: address, draftId }: Parts): ModalView =>
  modal({
    callbackId: ISSUE_FORMS.report,
    title: 'Report an issue',
    submit: 'Report it',
    privateMetadata: packIds({ extra: draftId }),
    blocks: [
      selectField({
        id: 'release',
        label: 'In which release?',
        placeholder: 'Choose a release',
        choices: releases.map((release): Choice => ({ text: titled(release), value: release.id })),
        ...initialOf(values, 'release'),
      }),
      longTextField({
        id: 'text',
        label: 'What do users see?',
        maxLength: ISSUE_TEXT_MAX,
        ...initialOf(values, 'text'),
      }),
      ...(address === null ? [] : [context(mrkdwn`${link(address, 'The message')} is linked with it.`)]),
      radioField({
        id: 'severity',
        label: 'How bad is it?',
        choices: ISSUE_SEVERITIES.map((severity) => CHOICES[severity]),
        ...initialOf(values, 'severity'),
      }),
      personField({
        id: 'owner',
        label: 'Who sees to it?',
        hint: 'They are told, and say when it is solved.',
        ...initialOf(values, 'owner'),
      }),
    ],
  });
