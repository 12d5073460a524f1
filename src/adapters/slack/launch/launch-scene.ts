import type { DueRow, Reads } from '../../../application/ports.ts';
import type { Instant } from '../../../domain/calendar.ts';
import { changesSinceGreen } from '../../../domain/changes-since-green.ts';
import type { Release } from '../../../domain/release.ts';
import type { WorkspaceSettings } from '../../../domain/settings.ts';
import { type Place, placesOf } from './places.ts';

/** Everything that the manager's boards about a launch show. */
export type LaunchScene = {
  release: Release;
  settings: WorkspaceSettings;
  /** The attempt that the board is about; an older one is over. */
  attempt: number;
  places: readonly Place[];
  /** Plan fields that changed after the last green light. */
  changed: readonly string[];
  now: Instant;
  workspaceUrl: string | undefined;
};

export type SceneExtras = { now: Instant; workspaceUrl?: string };

/** Reads what the boards about this attempt show. */
export const launchScene = async (
  reads: Reads,
  release: Release,
  attempt: number,
  { now, workspaceUrl }: SceneExtras,
): Promise<LaunchScene> => {
  const settings = await reads.settings(release.workspaceId);
  const places = await placesOf(reads, release, settings);
  const changed = changesSinceGreen(await reads.auditEntries(release.workspaceId, release.id));
  return { release, settings, attempt, places, changed, now, workspaceUrl };
};

/** The same for a due row: its slot's subject begins with the attempt. Null when the release is unknown. */
export const sceneOfRow = async (
  row: DueRow,
  reads: Reads,
  extras: SceneExtras,
): Promise<LaunchScene | null> => {
  const release = row.releaseId === null ? null : await reads.release(row.workspaceId, row.releaseId);
  if (release === null) return null;
  const attempt = Number.parseInt(row.slot?.subject ?? '', 10);
  return launchScene(reads, release, Number.isNaN(attempt) ? 1 : attempt, extras);
};
