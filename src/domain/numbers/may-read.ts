import type { Actor } from '../person.ts';
import { mayChangeSettings } from '../policy.ts';
import type { WorkspaceSettings } from '../settings/settings.ts';

/** Numbers are read by release managers and admins; each sees those of the releases that they may know of. */
export const mayReadNumbers = (actor: Actor, settings: WorkspaceSettings): boolean =>
  actor.isFullMember &&
  (settings.releaseManagers.includes(actor.userId) || mayChangeSettings(actor, settings));
