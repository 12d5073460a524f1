import type { Instant } from '../../domain/calendar.ts';
import { boardAction, departmentCards, releaseCardSlot } from '../../domain/delivery/boards.ts';
import { type DueAction, slotKey } from '../../domain/delivery/due-action.ts';
import { blockerSlot, solverAudiences } from '../../domain/delivery/matters.ts';
import type { Release } from '../../domain/release.ts';
import { reviewBoards } from '../../domain/review/review-boards.ts';
import type { WorkspaceSettings } from '../../domain/settings/settings.ts';
import type { Reads } from '../ports.ts';

/** Cards that stand in one place: the release's, those of its departments, and what is asked of those who can help. */
const CARDS = ['board.release_card', 'board.department_card', 'board.date_review', 'board.blocker'];

/**
 * Cards that stand where they no longer belong, after a channel, a lead or the visibility changed: they are
 * edited once more, to say where the new one is, or nothing at all where it is not for everybody.
 */
export const strandedBoards = async (
  reads: Pick<Reads, 'messages'>,
  release: Release,
  settings: WorkspaceSettings,
  now: Instant,
): Promise<readonly DueAction[]> => {
  const slots = [
    releaseCardSlot(release, settings),
    ...release.lights.flatMap((light) =>
      [...departmentCards(release, light, settings, now), ...reviewBoards(release, light, settings, now)].map(
        ({ slot }) => slot,
      ),
    ),
    ...release.blockers.flatMap((blocker) =>
      solverAudiences(blocker.solver, release, settings).map((audience) => blockerSlot(blocker, audience)),
    ),
  ];
  const wanted = new Set(slots.filter((slot) => slot !== null).map((slot) => slotKey(release.id, slot)));
  const posted = await reads.messages(release.workspaceId, release.id);
  return posted
    .filter(({ slot, slotKey: key }) => CARDS.includes(slot.kind) && !wanted.has(key))
    .map(({ slot }) => boardAction(release, now, { slot, post: false }));
};
