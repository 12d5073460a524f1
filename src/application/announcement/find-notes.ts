import { type Hit, type Published, searchNotes } from '../../domain/announcement/search-notes.ts';
import { isOut } from '../../domain/announcement/version.ts';
import { announcementAsText } from '../../domain/launch/announcement.ts';
import type { Actor } from '../../domain/person.ts';
import { type Release, titleOf } from '../../domain/release.ts';
import { visibleReleases } from '../plan/find-release.ts';
import type { Reads } from '../ports.ts';

/** The announcement and what was published behind it, as one text: whoever looks for words wants the release. */
const textOf = (release: Release, announcement: string): string =>
  [announcement, ...release.telling.versions.filter(isOut).map(({ words }) => words)].join('\n');

/** Published announcements that hold these words, of releases that this person may know of, the newest first. */
export const findNotes = async (reads: Reads, actor: Actor, query: string): Promise<readonly Hit[]> => {
  const releases = await visibleReleases(reads, actor, 'all');
  const texts = new Map(
    (await reads.publishedAnnouncements(actor.workspaceId)).map((each) => [each.id, each]),
  );
  const published = releases.flatMap((release): Published[] => {
    const announcement = release.announcementId === null ? undefined : texts.get(release.announcementId);
    const at = release.launch?.liveAt ?? null;
    if (announcement === undefined || at === null || release.practice) return [];
    const { id: releaseId, key } = release;
    return [
      {
        releaseId,
        key,
        title: titleOf(release),
        at,
        text: textOf(release, announcementAsText(announcement)),
      },
    ];
  });
  return searchNotes(query, published);
};
