import { toWall } from '../../domain/calendar.ts';
import { hasLookBack } from '../../domain/outcome/outcome.ts';
import type { Actor } from '../../domain/person.ts';
import { stampOf } from '../../domain/person.ts';
import { maySee } from '../../domain/policy.ts';
import { type Refused, refuse } from '../../domain/refusal.ts';
import type { Release } from '../../domain/release.ts';
import { type PointForm, readPoints } from '../../domain/retro/point.ts';
import { isLookBackOpen } from '../../domain/retro/retro.ts';
import type { WorkspaceSettings } from '../../domain/settings/settings.ts';
import type { House, Request } from '../house.ts';
import { once } from '../once.ts';
import type { Reads } from '../ports.ts';

/** Who takes part: every full member who may know of the release, once it is live and until the look back ended. */
export const openLookBack = async (
  reads: Pick<Reads, 'release' | 'settings'>,
  actor: Actor,
  releaseId: string,
): Promise<{ ok: true; release: Release; settings: WorkspaceSettings } | Refused> => {
  const { workspaceId } = actor;
  const release = await reads.release(workspaceId, releaseId);
  const settings = await reads.settings(workspaceId);
  if (!actor.isFullMember) return refuse({ code: 'not_a_member' });
  if (release === null || !maySee(actor, release, settings)) {
    return refuse({ code: 'unknown_release', typed: '', near: [] });
  }
  if (isLookBackOpen(release)) return { ok: true, release, settings };
  const { stage, after } = release;
  if (!hasLookBack(release)) return refuse({ code: 'unknown_matter' });
  if (after.lookBack !== null) return refuse({ code: 'look_back_over', by: after.lookBack.by.name });
  const since = release.endedAt ?? release.launch?.decidedAt ?? release.startedAt;
  return refuse({ code: 'wrong_stage', command: 'record_retro', stage, since });
};

export type PointsAdded = { ok: true; count: number };

/**
 * Somebody writes before the look back what went well, what did not, and what nobody understood. Without a name each
 * point has a random id of its own and a day, so that nothing ties it to its author or to another one; that they took
 * part stands in a set without time.
 */
export const addPoints = (
  house: House,
  request: Request,
  { releaseId, form, nameless }: { releaseId: string; form: PointForm; nameless: boolean },
): Promise<PointsAdded | Refused> =>
  once(house, request, async (tx): Promise<PointsAdded | Refused> => {
    const { actor } = request;
    const { workspaceId, userId } = actor;
    const found = await openLookBack(tx, actor, releaseId);
    if (!found.ok) return found;
    const read = readPoints(form);
    if ('problems' in read) return refuse({ code: 'fields_invalid', problems: read.problems });
    const day = toWall(house.clock.now(), found.settings.zone).date;
    const by = nameless ? null : stampOf(actor);
    const points = read.points.map((point) => ({ ...point, id: house.ids.random(), releaseId, by, day }));
    await tx.addRetroPoints(workspaceId, points);
    if (nameless) await tx.noteNamelessWriter(workspaceId, releaseId, userId);
    return { ok: true, count: points.length };
  });
