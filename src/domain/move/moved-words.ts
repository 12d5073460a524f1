import { formatDate, type Instant } from '../calendar.ts';
import type { PlannedLaunch } from '../release.ts';
import type { SlipReason } from './planned-move.ts';
import { slipBecause } from './slip-words.ts';

export type Moved = { from: PlannedLaunch; to: PlannedLaunch; reason: SlipReason; words: string };

/**
 * Why a department is asked again after a move: "The launch moved from Thu 10 Dec to Thu 3 Dec, because it clashes
 * with something else: The fair begins." What its manager wrote stands last, so that it can be erased.
 */
export const movedWords = ({ from, to, reason, words }: Moved, now: Instant): string => {
  const day = ({ at }: PlannedLaunch): string => formatDate(at, to.zone, now);
  return `The launch moved from ${day(from)} to ${day(to)}${slipBecause(reason)}${words === '' ? '.' : `: ${words}`}`;
};
