import type { KnownChannel, PostedMessage, Reads } from '../../../../application/ports.ts';
import { announcementAudiences } from '../../../../domain/delivery/audience.ts';
import { announcementSlot } from '../../../../domain/delivery/boards.ts';
import { type Audience, slotKey } from '../../../../domain/delivery/due-action.ts';
import type { Release } from '../../../../domain/release.ts';
import type { WorkspaceSettings } from '../../../../domain/settings/settings.ts';
import { channelMention, joinMrkdwn, link, type Mrkdwn, mrkdwn } from '../../kit/mrkdwn.ts';
import { messageLink } from '../../words/link.ts';
import { peopleCount } from './count-words.ts';

/** Where an announcement goes, and where it stands once it was posted. */
export type Place = { audience: Audience; channel: KnownChannel | null; message: PostedMessage | null };

/** Every place in which this release is announced. */
export const placesOf = (
  reads: Reads,
  release: Release,
  settings: WorkspaceSettings,
): Promise<readonly Place[]> =>
  Promise.all(
    announcementAudiences(release, settings).map(async (audience) => ({
      audience,
      channel: 'channel' in audience ? await reads.channel(release.workspaceId, audience.channel) : null,
      message: await reads.message(
        release.workspaceId,
        slotKey(release.id, announcementSlot(release, audience)),
      ),
    })),
  );

const named = ({ audience }: Place): Mrkdwn =>
  'channel' in audience ? channelMention(audience.channel) : mrkdwn`you alone`;

const withPeople = (place: Place): Mrkdwn => {
  const count = place.channel?.memberCount ?? null;
  return count === null ? named(place) : mrkdwn`${named(place)} (${peopleCount(count)})`;
};

/** "Goes to #announcements (312 people)." */
export const goesTo = (places: readonly Place[]): Mrkdwn =>
  places.length === 0
    ? mrkdwn`No channel for announcements is set: an admin can choose one in the settings.`
    : mrkdwn`Goes to ${joinMrkdwn(places.map(withPeople), ', ')}.`;

const readers = (place: Place): Mrkdwn => {
  const count = place.channel?.memberCount ?? null;
  return count === null
    ? mrkdwn`everybody in ${named(place)}`
    : mrkdwn`${peopleCount(count)} in ${named(place)}`;
};

/** "312 people in #announcements": who will read it, for a sentence that begins before. */
export const readersOf = (places: readonly Place[]): Mrkdwn => joinMrkdwn(places.map(readers), ', ');

const stands = (place: Place): boolean => place.message?.state === 'posted';

const address = ({ message }: Place, workspaceUrl: string | undefined): string | null => {
  if (message === null || message.state !== 'posted') return null;
  if (message.permalink !== null) return message.permalink;
  return workspaceUrl === undefined ? null : messageLink(workspaceUrl, message);
};

const linked = (place: Place, workspaceUrl: string | undefined): Mrkdwn => {
  const url = address(place, workspaceUrl);
  return url === null ? named(place) : mrkdwn`${named(place)} (${link(url, 'open it')})`;
};

/**
 * Where the announcement stands by now, and where it does not yet.
 * @param workspaceUrl for links where Slack gave none; with the slash at its end
 */
export const announcedIn = (places: readonly Place[], workspaceUrl: string | undefined): Mrkdwn => {
  const posted = places.filter(stands);
  const missing = places.filter((place) => !stands(place));
  return joinMrkdwn(
    [
      posted.length === 0
        ? null
        : mrkdwn`The announcement stands in ${joinMrkdwn(
            posted.map((place) => linked(place, workspaceUrl)),
            ', ',
          )}.`,
      missing.length === 0 ? null : mrkdwn`It has not reached ${joinMrkdwn(missing.map(named), ', ')} yet.`,
    ],
    ' ',
  );
};
