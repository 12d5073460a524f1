import type { KnownBlock } from '@slack/types';
import type { Release } from '../../../../domain/release.ts';
import { context } from '../../kit/blocks.ts';
import { message, type SlackMessage } from '../../kit/message.ts';
import { type Mrkdwn, mrkdwn } from '../../kit/mrkdwn.ts';

const isOwn = (release: Release, reader: string): boolean => reader === release.manager.name;

const markOf = (release: Release, reader: string): Mrkdwn =>
  isOwn(release, reader) ? mrkdwn`PRACTICE` : mrkdwn`PRACTICE, for ${reader}`;

/** The manager's own messages are theirs in earnest, too. */
const whoReads = (release: Release, reader: string): Mrkdwn =>
  isOwn(release, reader)
    ? mrkdwn`*PRACTICE*: this is your own message. Only you see it.`
    : mrkdwn`*PRACTICE*: ${reader} would read this. Only you see it.`;

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
    ? message(mrkdwn`${markOf(release, reader)}: ${text}`, [context(whoReads(release, reader)), ...blocks])
    : message(text, blocks);
