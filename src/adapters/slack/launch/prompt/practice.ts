import type { KnownBlock } from '@slack/types';
import type { Release } from '../../../../domain/release.ts';
import { context } from '../../kit/blocks.ts';
import { type Mrkdwn, mrkdwn } from '../../kit/mrkdwn.ts';

/** A line that marks a rehearsal; nothing for a real release. */
export const practiceBlocks = (release: Pick<Release, 'practice'>): KnownBlock[] =>
  release.practice ? [context('PRACTICE: only you get this. Nobody else sees or hears anything.')] : [];

/** The same for the text that stands for the whole message. */
export const practiceText = (release: Pick<Release, 'practice'>, text: Mrkdwn): Mrkdwn =>
  release.practice ? mrkdwn`PRACTICE: ${text}` : text;
