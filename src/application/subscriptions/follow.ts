import { type Refused, refuse } from '../../domain/refusal.ts';
import { isPublicNews, productOf } from '../../domain/subscriptions/weekly.ts';
import type { House, Request } from '../house.ts';
import { once } from '../once.ts';
import { planWeekly } from './weekly-letter.ts';

/** What somebody follows from now on; nothing ends their weekly letter. Their own matter: it enters no record. */
export const follow = (
  house: House,
  request: Request,
  products: readonly string[],
): Promise<{ ok: true } | Refused> =>
  once(house, request, async (tx): Promise<{ ok: true } | Refused> => {
    const { actor } = request;
    if (!actor.isFullMember) return refuse({ code: 'not_a_member' });
    const { workspaceId, userId } = actor;
    // Only what everybody may know of: a name in a form says nothing of a secret.
    const known = new Set((await tx.releases(workspaceId, 'all')).filter(isPublicNews).map(productOf));
    const wanted = products.filter((product) => known.has(product));
    const now = house.clock.now();
    await tx.saveSubscription(workspaceId, { userId, products: wanted }, now);
    await planWeekly(tx, await tx.settings(workspaceId), now);
    return { ok: true };
  });
