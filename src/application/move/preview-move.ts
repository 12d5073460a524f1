import { addDays, earlier, toWall } from '../../domain/calendar.ts';
import { type MovePreview, previewMove } from '../../domain/move/preview-move.ts';
import type { Actor } from '../../domain/person.ts';
import type { PlannedLaunch, Release } from '../../domain/release.ts';
import type { House } from '../house.ts';
import { visibleReleases } from '../plan/find-release.ts';

/**
 * What moves with the launch, where it clashes and who hears of it. Nothing is written, and of other releases only
 * those count that this person may see.
 */
export const movePreview = async (
  { store, clock }: Pick<House, 'store' | 'clock'>,
  actor: Actor,
  release: Release,
  to: PlannedLaunch,
): Promise<MovePreview> => {
  const { reads } = store;
  const now = clock.now();
  // The day of the launch differs by a day from wall to wall.
  const since = addDays(toWall(earlier(now, to.at), 'UTC').date, -1);
  return previewMove(release, to, {
    settings: await reads.settings(actor.workspaceId),
    others: (await visibleReleases(reads, actor, 'all')).filter(({ id }) => id !== release.id),
    absences: await reads.absences(actor.workspaceId, since),
    now,
  });
};
