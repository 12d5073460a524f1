import type { Instant } from '../calendar.ts';
import type { PersonStamp } from '../person.ts';

/**
 * The release manager launches without a department's light. On high risk it counts only once a second person
 * has agreed.
 */
export type Waiver = {
  reason: string;
  /** Who accepted the risk, as the manager named them. */
  acceptedBy: PersonStamp;
  by: PersonStamp;
  at: Instant;
  needsSecond: boolean;
  agreedBy: PersonStamp | null;
  agreedAt: Instant | null;
};

export const counts = (waiver: Waiver | null): boolean =>
  waiver !== null && (!waiver.needsSecond || waiver.agreedBy !== null);

/** "Launch", said by the release manager of a high-risk release, until a second person says so too. */
export type LaunchCall = {
  mode: 'live_now' | 'deployment_starts';
  announcementId: string;
  early: boolean;
  by: PersonStamp;
  at: Instant;
};
