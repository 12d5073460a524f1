import type { Json } from '../../json.ts';
import { directChannel } from '../../workspace/channels.ts';
import { describeChannel, memberCount } from '../../workspace/descriptions.ts';
import type { ChannelKind } from '../../workspace/model.ts';
import { announceChange } from '../../workspace/state.ts';
import { count, flag, optionalText, requiredText, wrongArgument } from '../arguments.ts';
import type { Call, Methods } from '../method.ts';
import { SlackRefusal } from '../refusal.ts';
import { botIsIn, knownPerson, needScope, READ_SCOPES, visibleChannel } from './access.ts';
import { pageOf } from './paging.ts';

const KIND_OF_TYPE: Readonly<Record<string, ChannelKind | 'mpim'>> = {
  public_channel: 'public',
  private_channel: 'private',
  im: 'im',
  mpim: 'mpim',
};

const open = ({ workspace, args }: Call): Json => {
  if (optionalText(args, 'channel') !== undefined)
    return { channel: { id: visibleChannel(workspace, args).id }, already_open: true, no_op: true };
  const ids = requiredText(args, 'users').split(',');
  if (ids.length > 1) throw wrongArgument('the practice Slack opens conversations with one person only');
  const person = knownPerson(workspace, ids[0] ?? '');
  if (person.deleted) throw new SlackRefusal('user_disabled');
  if (person.bot) throw new SlackRefusal('cannot_dm_bot');
  const channel = directChannel(workspace, person);
  return { channel: flag(args, 'return_im') ? describeChannel(workspace, channel) : { id: channel.id } };
};

const info = ({ workspace, args }: Call): Json => {
  const channel = visibleChannel(workspace, args);
  needScope(workspace, READ_SCOPES[channel.kind]);
  const members = flag(args, 'include_num_members') ? { num_members: memberCount(workspace, channel) } : {};
  return { channel: { ...describeChannel(workspace, channel), ...members } };
};

const list = ({ workspace, args }: Call): Json => {
  const types = (optionalText(args, 'types') ?? 'public_channel').split(',').map((type) => type.trim());
  const kinds = new Set(
    types.map((type) => {
      const kind = KIND_OF_TYPE[type];
      if (!kind) throw new SlackRefusal('invalid_types');
      if (kind === 'mpim') needScope(workspace, 'mpim:read');
      else needScope(workspace, READ_SCOPES[kind]);
      return kind;
    }),
  );
  const found = [...workspace.channels.values()].filter(
    (channel) =>
      kinds.has(channel.kind) &&
      (channel.kind === 'public' || botIsIn(workspace, channel)) &&
      !(flag(args, 'exclude_archived') && channel.archived),
  );
  const { page, nextCursor } = pageOf(found, ({ id }) => id, args, count(args, 'limit', 100, 1000));
  return {
    channels: page.map((channel) => ({
      ...describeChannel(workspace, channel),
      ...(channel.kind === 'im' ? {} : { num_members: memberCount(workspace, channel) }),
    })),
    response_metadata: { next_cursor: nextCursor },
  };
};

const join = ({ workspace, args }: Call): Json => {
  const channel = visibleChannel(workspace, args);
  if (channel.kind !== 'public') throw new SlackRefusal('method_not_supported_for_channel_type');
  if (channel.archived) throw new SlackRefusal('is_archived');
  const already = botIsIn(workspace, channel);
  channel.members.add(workspace.app.botUserId);
  announceChange(workspace);
  return {
    channel: describeChannel(workspace, channel),
    ...(already
      ? { warning: 'already_in_channel', response_metadata: { warnings: ['already_in_channel'] } }
      : {}),
  };
};

const members = ({ workspace, args }: Call): Json => {
  const channel = visibleChannel(workspace, args);
  needScope(workspace, READ_SCOPES[channel.kind]);
  const limit = count(args, 'limit', 100, 1000);
  const { page, nextCursor } = pageOf([...channel.members], (id) => id, args, limit);
  return { members: page, response_metadata: { next_cursor: nextCursor } };
};

/** Channels: finding, opening, joining them. History has a file of its own. */
export const CONVERSATION_METHODS: Methods = {
  'conversations.open': {
    scope: 'im:write',
    rate: 'tier3',
    token: 'bot',
    args: ['users', 'channel', 'return_im', 'prevent_creation'],
    run: open,
  },
  'conversations.info': {
    scope: null,
    rate: 'tier3',
    token: 'bot',
    args: ['channel', 'include_num_members', 'include_locale'],
    run: info,
  },
  'conversations.list': {
    scope: null,
    rate: 'tier2',
    token: 'bot',
    args: ['types', 'exclude_archived', 'limit', 'cursor'],
    run: list,
  },
  'conversations.join': { scope: 'channels:join', rate: 'tier3', token: 'bot', args: ['channel'], run: join },
  'conversations.members': {
    scope: null,
    rate: 'tier4',
    token: 'bot',
    args: ['channel', 'limit', 'cursor'],
    run: members,
  },
};
