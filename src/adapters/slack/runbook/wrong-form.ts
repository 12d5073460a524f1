import type { ModalView } from '@slack/types';
import { type Release, titleOf } from '../../../domain/release.ts';
import { stepsShown } from '../../../domain/runbook/run.ts';
import { packIds } from '../edge/value.ts';
import { section } from '../kit/blocks.ts';
import { longTextField } from '../kit/inputs.ts';
import { mrkdwn } from '../kit/mrkdwn.ts';
import { modal } from '../kit/views.ts';
import { RUNBOOK_FORMS } from './ids.ts';
import { packStep } from './step-controls.ts';
import { stepName } from './step-words.ts';

const REASON_MAX = 500;

/** What happened: its release manager reads it at once. */
export const wrongForm = (
  release: Release,
  about: { attempt: number; stepId: string },
  reason: string,
): ModalView => {
  const step = stepsShown(release).find(({ id }) => id === about.stepId);
  const name = step === undefined ? mrkdwn`This step` : stepName(step);
  return modal({
    callbackId: RUNBOOK_FORMS.wrong,
    title: 'It went wrong',
    submit: 'Tell the release manager',
    privateMetadata: packIds({ releaseId: release.id, extra: packStep(about) }),
    blocks: [
      section(mrkdwn`${name}, *${titleOf(release)}*. Nobody is called up until it is mended, or taken back.`),
      longTextField({ id: 'reason', label: 'What happened?', maxLength: REASON_MAX, initial: reason }),
    ],
  });
};
