import type { Actor } from '../../domain/person.ts';
import { mayBeToldOf } from '../../domain/policy.ts';
import type { Release } from '../../domain/release.ts';
import type { Reads } from '../ports.ts';

/** The release, where this person may be told of it; null as for one that does not exist. */
export const releaseSeenBy = async (
  reads: Reads,
  actor: Actor,
  releaseId: string,
): Promise<Release | null> => {
  const release = await reads.release(actor.workspaceId, releaseId);
  const settings = await reads.settings(actor.workspaceId);
  return release !== null && mayBeToldOf(actor, release, settings) ? release : null;
};
