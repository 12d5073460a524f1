import type { WebClient } from '@slack/web-api';
import { failureOf } from './outcome.ts';

/** Who we are, as Slack says of our token. */
export type Identity = { teamId: string; workspaceUrl: string; botId: string; botUserId: string };

/** The program cannot serve with this token, or not now; the message says what mends it. */
export class UnsuitableInstallation extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'UnsuitableInstallation';
  }
}

const TOKEN_MENDED =
  'Copy the bot token again from "OAuth & Permissions" of the app, or install the app anew.';

const unavailable = (error: unknown): UnsuitableInstallation => {
  const { kind, problem } = failureOf(error);
  const isRefused = kind === 'refused' || /auth|token|account/.test(problem);
  const words = isRefused
    ? `Slack refuses SLACK_BOT_TOKEN (${problem}). ${TOKEN_MENDED}`
    : `Slack cannot be reached (${problem}). Check the network and SLACK_API_URL, then start again.`;
  return new UnsuitableInstallation(words, { cause: error });
};

/**
 * Asks Slack whose token this is.
 *
 * @throws UnsuitableInstallation when Slack refuses the token or cannot be reached, and for a token that is
 * no bot's or of a whole organisation
 */
export const askIdentity = async (client: WebClient): Promise<Identity> => {
  const answer = await client.auth.test().catch((error: unknown) => {
    throw unavailable(error);
  });
  const { team_id, url, bot_id, user_id, is_enterprise_install } = answer;
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
