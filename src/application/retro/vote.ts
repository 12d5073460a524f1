import { type Refused, refuse } from '../../domain/refusal.ts';
import { pointsFor, VOTES_EACH } from '../../domain/retro/point.ts';
import type { House, Request } from '../house.ts';
import { once } from '../once.ts';
import { openLookBack } from './add-points.ts';

/** One tap names a point as one of the most important; the same tap again takes it back. */
export const voteForPoint = (
  house: House,
  request: Request,
  { releaseId, pointId }: { releaseId: string; pointId: string },
): Promise<{ ok: true } | Refused> =>
  once(house, request, async (tx): Promise<{ ok: true } | Refused> => {
    const { actor } = request;
    const { workspaceId, userId } = actor;
    const found = await openLookBack(tx, actor, releaseId);
    if (!found.ok) return found;
    const said = {
      points: await tx.retroPoints(workspaceId, releaseId),
      votes: await tx.retroVotes(workspaceId, releaseId),
      nameless: await tx.namelessWriters(workspaceId, releaseId),
    };
    const { points, left } = pointsFor(said, userId);
    const point = points.find(({ id }) => id === pointId);
    if (point === undefined) return refuse({ code: 'unknown_matter' });
    if (!point.mine && left === 0) return refuse({ code: 'no_votes_left', most: VOTES_EACH });
    await tx.saveRetroVote(workspaceId, releaseId, { pointId, userId }, !point.mine);
    return { ok: true };
  });
