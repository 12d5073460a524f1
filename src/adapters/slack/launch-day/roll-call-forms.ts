import type { ModalView } from '@slack/types';
import { type Release, titleOf } from '../../../domain/release.ts';
import { packIds } from '../edge/value.ts';
import { section } from '../kit/blocks.ts';
import { longTextField } from '../kit/inputs.ts';
import { type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import { modal } from '../kit/views.ts';
import { ROLL_CALL_FORMS } from './ids.ts';

const REASON_MAX = 500;

export type ReasonForm = keyof typeof ROLL_CALL_FORMS;

const FORMS: Record<
  ReasonForm,
  { title: string; submit: string; hint: string; means: (title: string) => Mrkdwn }
> = {
  noGo: {
    title: 'No-go',
    submit: 'No-go',
    hint: 'Everybody in the roll-call reads it.',
    means: (title) =>
      mrkdwn`The roll-call of *${title}* stands until you say go, or its release manager decides.`,
  },
  hold: {
    title: 'Hold',
    submit: 'Hold',
    hint: 'Every department reads it.',
    means: (title) =>
      mrkdwn`The clock of *${title}* stands, and every department hears of it. Its release manager resumes it with one click; what was said stays.`,
  },
  scrub: {
    title: 'Scrub the launch',
    submit: 'Scrub, and choose a date',
    hint: 'It stands in the thread and in the record.',
    means: (title) =>
      mrkdwn`The roll-call of *${title}* ends. Next you choose another date: everybody hears of it once, and is asked again before it.`,
  },
};

/** Why not: for a no-go, a hold, or the end of this attempt. */
export const reasonForm = (
  release: Release,
  form: ReasonForm,
  { departmentId, reason }: { departmentId: string | null; reason: string },
): ModalView => {
  const { title, submit, hint, means } = FORMS[form];
  return modal({
    callbackId: ROLL_CALL_FORMS[form],
    title,
    submit,
    privateMetadata: packIds({ releaseId: release.id, ...(departmentId !== null && { departmentId }) }),
    blocks: [
      section(means(titleOf(release))),
      longTextField({ id: 'reason', label: 'Why?', hint, maxLength: REASON_MAX, initial: reason }),
    ],
  });
};
