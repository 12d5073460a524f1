import type { Instant } from '../calendar.ts';
import type { PersonStamp } from '../person.ts';
import type { Release } from '../release.ts';

/** How the look back ended: it was held, or its manager said why there is none. */
export type RetroEnd =
  | { kind: 'held'; by: PersonStamp; at: Instant }
  | { kind: 'waived'; reason: string; by: PersonStamp; at: Instant };

export const RETRO_REASON_MAX = 500;

/** Users have it, and nobody has ended the look back: people add to it, and vote. */
export const isLookBackOpen = ({ stage, retro }: Pick<Release, 'stage' | 'retro'>): boolean =>
  (stage === 'live' || stage === 'retro') && retro === null;
