import type { Announcement } from '../../../../domain/launch/announcement.ts';
import { type Release, titleOf } from '../../../../domain/release.ts';
import { ratingButtons } from '../../feedback/rating-buttons.ts';
import { divider, section } from '../../kit/blocks.ts';
import { message, type SlackMessage } from '../../kit/message.ts';
import { joinMrkdwn, mrkdwn } from '../../kit/mrkdwn.ts';
import { type AfterWords, afterBlocks, afterWords, NOTHING_BESIDE } from '../../milestones/watch-words.ts';
import type { Renderer } from '../../renderer.ts';
import { practiceBlocks, practiceText } from '../prompt/practice.ts';
import { announcementAloud, announcementBlocks } from './announcement-blocks.ts';

/** Nobody is asked how they like a hotfix: one person says whether it is mended. */
const isRated = ({ urgent }: Release): boolean => urgent === null;

/** What the world reads, with one tap to say how it is. */
export const announcementMessage = (
  announcement: Announcement,
  release: Release,
  zone: string,
  beside: AfterWords = NOTHING_BESIDE,
): SlackMessage =>
  message(
    practiceText(
      release,
      joinMrkdwn([
        announcementAloud(announcement, release),
        beside.groups,
        beside.fetch ?? null,
        beside.learn,
        beside.care,
        isRated(release) ? mrkdwn`How is it for you? Rate it with one tap.` : null,
      ]),
    ),
    [
      ...practiceBlocks(release),
      ...announcementBlocks(announcement, release, zone, afterBlocks(beside)),
      ...(isRated(release)
        ? [
            divider(),
            section(mrkdwn`How is *${titleOf(release)}* for you? One tap is enough.`),
            ratingButtons(release),
          ]
        : []),
    ],
  );

export const renderAnnouncement: Renderer = async ({ workspaceId, releaseId, payload }, reads) => {
  const release = releaseId === null ? null : await reads.release(workspaceId, releaseId);
  if (release === null) return { skip: 'unknown release' };
  const announcement = await reads.announcement(workspaceId, String(payload.announcementId));
  if (announcement === null || announcement.releaseId !== release.id) return { skip: 'unknown announcement' };
  const settings = await reads.settings(workspaceId);
  const beside = afterWords(release, settings);
  return { message: announcementMessage(announcement, release, settings.zone, beside) };
};
