import type { ModalView } from '@slack/types';
import { githubHost } from '../../../domain/github-notes/release-link.ts';
import { type Release, titleOf } from '../../../domain/release.ts';
import { packIds } from '../edge/value.ts';
import { section } from '../kit/blocks.ts';
import { textField } from '../kit/inputs.ts';
import { mrkdwn } from '../kit/mrkdwn.ts';
import { modal } from '../kit/views.ts';
import { practiceBlocks } from '../launch/prompt/practice.ts';
import { NOTES_FORMS } from './ids.ts';
import { behindField } from './notes-views.ts';

const LINK_MAX = 1000;

/** Which release on GitHub, and where its notes go. */
export const githubForm = (release: Release, apiUrl: string, link = ''): ModalView =>
  modal({
    callbackId: NOTES_FORMS.github,
    title: 'Fetch from GitHub',
    submit: 'Fetch',
    privateMetadata: packIds({ releaseId: release.id }),
    blocks: [
      ...practiceBlocks(release),
      section(
        mrkdwn`The notes of a release on GitHub become the highlights of *${titleOf(release)}*, without its formatting. You can change them before anybody reads them.`,
      ),
      textField({
        id: 'link',
        label: 'Its address',
        hint: `As in https://${githubHost(apiUrl)}/OWNER/REPOSITORY/releases/tag/v2.0.`,
        maxLength: LINK_MAX,
        initial: link,
      }),
      ...behindField(release),
    ],
  });
