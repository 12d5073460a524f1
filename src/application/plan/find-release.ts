import type { Actor } from '../../domain/person.ts';
import { matchKeys } from '../../domain/plan/release-name.ts';
import { maySee } from '../../domain/policy.ts';
import { type Refused, refuse } from '../../domain/refusal.ts';
import type { Release } from '../../domain/release.ts';
import type { Reads } from '../ports.ts';

/** Everything that this person may know of, newest launch first. The one door to every list and completion. */
export const visibleReleases = async (
  reads: Reads,
  actor: Actor,
  which: 'open' | 'all',
): Promise<readonly Release[]> => {
  const settings = await reads.settings(actor.workspaceId);
  const releases = await reads.releases(actor.workspaceId, which);
  return releases.filter((release) => maySee(actor, release, settings));
};

/**
 * A release by what somebody typed: its key, an older key, or the beginning of one when only one fits. What
 * they may not see gets the same words as what does not exist.
 */
export const findRelease = async (
  reads: Reads,
  actor: Actor,
  typed: string,
): Promise<{ ok: true; release: Release } | Refused> => {
  const wanted = typed.trim().toLowerCase();
  const settings = await reads.settings(actor.workspaceId);
  const exact = await reads.releaseByKey(actor.workspaceId, wanted);
  if (exact !== null && maySee(actor, exact, settings)) return { ok: true, release: exact };

  const visible = await visibleReleases(reads, actor, 'all');
  const match = matchKeys(
    wanted,
    visible.map(({ key }) => key),
  );
  if (match.kind === 'many') return refuse({ code: 'ambiguous_release', typed, keys: match.keys });
  if (match.kind === 'none') return refuse({ code: 'unknown_release', typed, near: match.near });
  const release = visible.find(({ key }) => key === match.key);
  return release === undefined ? refuse({ code: 'unknown_release', typed, near: [] }) : { ok: true, release };
};
