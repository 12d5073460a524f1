import type { Json } from '../json.ts';
import { withBlockIds } from './block-ids.ts';
import type { Channel, PracticeMessage } from './model.ts';
import { announceChange, type Workspace } from './state.ts';
import { nextTs, presentTs } from './timestamps.ts';

export type NewMessage = {
  user: string;
  text: string;
  blocks?: readonly Json[];
  threadTs?: string;
  broadcast?: boolean;
  metadata?: Json;
  ephemeralFor?: string;
};

/** Stores a message (or an ephemeral one) in a channel and returns it. */
export const addMessage = (workspace: Workspace, channel: Channel, draft: NewMessage): PracticeMessage => {
  const blocks = withBlockIds(workspace, draft.blocks ?? []);
  const message: PracticeMessage = {
    ts: nextTs(workspace, channel),
    channel: channel.id,
    user: draft.user,
    text: draft.text,
    blocks,
    versions: [{ text: draft.text, blocks, at: workspace.clock.now() }],
  };
  if (draft.user === workspace.app.botUserId) message.botId = workspace.app.botId;
  if (draft.threadTs !== undefined) message.threadTs = draft.threadTs;
  if (draft.broadcast) message.broadcast = true;
  if (draft.metadata) message.metadata = draft.metadata;
  if (draft.ephemeralFor !== undefined) message.ephemeralFor = draft.ephemeralFor;
  (message.ephemeralFor === undefined ? channel.messages : channel.ephemerals).push(message);
  announceChange(workspace);
  return message;
};

/** Replaces what a message says; what is left out stays. An empty metadata object removes it. */
export const editMessage = (
  workspace: Workspace,
  message: PracticeMessage,
  change: { text?: string; blocks?: readonly Json[]; metadata?: Json },
): void => {
  if (change.text !== undefined) message.text = change.text;
  if (change.blocks !== undefined) message.blocks = withBlockIds(workspace, change.blocks);
  if (change.metadata !== undefined) {
    if (Object.keys(change.metadata).length === 0) delete message.metadata;
    else message.metadata = change.metadata;
  }
  message.edited = presentTs(workspace);
  message.versions.push({ text: message.text, blocks: message.blocks, at: workspace.clock.now() });
  announceChange(workspace);
};

/** Removes a message from everybody's sight; the practice keeps it with its time of deletion. */
export const deleteMessage = (workspace: Workspace, channel: Channel, message: PracticeMessage): void => {
  message.deletedAt = workspace.clock.now();
  channel.pins = channel.pins.filter((ts) => ts !== message.ts);
  announceChange(workspace);
};

/** The message of that ts that still stands in the channel. */
export const standingMessage = (channel: Channel, ts: string): PracticeMessage | undefined =>
  channel.messages.find((message) => message.ts === ts && message.deletedAt === undefined);

/** Replies of a thread that still stand, oldest first, without the parent. */
export const repliesTo = (channel: Channel, ts: string): PracticeMessage[] =>
  channel.messages.filter(
    (message) => message.threadTs === ts && message.ts !== ts && message.deletedAt === undefined,
  );
