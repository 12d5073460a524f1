import type { Instant } from '../../domain/calendar.ts';
import { type DueAction, PRIORITY } from '../../domain/delivery/due-action.ts';
import type { WorkspaceSettings } from '../../domain/settings/settings.ts';
import type { KnownChannel, Reads } from '../ports.ts';

/** Every channel that the settings name, each once. */
export const channelsOf = (settings: WorkspaceSettings): readonly string[] => [
  ...new Set(
    [
      settings.releasesChannelId,
      settings.auditChannelId,
      settings.complianceChannelId,
      ...settings.announcementChannelIds,
      ...settings.departments.map(({ channelId }) => channelId),
    ].filter((id) => id !== null),
  ),
];

/** A channel that the bot is not in, for one reason or another. */
export type OutsideChannel = { channelId: string; known: KnownChannel | null };

/** The channels of the settings that the bot is not in, as far as the directory knows. */
export const channelsOutside = async (
  reads: Pick<Reads, 'channel'>,
  settings: WorkspaceSettings,
): Promise<readonly OutsideChannel[]> => {
  const outside: OutsideChannel[] = [];
  for (const channelId of channelsOf(settings)) {
    const known = await reads.channel(settings.workspaceId, channelId);
    if (known?.isMember !== true) outside.push({ channelId, known });
  }
  return outside;
};

/** Private channels have to invite the bot. One that the directory does not know is one of them, or new. */
export const needsInvitation = ({ known }: OutsideChannel): boolean => known === null || known.isPrivate;

/**
 * Errands that make the bot a member of the public channels that it was given. Joining again is no harm, and a
 * private channel that nobody invited it to ends the errand without noise: the set-up says what to type there.
 */
export const joinErrands = (outside: readonly OutsideChannel[], now: Instant): readonly DueAction[] =>
  outside
    .filter(({ known }) => known === null || (!known.isPrivate && !known.isArchived))
    .map(({ channelId }) => ({
      key: `join:${channelId}`,
      kind: 'channel.join' as const,
      releaseId: null,
      dueAt: now,
      // Before the first message that is to stand there.
      priority: PRIORITY.clicked,
      payload: { v: 1, channelId },
      slot: null,
      threadOf: null,
    }));
