import type { Json } from '../../json.ts';
import { describeMessage } from '../../workspace/descriptions.ts';
import { repliesTo } from '../../workspace/messages.ts';
import type { Channel, PracticeMessage } from '../../workspace/model.ts';
import { compareTs, isTs } from '../../workspace/timestamps.ts';
import { count, flag, optionalText, requiredText } from '../arguments.ts';
import type { Call, Methods } from '../method.ts';
import { SlackRefusal } from '../refusal.ts';
import { HISTORY_SCOPES, joinedChannel, needScope, visibleChannel } from './access.ts';
import { pageOf } from './paging.ts';

const RANGE_ARGUMENTS = [
  'channel',
  'oldest',
  'latest',
  'inclusive',
  'limit',
  'cursor',
  'include_all_metadata',
];

const bound = (args: Json, name: 'oldest' | 'latest'): string | undefined => {
  const value = optionalText(args, name);
  if (value !== undefined && !isTs(value)) throw new SlackRefusal(`invalid_ts_${name}`);
  return value;
};

/** Whether a ts lies between `oldest` and `latest`; the bounds themselves count only when `inclusive`. */
const rangeOf = (args: Json): ((message: PracticeMessage) => boolean) => {
  const oldest = bound(args, 'oldest');
  const latest = bound(args, 'latest');
  const margin = flag(args, 'inclusive') ? 0 : 1;
  return ({ ts }) =>
    (oldest === undefined || compareTs(ts, oldest) >= margin) &&
    (latest === undefined || compareTs(latest, ts) >= margin);
};

const isListed = (channel: Channel, message: PracticeMessage): boolean => {
  const reply = message.threadTs !== undefined && message.threadTs !== message.ts && !message.broadcast;
  if (reply) return false;
  return message.deletedAt === undefined || repliesTo(channel, message.ts).length > 0;
};

const readableChannel = ({ workspace, args }: Call): Channel => {
  needScope(workspace, HISTORY_SCOPES[visibleChannel(workspace, args).kind]);
  return joinedChannel(workspace, args);
};

const pageSize = ({ workspace, args }: Call): number =>
  Math.min(count(args, 'limit', 100, 1000), workspace.limits.historyObjects, 999);

const history = (call: Call): Json => {
  const { workspace, args } = call;
  const channel = readableChannel(call);
  const found = channel.messages
    .filter((message) => isListed(channel, message))
    .filter(rangeOf(args))
    .reverse();
  const { page, nextCursor } = pageOf(found, ({ ts }) => ts, args, pageSize(call));
  const withMetadata = flag(args, 'include_all_metadata');
  return {
    messages: page.map((message) => describeMessage(workspace, channel, message, withMetadata)),
    has_more: nextCursor !== '',
    pin_count: channel.pins.length,
    channel_actions_ts: null,
    channel_actions_count: 0,
    ...(nextCursor === '' ? {} : { response_metadata: { next_cursor: nextCursor } }),
  };
};

const replies = (call: Call): Json => {
  const { workspace, args } = call;
  const channel = readableChannel(call);
  const ts = requiredText(args, 'ts');
  const asked = channel.messages.find((message) => message.ts === ts);
  const parent = channel.messages.find((message) => message.ts === (asked?.threadTs ?? ts));
  if (!parent || !asked) throw new SlackRefusal('thread_not_found');
  const below = repliesTo(channel, parent.ts);
  if (parent.deletedAt !== undefined && below.length === 0) throw new SlackRefusal('thread_not_found');
  const { page, nextCursor } = pageOf(
    below.filter(rangeOf(args)),
    (message) => message.ts,
    args,
    pageSize(call),
  );
  const withMetadata = flag(args, 'include_all_metadata');
  return {
    // Slack puts the parent on every page.
    messages: [parent, ...page].map((message) => describeMessage(workspace, channel, message, withMetadata)),
    has_more: nextCursor !== '',
    ...(nextCursor === '' ? {} : { response_metadata: { next_cursor: nextCursor } }),
  };
};

/** Reading what was written. */
export const HISTORY_METHODS: Methods = {
  'conversations.history': {
    scope: null,
    rate: 'history',
    token: 'bot',
    args: RANGE_ARGUMENTS,
    run: history,
  },
  'conversations.replies': {
    scope: null,
    rate: 'history',
    token: 'bot',
    args: [...RANGE_ARGUMENTS, 'ts'],
    run: replies,
  },
};
