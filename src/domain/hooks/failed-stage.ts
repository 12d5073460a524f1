import { type Instant, isAfter } from '../calendar.ts';
import type { ReleaseEvent } from '../event.ts';
import type { Release } from '../release.ts';

type Reported = Extract<ReleaseEvent, { type: 'fact_reported' }>;

/** Another system says that a step of the deployment failed: while it goes out its manager can act on it. */
export type StageNotice = { sort: 'stage_failed'; event: Reported; at: Instant };

/** The notice that a failed step of the deployment makes; null for any other event. */
export const noticeOfStage = (event: ReleaseEvent, at: Instant): StageNotice | null =>
  event.type === 'fact_reported' && event.kind === 'stage' && event.state === 'failed'
    ? { sort: 'stage_failed', event, at }
    : null;

export const STAGE_SETTLED_BY = {
  stage_failed: ['declared_live', 'launch_failed', 'manager_changed'],
} as const satisfies Record<StageNotice['sort'], readonly ReleaseEvent['type'][]>;

/** On hold it can no longer be held, and once it goes on it can. */
export const STAGE_CHANGED_BY = {
  stage_failed: ['release_held', 'release_resumed'],
} as const satisfies Record<StageNotice['sort'], readonly ReleaseEvent['type'][]>;

/** It goes out since before that, and nobody said yet whether it worked. */
export const STAGE_STANDS = {
  stage_failed: ({ stage, launch }: Release, { at }: StageNotice): boolean =>
    stage === 'launching' && launch !== null && launch.liveAt === null && !isAfter(launch.decidedAt, at),
};
