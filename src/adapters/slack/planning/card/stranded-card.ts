import type { DueRow } from '../../../../application/ports.ts';
import { releaseCardSlot } from '../../../../domain/delivery/boards.ts';
import { slotKey } from '../../../../domain/delivery/due-action.ts';
import type { Release } from '../../../../domain/release.ts';
import type { WorkspaceSettings } from '../../../../domain/settings/settings.ts';
import { section } from '../../kit/blocks.ts';
import { message, type SlackMessage } from '../../kit/message.ts';
import { channelMention, mrkdwn } from '../../kit/mrkdwn.ts';
import { titled } from './titled.ts';

/** Whether this card stands where the release is not shown any more. */
export const isStranded = (
  { slot }: Pick<DueRow, 'slot'>,
  release: Release,
  settings: WorkspaceSettings,
): boolean => {
  const place = releaseCardSlot(release, settings);
  return slot !== null && place !== null && slotKey(release.id, slot) !== slotKey(release.id, place);
};

/** A card in a channel that the release has left: a confidential one says nothing of itself there. */
export const strandedCard = (release: Release, { releasesChannelId }: WorkspaceSettings): SlackMessage => {
  if (release.visibility === 'confidential' || releasesChannelId === null) {
    const text = mrkdwn`This release is not shown here any more.`;
    return message(text, [section(text)]);
  }
  const text = mrkdwn`*${titled(release)}*: its card stands in ${channelMention(releasesChannelId)} now.`;
  return message(text, [section(text)]);
};
