import type { DueRow, Reads } from '../../../application/ports.ts';
import { type AcceptanceRound, isOpenRound } from '../../../domain/acceptance/round.ts';
import { roundOf } from '../../../domain/acceptance/standing.ts';
import type { Instant } from '../../../domain/calendar.ts';
import { lightsAreOpen } from '../../../domain/release.ts';
import type { SlackMessage } from '../kit/message.ts';
import { type Scene, sceneOf } from '../lights/card/scene.ts';
import type { Renderer, Renderers } from '../renderer.ts';
import { endsCard, ownerCard } from './owner-card.ts';
import { trialCard } from './trial-card.ts';

type Found = { scene: Scene; round: AcceptanceRound };

const found = async (row: DueRow, reads: Reads, now: Instant): Promise<Found | null> => {
  const scene = await sceneOf(row, reads, now);
  const round = scene === null ? undefined : roundOf(scene.release, row.slot?.subject ?? '');
  return scene === null || round === undefined ? null : { scene, round };
};

const drawn =
  (draw: (found: Found, row: DueRow) => SlackMessage | null): Renderer =>
  async (row, reads, { now }) => {
    const what = await found(row, reads, now);
    if (what === null || row.slotKey === null) return { skip: 'no_such_round' };
    const isFirst = (await reads.message(row.workspaceId, row.slotKey)) === null;
    // What ended before it was said needs to be said to nobody.
    const isOver = !isOpenRound(what.round) || !lightsAreOpen(what.scene.release);
    if (isFirst && isOver) return { skip: 'no_longer_so' };
    const message = draw(what, row);
    return message === null ? { skip: 'no_longer_so' } : { message };
  };

/** What people read who try a release, and whoever looks after that. */
export const acceptanceRenderers = {
  'board.round': drawn((what, { slot }) =>
    slot === null ? null : trialCard({ ...what, audience: slot.audience }),
  ),
  'board.round_owner': drawn((what) => ownerCard(what)),
  'board.round_ends': drawn((what) => endsCard(what)),
} satisfies Partial<Renderers>;
