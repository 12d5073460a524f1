import { isRecord, type Json, recordsAt } from '../../json.ts';
import { messageRefusal } from '../../payload/message.ts';
import { canSeeChannel } from '../../workspace/channels.ts';
import { describeMessage } from '../../workspace/descriptions.ts';
import { unshownPictures } from '../../workspace/files.ts';
import {
  addMessage,
  deleteMessage,
  editMessage,
  repliesTo,
  standingMessage,
} from '../../workspace/messages.ts';
import type { Channel, PracticeMessage } from '../../workspace/model.ts';
import type { Workspace } from '../../workspace/state.ts';
import { flag, optionalText, requiredText } from '../arguments.ts';
import type { Call, Methods } from '../method.ts';
import { refusalWithProblems, SlackRefusal } from '../refusal.ts';
import { visibleChannel, writableChannel } from './access.ts';
import { cutText, storedText } from './message-text.ts';

const MESSAGE_ARGUMENTS = [
  'channel',
  'text',
  'blocks',
  'attachments',
  'markdown_text',
  'thread_ts',
  'parse',
  'link_names',
  'metadata',
];
const POST_ARGUMENTS = [
  ...MESSAGE_ARGUMENTS,
  'reply_broadcast',
  'unfurl_links',
  'unfurl_media',
  'mrkdwn',
  'client_msg_id',
];

const refuseBadMessage = (
  { workspace, args }: Call,
  method: 'chat.postMessage' | 'chat.update' | 'chat.postEphemeral',
) => {
  const refusal = messageRefusal(args, method);
  if (refusal) throw refusalWithProblems(refusal.error, refusal.problems);
  const unshown = unshownPictures(workspace, recordsAt(args, 'blocks'));
  if (unshown.length > 0)
    throw refusalWithProblems(
      'invalid_blocks',
      unshown.map((pointer) => ({ pointer, message: 'invalid slack file' })),
    );
};

const optionalMetadata = (args: Json): { metadata?: Json } =>
  isRecord(args.metadata) ? { metadata: args.metadata } : {};

/** The parent of a reply; a deleted one still takes replies while others stand below it. */
const threadParent = (channel: Channel, ts: string | undefined): string | undefined => {
  if (ts === undefined) return undefined;
  const parent = channel.messages.find((message) => message.ts === ts);
  const gone = !parent || (parent.deletedAt !== undefined && repliesTo(channel, ts).length === 0);
  if (gone) throw new SlackRefusal('thread_not_found');
  if (parent.threadTs !== undefined && parent.threadTs !== parent.ts)
    throw new SlackRefusal('cannot_reply_to_message');
  return ts;
};

const ownMessage = (
  workspace: Workspace,
  args: Json,
  refusal: string,
): { channel: Channel; message: PracticeMessage } => {
  const channel = visibleChannel(workspace, args);
  const message = standingMessage(channel, requiredText(args, 'ts'));
  if (!message) throw new SlackRefusal('message_not_found');
  if (message.botId !== workspace.app.botId) throw new SlackRefusal(refusal);
  return { channel, message };
};

const postMessage = ({ workspace, args }: Call): Json => {
  const threadTs = optionalText(args, 'thread_ts');
  const channel = writableChannel(workspace, args, threadTs);
  refuseBadMessage({ workspace, args }, 'chat.postMessage');
  const parent = threadParent(channel, threadTs);
  const wanted = optionalText(args, 'text') ?? optionalText(args, 'markdown_text') ?? '';
  const { text, warning } = cutText(workspace, storedText(workspace, wanted, args, 'none'));
  const message = addMessage(workspace, channel, {
    user: workspace.app.botUserId,
    text,
    blocks: recordsAt(args, 'blocks'),
    broadcast: flag(args, 'reply_broadcast'),
    ...(parent === undefined ? {} : { threadTs: parent }),
    ...optionalMetadata(args),
  });
  return {
    channel: channel.id,
    ts: message.ts,
    message: describeMessage(workspace, channel, message, true),
    ...warning,
  };
};

const update = ({ workspace, args }: Call): Json => {
  const { channel, message } = ownMessage(workspace, args, 'cant_update_message');
  // Slack's own word for an edit in an archived channel, other than that of a post.
  if (channel.archived) throw new SlackRefusal('is_inactive');
  if (channel.kind === 'im' && !workspace.app.messagesTab) throw new SlackRefusal('messages_tab_disabled');
  refuseBadMessage({ workspace, args }, 'chat.update');
  const text = optionalText(args, 'text') ?? optionalText(args, 'markdown_text');
  editMessage(workspace, message, {
    ...(text === undefined ? {} : { text: storedText(workspace, text, args, 'client') }),
    // Blocks that are left out stay; only an empty list removes them.
    ...(args.blocks === undefined ? {} : { blocks: recordsAt(args, 'blocks') }),
    ...optionalMetadata(args),
  });
  return {
    channel: channel.id,
    ts: message.ts,
    text: message.text,
    message: describeMessage(workspace, channel, message, true),
  };
};

const remove = ({ workspace, args }: Call): Json => {
  const { channel, message } = ownMessage(workspace, args, 'cant_delete_message');
  deleteMessage(workspace, channel, message);
  return { channel: channel.id, ts: message.ts };
};

const postEphemeral = ({ workspace, args }: Call): Json => {
  const threadTs = optionalText(args, 'thread_ts');
  const reader = requiredText(args, 'user');
  const channel = writableChannel(workspace, args, threadTs);
  const person = workspace.people.get(reader);
  if (!person || !channel.members.has(reader) || !canSeeChannel(channel, person))
    throw new SlackRefusal('user_not_in_channel');
  refuseBadMessage({ workspace, args }, 'chat.postEphemeral');
  const { text } = cutText(workspace, storedText(workspace, optionalText(args, 'text') ?? '', args, 'none'));
  const message = addMessage(workspace, channel, {
    user: workspace.app.botUserId,
    text,
    blocks: recordsAt(args, 'blocks'),
    ephemeralFor: reader,
    ...(threadTs === undefined ? {} : { threadTs }),
  });
  return { message_ts: message.ts };
};

const getPermalink = ({ workspace, args }: Call): Json => {
  const channel = visibleChannel(workspace, args);
  const message = standingMessage(channel, requiredText(args, 'message_ts'));
  if (!message) throw new SlackRefusal('message_not_found');
  const thread = message.threadTs ? `?thread_ts=${message.threadTs}&cid=${channel.id}` : '';
  const permalink = `https://${workspace.team.domain}.slack.com/archives/${channel.id}/p${message.ts.replace('.', '')}${thread}`;
  return { channel: channel.id, permalink };
};

/** Posting, editing and removing messages. */
export const CHAT_METHODS: Methods = {
  'chat.postMessage': {
    scope: 'chat:write',
    rate: 'post',
    token: 'bot',
    args: POST_ARGUMENTS,
    run: postMessage,
  },
  'chat.update': {
    scope: 'chat:write',
    rate: 'update',
    token: 'bot',
    args: [...POST_ARGUMENTS, 'ts', 'as_user', 'file_ids'],
    run: update,
  },
  'chat.delete': { scope: 'chat:write', rate: 'tier3', token: 'bot', args: ['channel', 'ts'], run: remove },
  'chat.postEphemeral': {
    scope: 'chat:write',
    rate: 'tier4',
    token: 'bot',
    args: [...MESSAGE_ARGUMENTS, 'user'],
    run: postEphemeral,
  },
  'chat.getPermalink': {
    scope: null,
    rate: 'special',
    token: 'bot',
    args: ['channel', 'message_ts'],
    run: getPermalink,
  },
};
