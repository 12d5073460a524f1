import { isOwed, type Light } from '../../domain/lights/light.ts';
import type { Actor } from '../../domain/person.ts';
import { maySee } from '../../domain/policy.ts';
import { type Refused, refuse } from '../../domain/refusal.ts';
import { lightOf, lightsAreOpen, type Release } from '../../domain/release.ts';
import {
  type Department,
  departmentById,
  speakersOf,
  type WorkspaceSettings,
} from '../../domain/settings/settings.ts';
import type { Reads } from '../ports.ts';

export type About = { releaseId: string; departmentId: string };

export type Owed = {
  ok: true;
  release: Release;
  light: Light;
  department: Department;
  settings: WorkspaceSettings;
};

/** A question that somebody is still waited for in, as this person may see it; else why there is none. */
export const findOwed = async (
  reads: Pick<Reads, 'settings' | 'release'>,
  actor: Actor,
  { releaseId, departmentId }: About,
): Promise<Owed | Refused> => {
  if (!actor.isFullMember) return refuse({ code: 'not_a_member' });
  const settings = await reads.settings(actor.workspaceId);
  const release = await reads.release(actor.workspaceId, releaseId);
  if (release === null || !maySee(actor, release, settings)) {
    return refuse({ code: 'unknown_release', typed: '', near: [] });
  }
  const light = lightOf(release, departmentId);
  const department = departmentById(settings, departmentId);
  if (light === undefined || department === undefined) return refuse({ code: 'unknown_department' });
  const isAsked = lightsAreOpen(release) && release.hold === null && isOwed(light);
  return isAsked
    ? { ok: true, release, light, department, settings }
    : refuse({ code: 'nothing_owed', name: light.name });
};

/** Null when this person speaks for the department, as its sponsor too where that is enough. */
export const notTheirs = (
  actor: Actor,
  department: Department,
  { sponsorToo }: { sponsorToo: boolean },
): Refused | null => {
  const userIds = speakersOf(department);
  const isSponsor = sponsorToo && department.sponsorId === actor.userId;
  if (isSponsor || userIds.includes(actor.userId)) return null;
  return refuse({ code: 'not_entitled', command: 'remind', entitled: { role: 'lead', userIds } });
};
