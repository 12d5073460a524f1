import type { Release } from '../../domain/release.ts';
import type { Theme } from '../../domain/retro/look-back.ts';
import type { WorkspaceSettings } from '../../domain/settings/settings.ts';
import { readGrouping } from '../feedback/read-feedback.ts';
import type { Reads } from '../ports.ts';

/**
 * What readers of the announcement said, by the themes that were made by hand. The release manager and the admins see
 * all of them, as they do in the feedback; everybody else those that were told back.
 *
 * @param reader null where everybody reads the same
 */
export const feedbackThemes = async (
  reads: Reads,
  { release, settings }: { release: Release; settings: WorkspaceSettings },
  reader: string | null,
): Promise<readonly Theme[]> => {
  const mayReadAll = reader !== null && [release.manager.userId, ...settings.admins].includes(reader);
  const { themes } = await readGrouping(reads, release);
  return themes
    .filter(({ theme, remarks }) => remarks.length > 0 && (mayReadAll || theme.told > 0))
    .map(({ theme: { name }, remarks: { length: count } }) => ({ name, count }));
};
