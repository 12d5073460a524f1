import type { ModalView } from '@slack/types';
import type { AcceptanceRound } from '../../../domain/acceptance/round.ts';
import { FINDING_MAX } from '../../../domain/acceptance/round-form.ts';
import { trialOf } from '../../../domain/acceptance/standing.ts';
import { type Release, titleOf } from '../../../domain/release.ts';
import { packIds } from '../edge/value.ts';
import { section } from '../kit/blocks.ts';
import { longTextField } from '../kit/inputs.ts';
import { mrkdwn } from '../kit/mrkdwn.ts';
import { modal } from '../kit/views.ts';
import { practiceBlocks } from '../launch/prompt/practice.ts';
import { ROUND_FORMS } from './ids.ts';

/** What is said in words. */
export type Spoken = 'problem' | 'wish';

const WORDS: Record<Spoken, { title: string; label: string; hint: string }> = {
  problem: {
    title: 'A problem',
    label: 'What does not work?',
    hint: 'What you did, what happened, and what you expected.',
  },
  wish: { title: 'A wish', label: 'What do you wish for?', hint: 'What would make it better for you.' },
};

/** One field: what the problem or the wish is; filled with what this person said before. */
export const sayForm = (
  release: Release,
  round: AcceptanceRound,
  finding: Spoken,
  userId: string,
): ModalView => {
  const { title, label, hint } = WORDS[finding];
  const before = trialOf(round, userId);
  return modal({
    callbackId: ROUND_FORMS[finding],
    title,
    submit: 'Send',
    privateMetadata: packIds({ releaseId: release.id, extra: round.id }),
    blocks: [
      ...practiceBlocks(release),
      section(mrkdwn`About *${titleOf(release)}*, build *${round.build}*, for ${round.owner.name}.`),
      longTextField({
        id: 'words',
        label,
        hint,
        maxLength: FINDING_MAX,
        ...(before?.finding === finding && { initial: before.words }),
      }),
    ],
  });
};
