import type { Reads } from '../../../application/ports.ts';
import { releaseCardSlot } from '../../../domain/delivery/boards.ts';
import { slotKey } from '../../../domain/delivery/due-action.ts';
import { relativesIn } from '../../../domain/family/family.ts';
import type { Release } from '../../../domain/release.ts';
import type { WorkspaceSettings } from '../../../domain/settings/settings.ts';
import { messageLink } from '../words/link.ts';

/** What another release is to this one. */
export type Kinship = 'main' | 'wave' | 'split_from' | 'split_into' | 'merged_into' | 'took_in';

/** @property where the address of its card; null where none stands */
export type Relative = { as: Kinship; release: Release; where: string | null };

const kinshipOf = (id: string, { family }: Release): Kinship => {
  if (family.waveOf?.releaseId === id) return 'main';
  if (family.waves.includes(id)) return 'wave';
  if (family.splitFrom === id) return 'split_from';
  if (family.splitInto.includes(id)) return 'split_into';
  return family.mergedInto === id ? 'merged_into' : 'took_in';
};

/** Nobody learns from a card of a release that they would not hear of otherwise. */
const mayBeNamed = (relative: Release, release: Release): boolean =>
  (relative.startedAt !== null || release.startedAt === null) &&
  (relative.visibility === 'everyone' || release.visibility === 'confidential');

/**
 * The releases that belong to this one, as its card names them.
 *
 * @param own true for the eyes of its manager alone, who sees the drafts, too
 * @param workspaceUrl null where no links are wanted
 */
export const relativesOf = async (
  reads: Reads,
  release: Release,
  {
    settings,
    workspaceUrl = null,
    own = false,
  }: { settings: WorkspaceSettings; workspaceUrl?: string | null; own?: boolean },
): Promise<readonly Relative[]> => {
  const found: Relative[] = [];
  for (const id of relativesIn(release.family)) {
    const relative = await reads.release(release.workspaceId, id);
    if (relative === null) continue;
    const isOwn = own && relative.manager.userId === release.manager.userId;
    if (!isOwn && !mayBeNamed(relative, release)) continue;
    const slot = releaseCardSlot(relative, settings);
    const posted = slot === null ? null : await reads.message(release.workspaceId, slotKey(id, slot));
    const stands = posted !== null && posted.state !== 'gone' && slot !== null && 'channel' in slot.audience;
    const where =
      stands && workspaceUrl !== null ? (posted.permalink ?? messageLink(workspaceUrl, posted)) : null;
    found.push({ as: kinshipOf(id, release), release: relative, where });
  }
  return found;
};
