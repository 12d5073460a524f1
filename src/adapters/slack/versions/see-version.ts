import type { ModalView } from '@slack/types';
import { sheetWords } from '../../../application/announcement/read-sheet.ts';
import type { House } from '../../../application/house.ts';
import { type Version, versionOf } from '../../../domain/announcement/version.ts';
import type { Actor } from '../../../domain/person.ts';
import { type Behind, nothing, open, type Reply, refused, strange } from '../edge/reply.ts';
import type { Ids } from '../edge/value.ts';
import type { ViewVisit } from '../edge/visit.ts';
import type { Scene } from '../lights/card/scene.ts';
import { seenRelease } from '../planning/look/seen-release.ts';
import { versionsView } from './versions-view.ts';

export type About = { releaseId: string; versionId: string };

/** The version that a button or form names; null for anything that this program never wrote. */
export const aboutVersion = (ids: Ids | null): About | null =>
  ids?.releaseId === undefined || ids.extra === undefined
    ? null
    : { releaseId: ids.releaseId, versionId: ids.extra };

/** The list as it stands now. */
export const listOf = async (
  house: House,
  actor: Actor,
  scene: Scene,
  said: string | null = null,
): Promise<ModalView> => {
  const sheets = new Map<string, string>();
  for (const version of scene.release.telling.versions) {
    sheets.set(version.id, await sheetWords(house.store.reads, scene.release, version));
  }
  return versionsView(scene, actor, sheets, said);
};

/** The list, for everybody who may know of the release. */
export const showList = async (house: House, actor: Actor, releaseId: string | undefined): Promise<Reply> => {
  const seen = await seenRelease(house, actor, releaseId, true);
  return 'reply' in seen ? seen.reply : open(await listOf(house, actor, seen.scene));
};

/** The version with the release that this person may see, or why not. */
export const seenVersion = async (
  house: House,
  actor: Actor,
  about: About | null,
): Promise<{ scene: Scene; version: Version } | { reply: Reply }> => {
  if (about === null) return { reply: strange };
  const seen = await seenRelease(house, actor, about.releaseId, true);
  if ('reply' in seen) return seen;
  const version = versionOf(seen.scene.release, about.versionId);
  return version === undefined
    ? { reply: refused({ code: 'unknown_matter' }, about.releaseId) }
    : { scene: seen.scene, version };
};

/** The form closes, and the list under it, where it was opened from there, shows what is so now. */
export const closed = async (house: House, { actor, view }: ViewVisit, said: string): Promise<Reply> => {
  const seen = await seenRelease(house, actor, view.metadata.releaseId, true);
  const [under] = view.behind ?? [];
  if ('reply' in seen || under === undefined) return nothing;
  const behind: Behind[] = [{ viewId: under, view: await listOf(house, actor, seen.scene, said) }];
  return { kind: 'nothing', behind };
};
