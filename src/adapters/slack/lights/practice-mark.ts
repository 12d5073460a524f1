import type { KnownBlock } from '@slack/types';
import type { Release } from '../../../domain/release.ts';
import { context } from '../kit/blocks.ts';
import { message, type SlackMessage } from '../kit/message.ts';
import { type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';

/**
 * A message of a release, marked PRACTICE in a rehearsal, where its manager alone reads what others would.
 * @param reader who would read it: "Docs"
 */
export const messageOf = (
  release: Release,
  reader: string,
  text: Mrkdwn,
  blocks: readonly KnownBlock[],
): SlackMessage =>
  release.practice
    ? message(mrkdwn`PRACTICE, for ${reader}: ${text}`, [
        context(mrkdwn`*PRACTICE*: ${reader} would read this. Only you see it.`),
        ...blocks,
      ])
    : message(text, blocks);
