import type { SlackShortcut } from '@slack/bolt';
import { messageLink } from '../words/link.ts';
import type { ChosenMessage } from './visit.ts';

/**
 * The message that a shortcut was used on; null for a shortcut from anywhere.
 * @param workspaceUrl with the slash at its end: Slack sends no address along
 */
export const chosenMessageOf = (shortcut: SlackShortcut, workspaceUrl: string): ChosenMessage | null => {
  if (shortcut.type !== 'message_action') return null;
  const { channel, message } = shortcut;
  const ts = shortcut.message_ts;
  const thread: unknown = message.thread_ts;
  const address = messageLink(workspaceUrl, { channelId: channel.id, ts });
  const reply = typeof thread === 'string' && thread !== ts;
  return {
    channelId: channel.id,
    ts,
    ...(reply && { threadTs: thread }),
    text: typeof message.text === 'string' ? message.text : '',
    // A reply is found in its thread only.
    permalink: reply ? `${address}?thread_ts=${thread}&cid=${channel.id}` : address,
  };
};
