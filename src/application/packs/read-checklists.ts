import type { Light } from '../../domain/lights/light.ts';
import type { NamedChecklist } from '../../domain/packs/flow-on.ts';
import { asksChecklist } from '../../domain/packs/pack.ts';
import type { Checklist } from '../../domain/packs/summary.ts';
import type { Release } from '../../domain/release.ts';
import type { PackReads } from './pack-ports.ts';

/** A department's questions with its answers for this release; null where its main question stands alone. */
export const readChecklist = async (
  reads: PackReads,
  release: Release,
  light: Light,
): Promise<Checklist | null> => {
  if (light.packId === null || !asksChecklist(release, light)) return null;
  const pack = await reads.pack(release.workspaceId, light.packId);
  if (pack === null) return null;
  const ticks = await reads.ticks(release.workspaceId, release.id);
  return { pack, ticks: ticks.filter(({ departmentId }) => departmentId === light.departmentId) };
};

/** The checklists of all departments of a release that somebody has begun. */
export const readChecklists = async (
  reads: PackReads,
  release: Release,
): Promise<readonly NamedChecklist[]> => {
  if (!release.lights.some((light) => asksChecklist(release, light))) return [];
  const all = await reads.ticks(release.workspaceId, release.id);
  const found: NamedChecklist[] = [];
  for (const light of release.lights) {
    const { departmentId, name, packId } = light;
    const ticks = all.filter((tick) => tick.departmentId === departmentId);
    if (packId === null || ticks.length === 0 || !asksChecklist(release, light)) continue;
    const pack = await reads.pack(release.workspaceId, packId);
    if (pack !== null) found.push({ departmentId, name, pack, ticks });
  }
  return found;
};
