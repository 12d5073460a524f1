import type { Instant } from './calendar.ts';
import type { ReleaseEvent } from './event.ts';
import type { Actor, PersonStamp } from './person.ts';
import type { Refused } from './refusal.ts';
import type { Release } from './release.ts';
import type { WorkspaceSettings } from './settings/settings.ts';

/** What a decision may use besides the facts: who, when and the workspace's settings. */
export type Context = {
  actor: Actor | null;
  by: PersonStamp;
  now: Instant;
  settings: WorkspaceSettings;
  /** For what is written into a plan: which release here waits for which, by id. */
  waits?: Readonly<Record<string, readonly string[]>>;
};

export type Decided = { ok: true; release: Release; events: readonly ReleaseEvent[] };
export type Decision = Decided | Refused;

export const decided = (release: Release, ...events: ReleaseEvent[]): Decided => ({
  ok: true,
  release,
  events,
});
