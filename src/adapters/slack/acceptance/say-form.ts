import type { KnownBlock, ModalView } from '@slack/types';
import type { AcceptanceRound, Finding } from '../../../domain/acceptance/round.ts';
import { FINDING_MAX } from '../../../domain/acceptance/round-form.ts';
import { replacedBy } from '../../../domain/acceptance/standing.ts';
import { type Release, titleOf } from '../../../domain/release.ts';
import { packIds } from '../edge/value.ts';
import { context, section } from '../kit/blocks.ts';
import { longTextField } from '../kit/inputs.ts';
import { mrkdwn } from '../kit/mrkdwn.ts';
import { richQuote } from '../kit/rich-text.ts';
import { modal } from '../kit/views.ts';
import { practiceBlocks } from '../launch/prompt/practice.ts';
import { KEPT_WORDS } from '../planning/form/first-form.ts';
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

type Parts = { release: Release; round: AcceptanceRound; userId: string };

const about = ({ release, round }: Parts): KnownBlock[] => [
  ...practiceBlocks(release),
  section(mrkdwn`About *${titleOf(release)}*, build *${round.build}*, for ${round.owner.name}.`),
];

/** Everybody has one answer: whoever gives another one reads beforehand which words go. */
const takesPlace = ({ round, userId }: Parts, finding: Finding): KnownBlock[] => {
  const before = replacedBy(round, finding, userId);
  if (before === undefined) return [];
  const what = before.finding === 'problem' ? 'problem' : 'wish';
  return [section(`This takes the place of your ${what}:`), richQuote(before.words)];
};

/**
 * One field: what the problem or the wish is.
 *
 * @param words what this person said before, or typed and did not send
 */
export const sayForm = (
  parts: Parts,
  finding: Spoken,
  { words, kept }: { words: string; kept: boolean },
): ModalView => {
  const { title, label, hint } = WORDS[finding];
  const { release, round } = parts;
  return modal({
    callbackId: ROUND_FORMS[finding],
    title,
    submit: 'Send',
    notifyOnClose: true,
    privateMetadata: packIds({ releaseId: release.id, extra: round.id }),
    blocks: [
      ...about(parts),
      ...takesPlace(parts, finding),
      ...(kept ? [context(KEPT_WORDS)] : []),
      longTextField({
        id: 'words',
        label,
        hint,
        maxLength: FINDING_MAX,
        ...(words !== '' && { initial: words }),
      }),
    ],
  });
};

/** "It works", where that takes the place of something in words: one more tap, so that none is lost by a slip. */
export const worksForm = (parts: Parts): ModalView =>
  modal({
    callbackId: ROUND_FORMS.works,
    title: 'It works',
    submit: 'It works',
    close: 'Keep my words',
    privateMetadata: packIds({ releaseId: parts.release.id, extra: parts.round.id }),
    blocks: [...about(parts), ...takesPlace(parts, 'works')],
  });
