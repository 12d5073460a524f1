import type { ModalView } from '@slack/types';
import {
  type AcceptanceRound,
  type RoundVerdict,
  type Trial,
  VERDICTS,
} from '../../../domain/acceptance/round.ts';
import { VERDICT_MAX } from '../../../domain/acceptance/round-form.ts';
import { blockerOf, isUnsolved } from '../../../domain/blockers/blocker.ts';
import type { FormFields } from '../../../domain/plan/merge-form.ts';
import { type Release, titleOf } from '../../../domain/release.ts';
import { packIds } from '../edge/value.ts';
import { context, section } from '../kit/blocks.ts';
import type { Choice } from '../kit/elements.ts';
import { initialOf, longTextField, radioField } from '../kit/inputs.ts';
import { mrkdwn } from '../kit/mrkdwn.ts';
import { modal } from '../kit/views.ts';
import { practiceBlocks } from '../launch/prompt/practice.ts';
import { KEPT_WORDS } from '../planning/form/first-form.ts';
import { ROUND_FORMS } from './ids.ts';
import { answersWords } from './round-words.ts';

const CHOICES: Record<RoundVerdict, Omit<Choice, 'value'>> = {
  accepted: { text: 'Accepted', description: 'Users can have it as it is' },
  accepted_with_limits: {
    text: 'Accepted with known limitations',
    description: 'The announcement says what users have to live with',
  },
  rejected: {
    text: 'Not accepted',
    description: 'The next build is tried by those who had problems',
  },
};

export const isVerdict = (text: string): text is RoundVerdict => VERDICTS.some((each) => each === text);

/** What the findings suggest; whoever looks after it decides. */
const suggested = (release: Release, { trials }: AcceptanceRound): RoundVerdict => {
  const isInTheWay = ({ became }: Trial): boolean => {
    const blocker = became?.as === 'blocker' ? blockerOf(release, became.blockerId) : undefined;
    return blocker !== undefined && isUnsolved(blocker);
  };
  if (trials.some(isInTheWay)) return 'rejected';
  return trials.some(({ became }) => became?.as === 'limitation') ? 'accepted_with_limits' : 'accepted';
};

/** "Close the round": what came of it, and a few words. */
export const closeForm = (release: Release, round: AcceptanceRound, kept: FormFields | null): ModalView =>
  modal({
    callbackId: ROUND_FORMS.close,
    title: 'Close the round',
    submit: 'Close it',
    notifyOnClose: true,
    privateMetadata: packIds({ releaseId: release.id, extra: round.id }),
    blocks: [
      ...practiceBlocks(release),
      section(
        mrkdwn`*${titleOf(release)}*, round ${round.number}, build *${round.build}*. ${answersWords(round)}.`,
      ),
      ...(kept === null ? [] : [context(KEPT_WORDS)]),
      radioField({
        id: 'verdict',
        label: 'What came of it?',
        choices: VERDICTS.map((value) => ({ value, ...CHOICES[value] })),
        initial: suggested(release, round),
      }),
      longTextField({
        id: 'words',
        label: 'What you make of it',
        hint: 'Stands in the release’s thread. If it is not accepted, say what has to change.',
        optional: true,
        maxLength: VERDICT_MAX,
        ...initialOf(kept ?? {}, 'words'),
      }),
    ],
  });
