import type { WebClient } from '@slack/web-api';
import type { House } from '../../../application/house.ts';
import { failureOf } from '../outcome.ts';
import { learnChannel } from './refresh-directory.ts';

/** The bot sees no private channel that it was not invited to: whoever chose it was told what to type there. */
const NOT_VISIBLE: ReadonlySet<string> = new Set(['channel_not_found', 'missing_scope']);

/**
 * Makes the bot a member of a public channel, and notes what Slack says of it. A private, archived or unknown
 * channel is left as it is. May run twice without harm.
 *
 * @throws what the client throws, for anything that is not an answer about this channel
 */
export const joinChannel = async (
  client: WebClient,
  house: House,
  workspaceId: string,
  channelId: string,
): Promise<void> => {
  try {
    const known = await learnChannel(client, house, workspaceId, channelId);
    if (known === null || known.isMember || known.isPrivate || known.isArchived) return;
    await client.conversations.join({ channel: channelId });
    await learnChannel(client, house, workspaceId, channelId);
  } catch (error) {
    const failure = failureOf(error);
    if (failure.kind === 'refused' && NOT_VISIBLE.has(failure.problem)) return;
    throw error;
  }
};
