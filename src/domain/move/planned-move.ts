import type { Instant } from '../calendar.ts';
import type { PersonStamp } from '../person.ts';
import type { PlannedLaunch } from '../release.ts';

/** Why a date slips, in the few kinds that numbers are kept of. */
export const SLIP_REASONS = [
  'not_ready',
  'quality',
  'dependency',
  'scope',
  'people',
  'clash',
  'market',
  'other',
] as const;
export type SlipReason = (typeof SLIP_REASONS)[number];

/** Within this time after the click a move is undone without anybody having heard of it. */
export const UNDO_MINUTES = 2;

/** A new date that was chosen: it is taken, and told, at `leavesAt`; until then it can be undone unseen. */
export type PlannedMove = {
  to: PlannedLaunch;
  reason: SlipReason;
  /** What the manager wrote about it; may be empty. */
  words: string;
  by: PersonStamp;
  at: Instant;
  leavesAt: Instant;
};

/** The same moment on the same wall: nothing would move. */
export const isSameDate = (a: PlannedLaunch, b: PlannedLaunch): boolean => a.at === b.at && a.zone === b.zone;
