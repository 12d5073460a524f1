import type { Actor } from '../../domain/person.ts';
import { maySee } from '../../domain/policy.ts';
import { type Refused, refuse } from '../../domain/refusal.ts';
import type { Release } from '../../domain/release.ts';
import type { WorkspaceSettings } from '../../domain/settings/settings.ts';
import type { House, Request } from '../house.ts';
import { once } from '../once.ts';
import { targetOf } from './delivery-target.ts';

/** Why messages of a release did not arrive: the same place, the same reason. */
export type Cause = {
  releaseId: string;
  /** `c:C…` or `u:U…` */
  target: string;
  /** Slack's code, or ours. */
  problem: string;
};

/** How many are sent again, and for how many it is looked again whether they arrived. */
export type Retried = { ok: true; release: Release; sent: number; looked: number } | Refused;

const mayNotRetry = (actor: Actor, release: Release, settings: WorkspaceSettings): Refused | null => {
  if (!actor.isFullMember) return refuse({ code: 'not_a_member' });
  if (!maySee(actor, release, settings)) return refuse({ code: 'unknown_release', typed: '', near: [] });
  const managers = [release.manager.userId, ...(release.standInId === null ? [] : [release.standInId])];
  if ([...managers, ...settings.admins].includes(actor.userId)) return null;
  const entitled = { role: 'release_manager', userIds: managers } as const;
  return refuse({ code: 'not_entitled', command: 'retry', entitled });
};

/**
 * Somebody has mended the cause: everything that was given up because of it is tried again. What may have
 * arrived is never sent again blindly: it is looked for again. For the release manager, the stand-in and admins.
 */
export const retryUndelivered = (house: House, request: Request, cause: Cause): Promise<Retried> =>
  once(house, request, async (tx): Promise<Retried> => {
    const { actor } = request;
    const release = await tx.release(actor.workspaceId, cause.releaseId);
    if (release === null) return refuse({ code: 'unknown_release', typed: '', near: [] });
    const refused = mayNotRetry(actor, release, await tx.settings(actor.workspaceId));
    if (refused !== null) return refused;
    const now = house.clock.now();
    const rows = (await tx.troubledActions(actor.workspaceId, release.id)).filter(
      (row) => targetOf(row) === cause.target && (row.problem ?? 'unknown') === cause.problem,
    );
    const became: (string | null)[] = [];
    for (const { id } of rows) became.push(await tx.retryAction(id, now));
    const count = (state: string): number => became.filter((each) => each === state).length;
    return { ok: true, release, sent: count('pending'), looked: count('uncertain') };
  });
