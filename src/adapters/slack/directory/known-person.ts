import type { KnownPerson } from '../../../application/ports.ts';

/** What Slack tells of a person, as far as we read it. Rights and zone are left out of a deactivated account. */
export type SlackPerson = {
  id?: string;
  team_id?: string;
  name?: string;
  real_name?: string;
  deleted?: boolean;
  is_bot?: boolean;
  is_restricted?: boolean;
  is_ultra_restricted?: boolean;
  is_stranger?: boolean;
  is_admin?: boolean;
  is_owner?: boolean;
  is_primary_owner?: boolean;
  tz?: string;
  profile?: { display_name?: string; real_name?: string };
};

/** Slack's own bot stands in every list without the mark of one. */
const SLACKBOT = 'USLACKBOT';

const nameOf = ({ profile, real_name, name, id }: SlackPerson): string =>
  [profile?.display_name, profile?.real_name, real_name, name]
    .map((text) => text?.trim() ?? '')
    .find((text) => text !== '') ??
  id ??
  '';

/**
 * A person as the directory keeps them; null without an id. Guests, bots, deactivated accounts and people of
 * other organisations are no full members.
 *
 * @param homeTeamId the workspace; on Enterprise Grid an account may carry the organisation's id instead of it
 */
export const knownPerson = (person: SlackPerson, homeTeamId: string): KnownPerson | null => {
  if (person.id === undefined) return null;
  const deleted = person.deleted === true;
  const isBot = person.is_bot === true || person.id === SLACKBOT;
  const isGuest = person.is_restricted === true || person.is_ultra_restricted === true;
  // Slack puts `is_stranger` only on people of other organisations, whatever its value.
  const isForeign =
    person.is_stranger !== undefined ||
    (person.team_id?.startsWith('T') === true && person.team_id !== homeTeamId);
  const isFullMember = !deleted && !isBot && !isGuest && !isForeign;
  const isOwner = isFullMember && (person.is_owner === true || person.is_primary_owner === true);
  return {
    userId: person.id,
    name: nameOf(person),
    zone: person.tz ?? null,
    isFullMember,
    isSlackAdmin: isFullMember && (person.is_admin === true || isOwner),
    isOwner,
    deleted,
  };
};
