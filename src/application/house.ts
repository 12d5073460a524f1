import type { Actor } from '../domain/person.ts';
import type { Clock, Ids, Store } from './ports.ts';

/** What every use case works with. */
export type House = {
  store: Store;
  clock: Clock;
  ids: Ids;
  /** Wakes the worker after a commit, so that nobody waits for the next beat. */
  nudge(): void;
};

/** A verified request: who, and the key under which the same request is recognised when it comes twice. */
export type Request = { actor: Actor; key: string | null };
