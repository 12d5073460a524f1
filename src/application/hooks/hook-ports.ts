import type { Instant } from '../../domain/calendar.ts';
import type { KnownFact, OutsideFact } from '../../domain/hooks/fact.ts';
import type { Hook, OutboundHook } from '../../domain/hooks/hook.ts';

/** What one fact is about: the newest of it is kept. */
export type FactSubject = Pick<OutsideFact, 'kind' | 'name' | 'stage' | 'candidate'> & { hookId: string };

/** What waits to be told to a hook: how much, since when, and what the last attempt came to. */
export type Backlog = { hookId: string; waiting: number; since: Instant; problem: string | null };

export type HookReads = {
  /** Ways in and out, in the order in which they were added; removed ones are gone. */
  hooks(workspaceId: string): Promise<readonly Hook[]>;
  hook(workspaceId: string, id: string): Promise<Hook | null>;
  outboundHooks(workspaceId: string): Promise<readonly OutboundHook[]>;
  /** What failed to go out and waits. */
  backlogs(workspaceId: string): Promise<readonly Backlog[]>;
  knownFact(workspaceId: string, releaseId: string, about: FactSubject): Promise<KnownFact | null>;
  /** The newest of each thing, newest first, at most two hundred. */
  knownFacts(workspaceId: string, releaseId: string): Promise<readonly KnownFact[]>;
  /** Of how many failures of a release its manager was told since then. */
  factsTold(workspaceId: string, releaseId: string, since: Instant): Promise<number>;
};

export type HookWrites = {
  addHook(hook: Hook): Promise<void>;
  saveHookSecret(workspaceId: string, id: string, sealedSecret: string): Promise<void>;
  removeHook(workspaceId: string, id: string): Promise<void>;
  /** In the place of what was known of the same thing. */
  saveFact(workspaceId: string, releaseId: string, fact: KnownFact): Promise<void>;
};

/** Keeps secrets readable only for whoever has the key of the installation. */
export type Vault = {
  /** @param about what it belongs to: it opens for nothing else */
  seal(secret: string, about: string): string;
  /** Null where it was sealed with another key, or for something else. */
  open(sealed: string, about: string): string | null;
};

/** What one request to another system came to. */
export type Posted =
  | { kind: 'answered'; status: number; retryAfterMs: number }
  /** The address leads into our own network, which is not allowed here. */
  | { kind: 'inside' }
  /** No answer: a code of the network. */
  | { kind: 'failed'; problem: string };

export type Post = (request: {
  address: string;
  headers: Readonly<Record<string, string>>;
  body: string;
}) => Promise<Posted>;

/** What hooks need of the installation beside the house. */
export type HookPlace = {
  /** Null without a key: no hook can be made or used. */
  vault: Vault | null;
  /** Where this installation is reached from outside, without a slash at its end; null where nobody said. */
  publicUrl: string | null;
  /** Whether decisions may be sent to addresses of the own network. */
  insideToo: boolean;
};

export const NO_HOOKS: HookPlace = { vault: null, publicUrl: null, insideToo: false };
