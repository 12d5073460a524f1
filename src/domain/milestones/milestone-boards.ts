import type { Instant } from '../calendar.ts';
import { boardAction } from '../delivery/boards.ts';
import { type DueAction, PRIORITY } from '../delivery/due-action.ts';
import type { ReleaseEvent } from '../event.ts';
import type { Release } from '../release.ts';

/** One message for one person and day. */
export const milestoneBoard = (
  release: Release,
  { userId, date, post }: { userId: string; date: string; post: boolean },
  now: Instant,
): DueAction =>
  boardAction(release, now, {
    slot: { kind: 'board.milestones', subject: date, audience: { user: userId } },
    post,
    priority: PRIORITY.reminder,
  });

/** Somebody's morning: looked at again then, because it is not their working hours yet. */
export const morningTimer = ({ id }: Pick<Release, 'id'>, opening: Instant): DueAction => ({
  key: `time:milestones:${id}:${opening}`,
  kind: 'time.milestones',
  releaseId: null,
  dueAt: opening,
  priority: PRIORITY.reminder,
  payload: { v: 1, releaseId: id },
  slot: null,
  threadOf: null,
});

/** What makes a milestone due on another day, or nobody's business any more. */
const TOUCHING: readonly ReleaseEvent['type'][] = [
  'plan_changed',
  'release_started',
  'release_moved',
  'release_held',
  'release_resumed',
  'release_cancelled',
  'release_closed',
  'manager_changed',
];

export const touchesMilestones = (event: ReleaseEvent): boolean =>
  event.type === 'item_changed' || event.type === 'items_added'
    ? event.part === 'milestones'
    : TOUCHING.includes(event.type);
