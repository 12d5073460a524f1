import type { SlackShortcut } from '@slack/bolt';
import { messageLink } from '../words/link.ts';
import type { ChosenMessage } from './visit.ts';

const PERSON = /^[UW][A-Z0-9]+$/;

/** Apps write under a user of their own, with the mark of an app. */
const authorOf = ({ user, bot_id }: Record<string, unknown>): string | null =>
  typeof user === 'string' && PERSON.test(user) && bot_id === undefined ? user : null;

const reactionsOf = ({ reactions }: Record<string, unknown>): { name: string; count: number }[] =>
  (Array.isArray(reactions) ? reactions : []).flatMap((each: unknown) => {
    const { name, count } = (each ?? {}) as { name?: unknown; count?: unknown };
    return typeof name === 'string' && typeof count === 'number' ? [{ name, count }] : [];
  });

/**
 * The message that a shortcut was used on; null for a shortcut from anywhere.
 * @param workspaceUrl with the slash at its end: Slack sends no address along
 */
export const chosenMessageOf = (shortcut: SlackShortcut, workspaceUrl: string): ChosenMessage | null => {
  if (shortcut.type !== 'message_action') return null;
  const { channel, message } = shortcut;
  const ts = shortcut.message_ts;
  const thread: unknown = message.thread_ts;
  const authorId = authorOf(message);
  const reactions = reactionsOf(message);
  const address = messageLink(workspaceUrl, { channelId: channel.id, ts });
  const reply = typeof thread === 'string' && thread !== ts;
  return {
    channelId: channel.id,
    ts,
    ...(reply && { threadTs: thread }),
    text: typeof message.text === 'string' ? message.text : '',
    ...(authorId !== null && { authorId }),
    ...(reactions.length > 0 && { reactions }),
    // A reply is found in its thread only.
    permalink: reply ? `${address}?thread_ts=${thread}&cid=${channel.id}` : address,
  };
};
