import type { Json } from '../json.ts';

export type Team = { id: string; name: string; domain: string };

export type PersonSeed = {
  id: string;
  name: string;
  realName?: string;
  /** IANA zone; UTC when left out. */
  tz?: string;
  email?: string;
  admin?: boolean;
  owner?: boolean;
  guest?: boolean;
  deleted?: boolean;
  /** Name of the other organisation that this person belongs to. */
  external?: string;
};

export type Person = {
  id: string;
  name: string;
  realName: string;
  tz: string;
  email: string;
  admin: boolean;
  owner: boolean;
  guest: boolean;
  deleted: boolean;
  external: string | null;
  bot: boolean;
};

/** What Slack answers to a bot where only some people may post. */
export type PostingRestriction =
  | 'restricted_action'
  | 'restricted_action_read_only_channel'
  | 'restricted_action_thread_only_channel'
  | 'restricted_action_non_threadable_channel';

export type ChannelSeed = {
  id: string;
  name: string;
  /** Ids or names of people; the bot joins by `bot: true`. */
  members?: readonly string[];
  bot?: boolean;
  private?: boolean;
  archived?: boolean;
  /** Name of the other organisation with which the channel is shared. */
  shared?: string;
  restriction?: PostingRestriction;
  /** Further members that nobody drives; they only count. */
  crowd?: number;
};

export type ChannelKind = 'public' | 'private' | 'im';

export type Channel = {
  id: string;
  name: string;
  kind: ChannelKind;
  members: Set<string>;
  archived: boolean;
  shared: string | null;
  restriction: PostingRestriction | null;
  crowd: number;
  pins: string[];
  messages: PracticeMessage[];
  /** Ephemeral messages: kept only where their reader sees them, never in history. */
  ephemerals: PracticeMessage[];
};

export type MessageVersion = { text: string; blocks: Json[]; at: number };

export type PracticeMessage = {
  ts: string;
  channel: string;
  user: string;
  botId?: string;
  text: string;
  blocks: Json[];
  threadTs?: string;
  broadcast?: true;
  /** Slack's time of the last edit, as a message ts. */
  edited?: string;
  metadata?: Json;
  /** Epoch milliseconds (virtual). */
  deletedAt?: number;
  ephemeralFor?: string;
  /** Every rendering of this message, the first and the present one among them. */
  versions: MessageVersion[];
};

/** A file: its bytes come after its name, and it exists once its uploader says that it is complete. */
export type PracticeFile = {
  id: string;
  name: string;
  /** In bytes. */
  length: number;
  owner: string;
  bytes: Uint8Array | null;
  /** Epoch milliseconds (virtual). */
  completedAt: number | null;
};

export type TokenState = 'active' | 'token_revoked' | 'account_inactive';

export type CommandSeed = { name: string; shouldEscape?: boolean };

export type AppSeed = {
  botToken: string;
  appToken?: string;
  signingSecret: string;
  /** Bot scopes that were granted. */
  scopes: readonly string[];
  id?: string;
  name?: string;
  botUserId?: string;
  botId?: string;
  messagesTab?: boolean;
  homeTab?: boolean;
  commands?: readonly CommandSeed[];
  /** Bot events that the app subscribed to. */
  events?: readonly string[];
};

export type App = {
  id: string;
  name: string;
  botToken: string;
  appToken: string | null;
  signingSecret: string;
  scopes: Set<string>;
  botUserId: string;
  botId: string;
  messagesTab: boolean;
  homeTab: boolean;
  commands: readonly CommandSeed[];
  events: Set<string>;
  tokenState: TokenState;
};

export type Trigger = {
  id: string;
  person: string;
  /** The modal from which the person acted; only such a trigger can push. */
  fromView: string | null;
  used: boolean;
  /** Real, monotonic milliseconds. */
  madeAt: number;
};

export type ResponseUrl = {
  person: string;
  channel: string;
  /** ts of the message that was clicked; null after a command. */
  original: string | null;
  uses: number;
  /** Epoch milliseconds (virtual). */
  madeAt: number;
};

export type StateValues = Record<string, Record<string, Json>>;

export type OpenView = {
  id: string;
  kind: 'modal' | 'home';
  person: string;
  /** The view as the bot sent it, with block and action ids filled in. */
  view: Json;
  values: StateValues;
  hash: string;
  root: string;
  previous: string | null;
  /** Errors shown at the fields, by block_id. */
  errors: Record<string, string>;
};
