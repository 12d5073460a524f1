import type { Json } from '../../json.ts';
import { directChannel } from '../../workspace/channels.ts';
import type { Channel, Person, PostingRestriction } from '../../workspace/model.ts';
import type { Workspace } from '../../workspace/state.ts';
import { requiredText } from '../arguments.ts';
import type { ScopeByKind } from '../method.ts';
import { SlackRefusal } from '../refusal.ts';

export const READ_SCOPES: ScopeByKind = { public: 'channels:read', private: 'groups:read', im: 'im:read' };
export const HISTORY_SCOPES: ScopeByKind = {
  public: 'channels:history',
  private: 'groups:history',
  im: 'im:history',
};

/** Refuses with `missing_scope`, naming what is needed and what was granted. */
export const needScope = (workspace: Workspace, scope: string): void => {
  if (!workspace.app.scopes.has(scope))
    throw new SlackRefusal('missing_scope', {
      needed: scope,
      provided: [...workspace.app.scopes].join(','),
    });
};

/** Whether the bot is a member. */
export const botIsIn = (workspace: Workspace, channel: Channel): boolean =>
  channel.members.has(workspace.app.botUserId);

/** The channel that an argument names by id; what the bot may not see does not exist for it. */
export const visibleChannel = (workspace: Workspace, args: Json, name = 'channel'): Channel => {
  const channel = workspace.channels.get(requiredText(args, name));
  if (!channel || (channel.kind !== 'public' && !botIsIn(workspace, channel)))
    throw new SlackRefusal('channel_not_found');
  return channel;
};

/** A visible channel of which the bot is a member. */
export const joinedChannel = (workspace: Workspace, args: Json): Channel => {
  const channel = visibleChannel(workspace, args);
  if (!botIsIn(workspace, channel)) throw new SlackRefusal('not_in_channel');
  return channel;
};

/** A person by id. */
export const knownPerson = (workspace: Workspace, id: string, refusal = 'user_not_found'): Person => {
  const person = workspace.people.get(id);
  if (!person) throw new SlackRefusal(refusal);
  return person;
};

const restricts = (restriction: PostingRestriction, reply: boolean): boolean => {
  if (restriction === 'restricted_action_thread_only_channel') return !reply;
  if (restriction === 'restricted_action_non_threadable_channel') return reply;
  return true;
};

/**
 * The channel in which a message is to stand. A person's id means the direct channel. Refuses where the bot
 * cannot write: not a member, archived, restricted, or the app's messages tab is off.
 */
export const writableChannel = (workspace: Workspace, args: Json, threadTs?: string): Channel => {
  const target = requiredText(args, 'channel');
  const person = /^[UW]/.test(target) ? workspace.people.get(target) : undefined;
  if (person && (person.deleted || person.bot)) throw new SlackRefusal('channel_not_found');
  const channel = person ? directChannel(workspace, person) : joinedChannel(workspace, args);
  if (channel.kind === 'im' && !workspace.app.messagesTab) throw new SlackRefusal('messages_tab_disabled');
  if (channel.archived) throw new SlackRefusal('is_archived');
  if (channel.restriction && restricts(channel.restriction, threadTs !== undefined))
    throw new SlackRefusal(channel.restriction);
  return channel;
};
