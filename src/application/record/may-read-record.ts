import type { Actor } from '../../domain/person.ts';
import { maySee } from '../../domain/policy.ts';
import type { Release } from '../../domain/release.ts';
import type { WorkspaceSettings } from '../../domain/settings/settings.ts';

/**
 * The whole story of a release with every name and word in it is for its release manager and the admins, as far
 * as they may know of the release at all. Everybody else who may see it is told whom to ask.
 */
export const mayReadRecord = (
  actor: Actor,
  release: Release,
  settings: WorkspaceSettings,
): 'yes' | 'ask' | 'unknown' => {
  if (!maySee(actor, release, settings)) return 'unknown';
  return actor.userId === release.manager.userId || settings.admins.includes(actor.userId) ? 'yes' : 'ask';
};
