import type { Json } from '../../json.ts';
import { standingMessage } from '../../workspace/messages.ts';
import { announceChange } from '../../workspace/state.ts';
import { requiredText } from '../arguments.ts';
import type { Call, Methods } from '../method.ts';
import { SlackRefusal } from '../refusal.ts';
import { joinedChannel } from './access.ts';

const add = ({ workspace, args }: Call): Json => {
  const channel = joinedChannel(workspace, args);
  if (channel.archived) throw new SlackRefusal('is_archived');
  const ts = requiredText(args, 'timestamp');
  if (!standingMessage(channel, ts)) throw new SlackRefusal('message_not_found');
  if (channel.pins.includes(ts)) throw new SlackRefusal('already_pinned');
  channel.pins.push(ts);
  announceChange(workspace);
  return {};
};

const remove = ({ workspace, args }: Call): Json => {
  const channel = joinedChannel(workspace, args);
  const ts = requiredText(args, 'timestamp');
  if (!channel.pins.includes(ts)) throw new SlackRefusal('no_pin');
  channel.pins = channel.pins.filter((pinned) => pinned !== ts);
  announceChange(workspace);
  return {};
};

/** Pinned messages. */
export const PIN_METHODS: Methods = {
  'pins.add': { scope: 'pins:write', rate: 'tier2', token: 'bot', args: ['channel', 'timestamp'], run: add },
  'pins.remove': {
    scope: 'pins:write',
    rate: 'tier2',
    token: 'bot',
    args: ['channel', 'timestamp'],
    run: remove,
  },
};
