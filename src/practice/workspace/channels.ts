import type { Channel, Person } from './model.ts';
import type { Workspace } from './state.ts';

/** The channel between the bot and a person; made at the first use. */
export const directChannel = (workspace: Workspace, person: Person): Channel => {
  const id = `D${person.id.slice(1)}`;
  const known = workspace.channels.get(id);
  if (known) return known;
  const channel: Channel = {
    id,
    name: person.name,
    kind: 'im',
    members: new Set([person.id, workspace.app.botUserId]),
    archived: false,
    shared: null,
    restriction: null,
    crowd: 0,
    pins: [],
    messages: [],
    ephemerals: [],
  };
  workspace.channels.set(id, channel);
  return channel;
};

/** A channel by "#name" or id; throws where there is none, for code that drives people. */
export const channelCalled = (workspace: Workspace, nameOrId: string): Channel => {
  const name = nameOrId.replace(/^#/, '');
  const found =
    workspace.channels.get(nameOrId) ??
    [...workspace.channels.values()].find((channel) => channel.kind !== 'im' && channel.name === name);
  if (!found) throw new Error(`no channel called ${nameOrId} in the practice workspace`);
  return found;
};

/** A person by name, "@name" or id; throws where there is none. */
export const personCalled = (workspace: Workspace, nameOrId: string): Person => {
  const name = nameOrId.replace(/^@/, '').toLowerCase();
  const found =
    workspace.people.get(nameOrId) ??
    [...workspace.people.values()].find((person) => person.name.toLowerCase() === name);
  if (!found) throw new Error(`no person called ${nameOrId} in the practice workspace`);
  return found;
};

/** The one person at the other end of a direct channel. */
export const otherEnd = (workspace: Workspace, channel: Channel): string =>
  [...channel.members].find((id) => id !== workspace.app.botUserId) ?? '';

/** Whether a person sees a channel at all: guests and strangers see only their own, nobody a private one from outside. */
export const canSeeChannel = (channel: Channel, person: Person): boolean => {
  if (person.deleted) return false;
  if (channel.members.has(person.id)) return true;
  return channel.kind === 'public' && !person.guest && person.external === null;
};
