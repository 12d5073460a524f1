import type { KnownBlock } from '@slack/types';
import { readLookBack } from '../../../application/retro/read-look-back.ts';
import { isOver, type Release } from '../../../domain/release.ts';
import { isLookBackOpen } from '../../../domain/retro/retro.ts';
import { actions, section } from '../kit/blocks.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import { messageOf } from '../lights/card/practice-mark.ts';
import { sceneOf } from '../lights/card/scene.ts';
import type { Renderer } from '../renderer.ts';
import { endedWords, factParts, lookBackName } from './fact-parts.ts';
import { addButton, openButton } from './retro-buttons.ts';

/** How it stands, and what people can do. */
const standing = (release: Release): Mrkdwn => {
  const ended = endedWords(release);
  if (ended !== null) {
    return release.after.lookBack?.how === 'held'
      ? mrkdwn`${ended} What came of it stands in this thread.`
      : ended;
  }
  if (isOver(release)) return mrkdwn`The release is closed.`;
  return mrkdwn`What went well, what did not, and what did nobody understand? Write it down, with or without your name, and vote for what matters. ${release.manager.name} reads it all.`;
};

/** `board.retro`: the look back as the record prepares it, in the thread of the release. */
export const renderRetroBoard: Renderer = async (row, reads, { now }) => {
  const scene = await sceneOf(row, reads, now);
  if (scene === null) return { skip: 'no_such_release' };
  const { release } = scene;
  const { lookBack } = await readLookBack(reads, scene, null);
  const { blocks, text } = factParts(lookBack, release);
  const isOpen = isLookBackOpen(release);
  const stands = standing(release);
  const all: KnownBlock[] = [
    section(lookBackName(release)),
    ...blocks,
    section(stands),
    actions('retro', [...(isOpen ? [addButton(release, 'primary')] : []), openButton(release)]),
  ];
  const line = joinMrkdwn([mrkdwn`${lookBackName(release)}.`, text, stands], ' ');
  return { message: messageOf(release, release.manager.name, line, all) };
};
