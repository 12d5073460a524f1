import type { ModalView } from '@slack/types';
import { type Release, titleOf } from '../../../domain/release.ts';
import { section } from '../kit/blocks.ts';
import { slackDate } from '../kit/dates.ts';
import { joinMrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import { modal } from '../kit/views.ts';
import { SETTINGS_FORMS } from './ids.ts';

const MOST_LISTED = 20;

/** Before saving: the running releases that the change reaches at once. */
export const confirmForm = (reached: readonly Release[], metadata: string): ModalView => {
  const lines = reached
    .slice(0, MOST_LISTED)
    .map(
      (release) =>
        mrkdwn`• *${titleOf(release)}*, launch ${slackDate(release.plan.launch.at, release.plan.launch.zone)}`,
    );
  const more = reached.length - lines.length;
  const rest = more > 0 ? [mrkdwn`… and ${more} more`] : [];
  return modal({
    callbackId: SETTINGS_FORMS.confirm,
    title: 'Running releases',
    submit: 'Save',
    privateMetadata: metadata,
    blocks: [
      section(
        reached.length === 1
          ? 'This change applies to a running release at once. Its open cards follow.'
          : `This change applies to ${reached.length} running releases at once. Their open cards follow.`,
      ),
      section(joinMrkdwn([...lines, ...rest])),
    ],
  });
};
