import { isAfter } from '../../domain/calendar.ts';
import type { OldAction } from '../../domain/meetings/agenda.ts';
import type { Note } from '../../domain/meetings/note.ts';
import { type Release, titleOf } from '../../domain/release.ts';
import type { Reads } from '../ports.ts';

const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

/** Promised in the look back of a release that everybody may know of. */
const isOfLookBack = ({ at }: Note, { launch, practice, visibility }: Release): boolean =>
  launch?.liveAt != null && !isAfter(launch.liveAt, at) && !practice && visibility === 'everyone';

/**
 * What was promised in the look backs of earlier releases of the same product, and is not done: the kick-off of the
 * next one talks about it, where everybody reads.
 */
export const oldActions = async (
  reads: Pick<Reads, 'openActions' | 'release'>,
  release: Release,
): Promise<readonly OldAction[]> => {
  const { workspaceId, id, plan } = release;
  const found: OldAction[] = [];
  for (const note of await reads.openActions(workspaceId)) {
    if (note.releaseId === id) continue;
    const source = await reads.release(workspaceId, note.releaseId);
    if (source === null || !isOfLookBack(note, source)) continue;
    if (same(source.plan.product, plan.product)) found.push({ note, from: titleOf(source) });
  }
  return found;
};
