import { criticalFor, handedOn, isCarryingPlan, isSameProduct } from '../../domain/carried/carried.ts';
import { decide } from '../../domain/decide.ts';
import type { Release } from '../../domain/release.ts';
import { productOf } from '../../domain/subscriptions/weekly.ts';
import type { Following, Written } from '../family/what-follows.ts';
import type { Reads } from '../ports.ts';

/** It is planned from now on, or of another product. */
const beginsToCarry = (before: Release | null, release: Release): boolean =>
  isCarryingPlan(release) &&
  (before === null || !isCarryingPlan(before) || productOf(before) !== productOf(release));

/**
 * What a decision means for the plans of a product: something critical was found or solved in what users have, or a
 * plan is new. Read only where one of these is so, in the same transaction.
 */
export const issuesFollow = async (
  reads: Pick<Reads, 'releases'>,
  { before, release, settings, now }: Pick<Written, 'before' | 'release' | 'settings' | 'now'>,
): Promise<readonly Following[]> => {
  const spreads = handedOn(before) !== handedOn(release);
  const begins = beginsToCarry(before, release);
  if (!spreads && !begins) return [];
  const open = await reads.releases(release.workspaceId, 'open');
  const isReached = (plan: Release): boolean =>
    (begins && plan.id === release.id) ||
    (spreads && (isSameProduct(plan, release) || (before !== null && isSameProduct(plan, before))));
  return open
    .filter((plan) => isCarryingPlan(plan) && isReached(plan))
    .flatMap((plan): Following[] => {
      const command = { type: 'follow_issues', issues: criticalFor(plan, open) } as const;
      const decision = decide(plan, command, { actor: null, now, settings });
      return decision.ok && decision.events.length > 0 ? [{ before: plan, decision }] : [];
    });
};
