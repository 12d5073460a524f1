import { randomBytes } from 'node:crypto';
import type { VirtualClock } from '../clock.ts';
import { type Limits, STRICT_LIMITS } from './limits.ts';
import type {
  App,
  AppSeed,
  Channel,
  ChannelSeed,
  OpenView,
  Person,
  PersonSeed,
  PracticeFile,
  ResponseUrl,
  Team,
  Trigger,
} from './model.ts';

export type WorkspaceSeed = {
  clock: VirtualClock;
  team?: Partial<Team>;
  app: AppSeed;
  people: readonly PersonSeed[];
  channels: readonly ChannelSeed[];
  limits?: Partial<Limits>;
};

/** Everything that the practice Slack knows; plain data, changed only by the files of this folder and the methods. */
export type Workspace = {
  clock: VirtualClock;
  limits: Limits;
  team: Team;
  app: App;
  people: Map<string, Person>;
  channels: Map<string, Channel>;
  /** Open modals of a person, the top one last. */
  modals: Map<string, OpenView[]>;
  homes: Map<string, OpenView>;
  files: Map<string, PracticeFile>;
  triggers: Map<string, Trigger>;
  responseUrls: Map<string, ResponseUrl>;
  /** Different in every practice workspace, so that no id comes twice for a bot that keeps its database. */
  boot: string;
  counter: number;
  watchers: Set<() => void>;
  /** Where this Slack listens, e.g. http://127.0.0.1:4711; empty until it does. */
  origin: string;
  /** Tickets of WebSocket addresses that were handed out and not used yet. */
  links: Set<string>;
};

const DEFAULT_EVENTS = [
  'app_home_opened',
  'app_mention',
  'app_uninstalled',
  'tokens_revoked',
  'member_joined_channel',
  'member_left_channel',
  'channel_rename',
  'channel_archive',
  'channel_unarchive',
  'channel_deleted',
  'group_rename',
  'group_archive',
  'group_unarchive',
  'user_change',
  'message.channels',
  'message.im',
] as const;

const appFrom = (seed: AppSeed): App => ({
  id: seed.id ?? 'A0PRACTICE',
  name: seed.name ?? 'greenlight',
  botToken: seed.botToken,
  appToken: seed.appToken ?? null,
  signingSecret: seed.signingSecret,
  scopes: new Set(seed.scopes),
  botUserId: seed.botUserId ?? 'U0BOT',
  botId: seed.botId ?? 'B0BOT',
  messagesTab: seed.messagesTab ?? true,
  homeTab: seed.homeTab ?? true,
  commands: seed.commands ?? [{ name: '/release', shouldEscape: true }],
  // Message events are heavy and rarely wanted: only an app that names them gets them.
  events: new Set(seed.events ?? DEFAULT_EVENTS.filter((event) => !event.startsWith('message.'))),
  tokenState: 'active',
});

const personFrom = (seed: PersonSeed): Person => ({
  id: seed.id,
  name: seed.name,
  realName: seed.realName ?? seed.name,
  tz: seed.tz ?? 'UTC',
  email: seed.email ?? `${seed.name}@example.com`,
  admin: seed.admin ?? seed.owner ?? false,
  owner: seed.owner ?? false,
  guest: seed.guest ?? false,
  deleted: seed.deleted ?? false,
  external: seed.external ?? null,
  bot: false,
});

const channelFrom = (seed: ChannelSeed, idOf: (nameOrId: string) => string, botUser: string): Channel => ({
  id: seed.id,
  name: seed.name.replace(/^#/, ''),
  kind: seed.private ? 'private' : 'public',
  members: new Set([...(seed.members ?? []).map(idOf), ...(seed.bot ? [botUser] : [])]),
  archived: seed.archived ?? false,
  shared: seed.shared ?? null,
  restriction: seed.restriction ?? null,
  crowd: seed.crowd ?? 0,
  pins: [],
  messages: [],
  ephemerals: [],
});

/** A new workspace as described; throws where a channel names a person who is not in it. */
export const openWorkspace = (seed: WorkspaceSeed): Workspace => {
  const app = appFrom(seed.app);
  const people = new Map(seed.people.map((person) => [person.id, personFrom(person)]));
  people.set(app.botUserId, {
    ...personFrom({ id: app.botUserId, name: app.name, realName: app.name }),
    bot: true,
  });
  const idOf = (nameOrId: string): string => {
    const person =
      people.get(nameOrId) ?? [...people.values()].find(({ name }) => name === nameOrId.replace(/^@/, ''));
    if (!person) throw new Error(`no person called ${nameOrId} in the practice workspace`);
    return person.id;
  };
  return {
    clock: seed.clock,
    limits: { ...STRICT_LIMITS, ...seed.limits },
    team: { id: 'T0PRACTICE', name: 'Practice', domain: 'practice', ...seed.team },
    app,
    people,
    channels: new Map(
      seed.channels.map((channel) => [channel.id, channelFrom(channel, idOf, app.botUserId)]),
    ),
    modals: new Map(),
    homes: new Map(),
    files: new Map(),
    triggers: new Map(),
    responseUrls: new Map(),
    boot: randomBytes(4).toString('hex'),
    counter: 0,
    watchers: new Set(),
    origin: '',
    links: new Set(),
  };
};

/** The next number of this workspace; ids are made of it. */
export const nextNumber = (workspace: Workspace): number => {
  workspace.counter += 1;
  return workspace.counter;
};

/** Wakes everybody who waits for a change of the workspace. */
export const announceChange = (workspace: Workspace): void => {
  for (const watcher of [...workspace.watchers]) watcher();
};
