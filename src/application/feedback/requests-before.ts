import { isBefore, type Request } from '../../domain/feedback/requests.ts';
import type { Release } from '../../domain/release.ts';
import type { Reads } from '../ports.ts';

/** What people of earlier releases of the product asked for, and nobody has answered. */
export const requestsBefore = async (
  reads: Pick<Reads, 'openRequests' | 'release'>,
  release: Release,
): Promise<readonly Request[]> => {
  const found: Request[] = [];
  for (const { releaseId, theme } of await reads.openRequests(release.workspaceId)) {
    const other = await reads.release(release.workspaceId, releaseId);
    if (other !== null && isBefore(other, release)) found.push({ release: other, theme });
  }
  return found;
};
