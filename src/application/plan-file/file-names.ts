import type { Release } from '../../domain/release.ts';
import type { WorkspaceSettings } from '../../domain/settings/settings.ts';
import type { Reads } from '../ports.ts';

/** What departments and releases are called in a file; null for what nobody knows. */
export type FileNames = {
  departmentKey(id: string): string | null;
  departmentId(key: string): string | null;
  releaseKey(id: string): string | null;
  releaseId(key: string): string | null;
};

export const fileNames = (
  { departments }: Pick<WorkspaceSettings, 'departments'>,
  releases: readonly Pick<Release, 'id' | 'key'>[],
): FileNames => {
  const byKey = new Map(releases.map(({ id, key }) => [key, id]));
  const keyOf = new Map(releases.map(({ id, key }) => [id, key]));
  return {
    departmentKey: (id) => departments.find((department) => department.id === id)?.key ?? null,
    departmentId: (key) => departments.find((department) => department.key === key)?.id ?? null,
    releaseKey: (id) => keyOf.get(id) ?? null,
    releaseId: (key) => byKey.get(key.toLowerCase()) ?? byKey.get(key) ?? null,
  };
};

/** Of everything in the workspace. */
export const namesIn = async (
  reads: Pick<Reads, 'settings' | 'releases'>,
  workspaceId: string,
): Promise<FileNames> =>
  fileNames(await reads.settings(workspaceId), await reads.releases(workspaceId, 'all'));
