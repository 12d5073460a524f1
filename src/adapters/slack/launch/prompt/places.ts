import type { DueRow, KnownChannel, PostedMessage, Reads } from '../../../../application/ports.ts';
import { announcementAudiences } from '../../../../domain/delivery/audience.ts';
import { announcementSlot } from '../../../../domain/delivery/boards.ts';
import { type Audience, slotKey } from '../../../../domain/delivery/due-action.ts';
import type { Release } from '../../../../domain/release.ts';
import type { WorkspaceSettings } from '../../../../domain/settings/settings.ts';
import { channelMention, joinMrkdwn, link, type Mrkdwn, mrkdwn } from '../../kit/mrkdwn.ts';
import { peopleCount } from '../../words/count-words.ts';
import { messageLink } from '../../words/link.ts';

/**
 * Where an announcement goes, and where it stands once it was posted.
 * @property doubt it was sent, and Slack did not say whether it took it: it is being looked for, or cannot be
 */
export type Place = {
  audience: Audience;
  channel: KnownChannel | null;
  message: PostedMessage | null;
  doubt: 'looking' | 'cannot_look' | null;
};

const doubtOf = (row: DueRow | undefined): Place['doubt'] => {
  if (row?.state === 'uncertain') return 'looking';
  return row?.problem === 'delivery_uncertain' ? 'cannot_look' : null;
};

/** Every place in which this release is announced. */
export const placesOf = async (
  reads: Reads,
  release: Release,
  settings: WorkspaceSettings,
): Promise<readonly Place[]> => {
  const { workspaceId, id } = release;
  const troubled = await reads.troubledActions(workspaceId, id);
  return Promise.all(
    announcementAudiences(release, settings).map(async (audience) => {
      const key = slotKey(id, announcementSlot(release, audience));
      return {
        audience,
        channel: 'channel' in audience ? await reads.channel(workspaceId, audience.channel) : null,
        message: await reads.message(workspaceId, key),
        doubt: doubtOf(troubled.find((row) => row.slotKey === key)),
      };
    }),
  );
};

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

const MISSING: readonly { doubt: Place['doubt']; say: (where: Mrkdwn) => Mrkdwn }[] = [
  {
    doubt: 'looking',
    say: (where) =>
      mrkdwn`It may be in ${where} already: Slack did not answer, so I am looking for it before I send it again.`,
  },
  {
    doubt: 'cannot_look',
    say: (where) =>
      mrkdwn`It may be in ${where}: Slack did not answer, and I cannot look. Please look there.`,
  },
  { doubt: null, say: (where) => mrkdwn`It has not reached ${where} yet.` },
];

/**
 * Where the announcement stands by now, where it may, and where it does not yet.
 * @param workspaceUrl for links where Slack gave none; with the slash at its end
 */
export const announcedIn = (places: readonly Place[], workspaceUrl: string | undefined): Mrkdwn => {
  const posted = places.filter(stands);
  const missing = MISSING.flatMap(({ doubt, say }) => {
    const where = places.filter((place) => !stands(place) && place.doubt === doubt).map(named);
    return where.length === 0 ? [] : [say(joinMrkdwn(where, ', '))];
  });
  const standing =
    posted.length === 0
      ? null
      : mrkdwn`The announcement stands in ${joinMrkdwn(
          posted.map((place) => linked(place, workspaceUrl)),
          ', ',
        )}.`;
  return joinMrkdwn([standing, ...missing], ' ');
};
