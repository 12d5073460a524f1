import type { WebClient } from '@slack/web-api';

/** Who we are, as Slack says of our token. */
export type Identity = { teamId: string; workspaceUrl: string; botId: string; botUserId: string };

/** The token opens an installation that this program cannot serve. */
export class UnsuitableInstallation extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UnsuitableInstallation';
  }
}

/**
 * Asks Slack whose token this is.
 *
 * @throws UnsuitableInstallation for a token that is no bot's, or of a whole organisation; what the client
 * throws when Slack refuses the token or cannot be reached
 */
export const askIdentity = async (client: WebClient): Promise<Identity> => {
  const { team_id, url, bot_id, user_id, is_enterprise_install } = await client.auth.test();
  if (is_enterprise_install === true) {
    throw new UnsuitableInstallation(
      'This token belongs to a whole organisation. Install the app in one workspace and use the token from there.',
    );
  }
  if (!team_id || !url || !bot_id || !user_id) {
    throw new UnsuitableInstallation(
      'SLACK_BOT_TOKEN is not a bot token: use the one that starts with xoxb-.',
    );
  }
  return { teamId: team_id, workspaceUrl: url, botId: bot_id, botUserId: user_id };
};
