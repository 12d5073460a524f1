import type { DueRow, Reads } from '../../../../application/ports.ts';
import type { Instant } from '../../../../domain/calendar.ts';
import { launchPromptSubject } from '../../../../domain/delivery/boards.ts';
import { type Audience, slotKey } from '../../../../domain/delivery/due-action.ts';
import { changesSinceGreen, timesReady } from '../../../../domain/launch/changes-since-green.ts';
import type { Release } from '../../../../domain/release.ts';
import type { WorkspaceSettings } from '../../../../domain/settings/settings.ts';
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
  /** How often it became ready so far. */
  readied: number;
  /** The question "may I launch?" stands in this person's messages: it has the buttons. */
  promptStands: boolean;
  now: Instant;
  workspaceUrl: string | undefined;
};

/** @property audience whose boards they are; where it is left out, nothing stands beside it */
export type SceneExtras = { now: Instant; workspaceUrl?: string; audience?: Audience };

const standsFor = async (
  reads: Reads,
  release: Release,
  attempt: number,
  audience: Audience,
): Promise<boolean> => {
  const subject = launchPromptSubject(release, release.plan.launch.at, String(attempt));
  const prompt = { kind: 'board.launch_prompt', subject, audience } as const;
  return (await reads.message(release.workspaceId, slotKey(release.id, prompt)))?.state === 'posted';
};

/** Reads what the boards about this attempt show. */
export const launchScene = async (
  reads: Reads,
  release: Release,
  attempt: number,
  { now, workspaceUrl, audience }: SceneExtras,
): Promise<LaunchScene> => {
  const settings = await reads.settings(release.workspaceId);
  const places = await placesOf(reads, release, settings);
  const entries = await reads.auditEntries(release.workspaceId, release.id);
  const changed = changesSinceGreen(entries);
  const readied = timesReady(entries);
  const promptStands = audience !== undefined && (await standsFor(reads, release, attempt, audience));
  return { release, settings, attempt, places, changed, readied, promptStands, now, workspaceUrl };
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
  return launchScene(reads, release, Number.isNaN(attempt) ? 1 : attempt, {
    ...extras,
    ...(row.slot !== null && { audience: row.slot.audience }),
  });
};
