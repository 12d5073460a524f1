import type { Actor } from '../person.ts';
import { mayBeToldOf, speaksFor } from '../policy.ts';
import type { Refusal } from '../refusal.ts';
import { lightOf, lightsAreOpen, type Release } from '../release.ts';
import { departmentById, speakersOf, type WorkspaceSettings } from '../settings/settings.ts';

const isDelegate = (userId: string, release: Release, departmentId: string): boolean =>
  lightOf(release, departmentId)?.delegates.some((delegate) => delegate.userId === userId) ?? false;

/**
 * Whoever knows may tick: every full member who sees the release, until it is launched. The questions of a
 * confidential release belong to the department's own people. Null when the actor may.
 */
export const mayNotTick = (
  actor: Actor,
  release: Release,
  departmentId: string,
  settings: WorkspaceSettings,
): Refusal | null => {
  if (!mayBeToldOf(actor, release, settings)) return { code: 'unknown_release', typed: '', near: [] };
  if (!actor.isFullMember) return { code: 'not_a_member' };
  if (lightOf(release, departmentId) === undefined) return { code: 'unknown_department' };
  const { userId } = actor;
  const own = speaksFor(userId, release, departmentId, settings) || isDelegate(userId, release, departmentId);
  if (release.visibility === 'confidential' && !own) {
    const userIds = speakersOf(departmentById(settings, departmentId));
    return { code: 'not_entitled', command: 'tick', entitled: { role: 'lead', userIds } };
  }
  if (lightsAreOpen(release)) return null;
  const since = release.endedAt ?? release.launch?.liveAt ?? release.launch?.decidedAt ?? release.startedAt;
  return { code: 'wrong_stage', command: 'tick', stage: release.stage, since };
};
