import { hasLookBack } from '../outcome/outcome.ts';
import type { Release } from '../release.ts';

/** Users have it, and nobody has ended the look back: people add to it, and vote. */
export const isLookBackOpen = (release: Pick<Release, 'stage' | 'after' | 'urgent' | 'family'>): boolean =>
  (release.stage === 'live' || release.stage === 'retro') &&
  hasLookBack(release) &&
  release.after.lookBack === null;
