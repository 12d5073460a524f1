import type { Stage } from '../../../domain/release.ts';

/** Where a release stands, as people read it. Hold is no stage: it is said beside this. */
export const stageWords: Record<Stage, string> = {
  draft: 'Draft',
  planning: 'Planning',
  sign_off: 'Collecting green lights',
  launching: 'Launching',
  live: 'Live',
  retro: 'Live, looking back',
  closed: 'Closed',
  cancelled: 'Cancelled',
};
