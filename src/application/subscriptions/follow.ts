import { type Refused, refuse } from '../../domain/refusal.ts';
import { type Followed, whatToFollow } from '../../domain/subscriptions/weekly.ts';
import type { House, Request } from '../house.ts';
import { once } from '../once.ts';
import { planWeekly } from './weekly-letter.ts';

/** What somebody follows from now on; nothing ends their weekly letter. Their own matter: it enters no record. */
export const follow = (house: House, request: Request, followed: Followed): Promise<{ ok: true } | Refused> =>
  once(house, request, async (tx): Promise<{ ok: true } | Refused> => {
    const { actor } = request;
    if (!actor.isFullMember) return refuse({ code: 'not_a_member' });
    const { workspaceId, userId } = actor;
    // Only what everybody may know of: a name in a form says nothing of a secret.
    const known = whatToFollow(await tx.releases(workspaceId, 'all'));
    const products = followed.products.filter((product) => known.products.includes(product));
    const areas = followed.areas.filter((area) => known.areas.includes(area));
    const now = house.clock.now();
    await tx.saveSubscription(workspaceId, { userId, products, areas }, now);
    await planWeekly(tx, await tx.settings(workspaceId), now);
    return { ok: true };
  });
