import { decide } from '../../domain/decide.ts';
import { broughtBy, cannotMerge } from '../../domain/family/merge.ts';
import { mayNot } from '../../domain/policy.ts';
import { refuse } from '../../domain/refusal.ts';
import { type Release, titleOf } from '../../domain/release.ts';
import type { Outcome } from '../change-release.ts';
import type { House, Request } from '../house.ts';
import { once } from '../once.ts';
import { recordDecision } from '../record-decision.ts';
import { releaseSeenBy } from './release-seen-by.ts';

const named = (release: Release) => ({ releaseId: release.id, title: titleOf(release) });

/** One release moves into another: that takes in what it brings, and this one ends. Both decisions stand, or neither. */
export const mergeRelease = (
  house: House,
  request: Request,
  { sourceId, targetId }: { sourceId: string; targetId: string },
): Promise<Outcome> =>
  once(house, request, async (tx): Promise<Outcome> => {
    const { actor } = request;
    const source = await releaseSeenBy(tx, actor, sourceId);
    const target = await releaseSeenBy(tx, actor, targetId);
    if (source === null || target === null) return refuse({ code: 'unknown_release', typed: '', near: [] });
    const settings = await tx.settings(actor.workspaceId);
    const now = house.clock.now();
    const context = { actor, now, settings };
    const goes = { type: 'merge_into', to: named(target) } as const;
    const comes = { type: 'take_in', from: named(source), ...broughtBy(source, target) } as const;
    // Whoever may not is told that first, and not what else would be in the way.
    const refusal = mayNot(actor, goes, source, settings, now) ?? mayNot(actor, comes, target, settings, now);
    if (refusal !== null) return refuse(refusal);
    const cannot = cannotMerge(source, target);
    if (cannot !== null) return cannot;
    const ends = decide(source, goes, context);
    if (!ends.ok) return ends;
    const grows = decide(target, comes, context);
    if (!grows.ok) return grows;
    const deciding = { actor, now, read: { settings } };
    await recordDecision(tx, house.ids, { ...deciding, before: target, decision: grows });
    await recordDecision(tx, house.ids, { ...deciding, before: source, decision: ends });
    return { ok: true, releaseId: target.id, changed: true };
  });
