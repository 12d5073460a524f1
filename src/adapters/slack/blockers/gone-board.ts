import type { KnownBlock } from '@slack/types';
import { type Blocker, isUnsolved } from '../../../domain/blockers/blocker.ts';
import { lightsAreOpen, titleOf } from '../../../domain/release.ts';
import { context, section } from '../kit/blocks.ts';
import type { SlackMessage } from '../kit/message.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import { richQuote } from '../kit/rich-text.ts';
import { messageOf } from '../lights/card/practice-mark.ts';
import type { Scene } from '../lights/card/scene.ts';
import { moment } from '../lights/card/sentences.ts';
import { inlineText } from '../words/inline-text.ts';
import { smallPrint, whoseTurn } from './blocker-words.ts';
import { goneControls } from './controls.ts';

type Parts = { scene: Scene; blocker: Blocker };

const isAsked = ({ scene: { release }, blocker }: Parts): boolean =>
  lightsAreOpen(release) && release.hold === null && blocker.state === 'solved';

/** What is asked, or what became of the question. */
const stateOf = ({ scene: { release }, blocker }: Parts): Mrkdwn => {
  if (release.stage === 'cancelled')
    return mrkdwn`*Cancelled*: ${titleOf(release)}. There is nothing to say any more.`;
  if (!lightsAreOpen(release))
    return mrkdwn`${titleOf(release)} moved to launch. There is nothing to say any more.`;
  if (!isUnsolved(blocker)) return mrkdwn`*Out of the way.* Thank you.`;
  if (blocker.state !== 'solved') return mrkdwn`*Still there.* ${whoseTurn(blocker, release)}`;
  if (release.hold !== null) return mrkdwn`*On hold*: ${titleOf(release)}. I ask again when it goes on.`;
  return mrkdwn`*Is it gone?*`;
};

/** "Is it gone?", to whoever raised it in person. */
export const goneMessage = (parts: Parts): SlackMessage => {
  const { scene, blocker } = parts;
  const { release } = scene;
  const { solvedBy, solvedAt } = blocker;
  const when = solvedAt === null ? mrkdwn`` : mrkdwn`, ${moment(solvedAt, release)}`;
  const line =
    solvedBy === null
      ? mrkdwn`You raised this for *${titleOf(release)}*:`
      : mrkdwn`*${solvedBy.name}* says that this is done, for *${titleOf(release)}*${when}:`;
  const state = stateOf(parts);
  const blocks: KnownBlock[] = [
    section(line),
    richQuote(blocker.text),
    section(state),
    ...(isAsked(parts) ? [context(smallPrint(scene, blocker)), goneControls({ release, blocker })] : []),
  ];
  return messageOf(
    release,
    blocker.raisedBy.name,
    joinMrkdwn([line, inlineText(blocker.text), state], ' '),
    blocks,
  );
};
