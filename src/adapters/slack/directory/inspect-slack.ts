import type { WebClient } from '@slack/web-api';
import type { Inspection } from '../../../application/directory/inspection.ts';
import { failureOf } from '../outcome.ts';
import type { SlackClock } from '../slack-clock.ts';
import { knownChannel, type SlackChannel } from './known-channel.ts';
import { knownPerson } from './known-person.ts';

/** Slack says who may post in members that its client does not type. */
type PostingRules = {
  is_read_only?: boolean;
  properties?: { posting_restricted_to?: unknown };
};

const isRestricted = (channel: SlackChannel & PostingRules): boolean =>
  channel.is_read_only === true || channel.properties?.posting_restricted_to != null;

/** What Slack refused, by its code; anything else is thrown on. */
const refusedCode = (error: unknown): string => {
  const failure = failureOf(error);
  if (failure.kind === 'refused' || NO_TOKEN.has(failure.problem)) return failure.problem;
  throw error;
};

/** For all calls these mean "later"; for the question whether the token works they are the answer. */
const NO_TOKEN: ReadonlySet<string> = new Set([
  'invalid_auth',
  'not_authed',
  'token_revoked',
  'token_expired',
  'account_inactive',
]);

/**
 * Looks at Slack with the bot's own token.
 *
 * @param homeTeamId the workspace, for telling strangers from members
 */
export const inspectSlack = (client: WebClient, slackClock: SlackClock, homeTeamId: string): Inspection => ({
  token: async () => {
    try {
      const { team_id = '', team = '', response_metadata } = await client.auth.test();
      return {
        ok: true,
        workspaceId: team_id,
        workspaceName: team,
        scopes: response_metadata?.scopes ?? null,
      };
    } catch (error) {
      return { ok: false, problem: refusedCode(error) };
    }
  },
  channel: async (channelId) => {
    try {
      const { channel } = await client.conversations.info({ channel: channelId });
      const known = channel === undefined ? null : knownChannel(channel, homeTeamId);
      if (channel === undefined || known === null) return { ok: false, problem: 'channel_not_found' };
      return { ok: true, ...known, isRestricted: isRestricted(channel as SlackChannel & PostingRules) };
    } catch (error) {
      return { ok: false, problem: refusedCode(error) };
    }
  },
  person: async (userId) => {
    try {
      const { user } = await client.users.info({ user: userId });
      const known = user === undefined ? null : knownPerson(user, homeTeamId);
      return known === null ? { ok: false, problem: 'user_not_found' } : { ok: true, ...known };
    } catch (error) {
      return { ok: false, problem: refusedCode(error) };
    }
  },
  clockOffsetMs: () => (slackClock.timesHeard() === 0 ? null : slackClock.offsetMs()),
});
