import type { Delivered, SendOptions } from '../delivery/delivery.ts';
import { eventPayload } from '../delivery/payloads.ts';
import { type Json, textAt } from '../json.ts';
import { channelCalled, personCalled } from '../workspace/channels.ts';
import { describePerson } from '../workspace/descriptions.ts';
import type { Channel, TokenState } from '../workspace/model.ts';
import { announceChange } from '../workspace/state.ts';
import type { Practice } from './practice.ts';

/** Sends an event, where the app subscribed to it; null where it did not. */
export const sendEvent = async (
  practice: Practice,
  event: Json,
  options: SendOptions = {},
): Promise<Delivered | null> => {
  announceChange(practice.workspace);
  if (!practice.workspace.app.events.has(textAt(event, 'type'))) return null;
  return practice.deliver('event', eventPayload(practice.workspace, event), options);
};

/** Changes that people with the right to it make to the workspace; each tells the bot where it subscribed. */
export type WorkspaceChanges = {
  renames(channel: string, newName: string): Promise<Delivered | null>;
  archives(channel: string): Promise<Delivered | null>;
  unarchives(channel: string): Promise<Delivered | null>;
  deletesChannel(channel: string): Promise<Delivered | null>;
  adds(person: string, channel: string): Promise<Delivered | null>;
  removes(person: string, channel: string): Promise<Delivered | null>;
  removesBot(channel: string): void;
  deactivates(person: string): Promise<Delivered | null>;
  /** Removes a message by hand, as an admin does; the bot does not hear of it. */
  deletesMessage(channel: string, ts: string): void;
  /** Tokens stop to work; the app hears of it. */
  revokesToken(state: Exclude<TokenState, 'active'>): Promise<Delivered | null>;
  uninstallsApp(): Promise<Delivered | null>;
};

const eventOf = (channel: Channel, change: string): string =>
  `${channel.kind === 'private' ? 'group' : 'channel'}_${change}`;

/** The changes of one workspace. The bot hears of a channel only while it is in it, or where the channel is public. */
export const workspaceChanges = (practice: Practice): WorkspaceChanges => {
  const { workspace } = practice;
  const heard = (channel: Channel): boolean =>
    channel.kind === 'public' || channel.members.has(workspace.app.botUserId);
  const tell = async (channel: Channel, event: Json): Promise<Delivered | null> => {
    announceChange(workspace);
    return heard(channel) ? sendEvent(practice, event) : null;
  };
  const setArchived = (name: string, archived: boolean): Promise<Delivered | null> => {
    const channel = channelCalled(workspace, name);
    channel.archived = archived;
    const change = archived ? 'archive' : 'unarchive';
    return tell(channel, { type: eventOf(channel, change), channel: channel.id });
  };
  const membership = async (who: string, name: string, joins: boolean): Promise<Delivered | null> => {
    const channel = channelCalled(workspace, name);
    const person = personCalled(workspace, who);
    if (joins) channel.members.add(person.id);
    else channel.members.delete(person.id);
    announceChange(workspace);
    if (!channel.members.has(workspace.app.botUserId)) return null;
    return sendEvent(practice, {
      type: joins ? 'member_joined_channel' : 'member_left_channel',
      user: person.id,
      channel: channel.id,
      channel_type: channel.kind === 'private' ? 'G' : 'C',
      team: workspace.team.id,
    });
  };

  return {
    renames: (name, newName) => {
      const channel = channelCalled(workspace, name);
      channel.name = newName.replace(/^#/, '');
      return tell(channel, {
        type: eventOf(channel, 'rename'),
        channel: { id: channel.id, name: channel.name, created: 0 },
      });
    },
    archives: (name) => setArchived(name, true),
    unarchives: (name) => setArchived(name, false),
    deletesChannel: (name) => {
      const channel = channelCalled(workspace, name);
      workspace.channels.delete(channel.id);
      return tell(channel, { type: eventOf(channel, 'deleted'), channel: channel.id });
    },
    adds: (person, channel) => membership(person, channel, true),
    removes: (person, channel) => membership(person, channel, false),
    removesBot: (name) => {
      channelCalled(workspace, name).members.delete(workspace.app.botUserId);
      announceChange(workspace);
    },
    deactivates: (who) => {
      const person = personCalled(workspace, who);
      person.deleted = true;
      for (const channel of workspace.channels.values())
        if (channel.kind !== 'im') channel.members.delete(person.id);
      workspace.modals.delete(person.id);
      return sendEvent(practice, { type: 'user_change', user: describePerson(workspace, person) });
    },
    deletesMessage: (name, ts) => {
      const message = channelCalled(workspace, name).messages.find((each) => each.ts === ts);
      if (!message) throw new Error(`no message ${ts} in ${name}`);
      message.deletedAt = workspace.clock.now();
      announceChange(workspace);
    },
    revokesToken: (state) => {
      workspace.app.tokenState = state;
      return sendEvent(practice, {
        type: 'tokens_revoked',
        tokens: { oauth: [], bot: [workspace.app.botUserId] },
      });
    },
    uninstallsApp: () => {
      workspace.app.tokenState = 'account_inactive';
      return sendEvent(practice, { type: 'app_uninstalled' });
    },
  };
};
