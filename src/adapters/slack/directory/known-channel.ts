import type { KnownChannel } from '../../../application/ports.ts';

/** What Slack tells of a channel, as far as we read it. */
export type SlackChannel = {
  id?: string;
  name?: string;
  is_im?: boolean;
  is_mpim?: boolean;
  is_private?: boolean;
  is_member?: boolean;
  is_archived?: boolean;
  is_ext_shared?: boolean;
  is_pending_ext_shared?: boolean;
  connected_team_ids?: readonly string[];
  shared_team_ids?: readonly string[];
  num_members?: number;
};

const organisationsIn = (channel: SlackChannel, homeTeamId: string): string | null => {
  if (channel.is_ext_shared !== true && channel.is_pending_ext_shared !== true) return null;
  const teams = new Set([...(channel.connected_team_ids ?? []), ...(channel.shared_team_ids ?? [])]);
  teams.delete(homeTeamId);
  if (teams.size > 0) return [...teams].join(', ');
  return channel.is_pending_ext_shared === true ? 'invited, not there yet' : 'name unknown';
};

/**
 * A channel as the directory keeps it; null for direct messages. Slack tells other organisations by id only
 * (their names would need a scope more). An invitation that waits counts as shared.
 */
export const knownChannel = (channel: SlackChannel, homeTeamId: string): KnownChannel | null => {
  if (channel.id === undefined || channel.is_im === true || channel.is_mpim === true) return null;
  return {
    channelId: channel.id,
    name: channel.name ?? channel.id,
    isPrivate: channel.is_private === true,
    isMember: channel.is_member === true,
    isArchived: channel.is_archived === true,
    sharedWith: organisationsIn(channel, homeTeamId),
    memberCount: channel.num_members ?? null,
  };
};
