import type { Reads } from '../application/ports.ts';
import { matchKeys } from '../domain/plan/release-name.ts';
import type { Release } from '../domain/release.ts';
import { CliFailure } from './failure.ts';

/**
 * The release that somebody means: by its key, an older key, or a part of one when only one fits.
 *
 * @throws CliFailure that names what comes near
 */
export const releaseMeant = async (reads: Reads, workspaceId: string, typed: string): Promise<Release> => {
  const exact = await reads.releaseByKey(workspaceId, typed.trim().toLowerCase());
  if (exact !== null) return exact;
  const match = matchKeys(typed, await reads.keys(workspaceId));
  if (match.kind === 'many') {
    throw new CliFailure(`"${typed}" can mean ${match.keys.join(', ')}. Type a little more of it.`);
  }
  const found = match.kind === 'one' ? await reads.releaseByKey(workspaceId, match.key) : null;
  if (found !== null) return found;
  const near = match.kind === 'none' && match.near.length > 0 ? ` Near it: ${match.near.join(', ')}.` : '';
  throw new CliFailure(`There is no release "${typed}".${near}`);
};
