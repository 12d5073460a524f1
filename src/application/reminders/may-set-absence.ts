import type { ActingRole } from '../../domain/audit-record.ts';
import type { Actor } from '../../domain/person.ts';
import { type Refused, refuse } from '../../domain/refusal.ts';
import { isRunning } from '../../domain/release.ts';
import type { WorkspaceSettings } from '../../domain/settings/settings.ts';
import type { Reads } from '../ports.ts';

/** In which role somebody may say that others are away: admins, and whoever manages a release that runs. */
const roleForOthers = async (
  reads: Pick<Reads, 'releases'>,
  actor: Actor,
  settings: WorkspaceSettings,
): Promise<ActingRole | null> => {
  if (settings.admins.includes(actor.userId)) return 'admin';
  const open = await reads.releases(actor.workspaceId, 'open');
  const manages = open.some(
    (release) => isRunning(release) && !release.practice && release.manager.userId === actor.userId,
  );
  return manages ? 'release manager' : null;
};

/** Whether this person may see and set the absences of everybody. */
export const maySetForOthers = async (
  reads: Pick<Reads, 'releases'>,
  actor: Actor,
  settings: WorkspaceSettings,
): Promise<boolean> => actor.isFullMember && (await roleForOthers(reads, actor, settings)) !== null;

/** The role in which this person may set or end the absence of that one, or the refusal that names who can. */
export const absenceRole = async (
  reads: Pick<Reads, 'releases'>,
  actor: Actor,
  { userId, settings }: { userId: string; settings: WorkspaceSettings },
): Promise<{ ok: true; role: ActingRole } | Refused> => {
  if (!actor.isFullMember) return refuse({ code: 'not_a_member' });
  const role = await roleForOthers(reads, actor, settings);
  if (role !== null) return { ok: true, role };
  if (userId === actor.userId) return { ok: true, role: 'member' };
  return refuse({
    code: 'not_entitled',
    command: 'away',
    entitled: { role: 'admin', userIds: settings.admins },
  });
};
