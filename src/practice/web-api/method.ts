import type { Json } from '../json.ts';
import type { ChannelKind } from '../workspace/model.ts';
import type { Workspace } from '../workspace/state.ts';

/** Which budget a method draws on. */
export type Rate = 'post' | 'update' | 'views' | 'history' | 'tier2' | 'tier3' | 'tier4' | 'special';

/** A scope that depends on the kind of channel. */
export type ScopeByKind = Readonly<Record<ChannelKind, string>>;

export type Call = { workspace: Workspace; args: Json };

/** One method of the Web API. */
export type Method = {
  /** Scope of the bot token; null where none is needed. Scopes by channel are checked where the channel is looked up. */
  scope: string | null;
  rate: Rate;
  token: 'bot' | 'app' | 'none';
  /** Arguments that Slack knows, besides token and team_id; any other is refused, so that no typo goes unnoticed. */
  args: readonly string[];
  run(call: Call): Json;
};

/** A family of methods by name. */
export type Methods = Readonly<Record<string, Method>>;
