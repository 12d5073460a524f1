import type { WebClient } from '@slack/web-api';
import { createClient } from '../adapters/slack/client.ts';
import { askIdentity } from '../adapters/slack/identity.ts';
import { failureOf } from '../adapters/slack/outcome.ts';
import { createSlackClock, type SlackClock } from '../adapters/slack/slack-clock.ts';
import type { Log } from '../application/ports.ts';
import { type Config, readConfig } from '../config.ts';
import type { CliContext, GlobalOptions } from './context.ts';
import { CliFailure, reasonOf } from './failure.ts';

/** What the client has to say is detail: a command prints its result. */
const SILENT: Log = {
  error: () => undefined,
  warn: () => undefined,
  info: () => undefined,
  debug: () => undefined,
};

export type SlackLine = { client: WebClient; slackClock: SlackClock; config: Config };

/**
 * Slack, with the configured token.
 *
 * @throws CliFailure that names every bad variable
 */
export const slackLine = (context: CliContext, { database }: GlobalOptions): SlackLine => {
  const env = database === undefined ? context.env : { ...context.env, DATABASE_URL: `sqlite:${database}` };
  const reading = readConfig(env);
  if (!reading.ok) {
    throw new CliFailure(
      `Slack cannot be asked without its settings:\n  ${reading.problems.join('\n  ')}\nPut them into the file .env in this folder, or into the environment.`,
    );
  }
  const { config } = reading;
  const slackClock = createSlackClock(context.clock);
  const { botToken, apiUrl, timeoutMs } = config.slack;
  const client = createClient(botToken, { apiUrl, timeoutMs, slackClock, log: SILENT });
  return { client, slackClock, config };
};

/** What the innermost cause says, where it has no code. */
const deepest = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const inner = 'original' in error && error.original instanceof Error ? error.original : error.cause;
  return inner instanceof Error ? deepest(inner) : error.message;
};

/** Why Slack could not be asked, in words. */
export const slackFailure = (error: unknown): CliFailure => {
  if (error instanceof Error && error.name === 'UnsuitableInstallation')
    return new CliFailure(reasonOf(error));
  const { problem } = failureOf(error);
  const cause = /^\w*Error$/.test(problem) ? deepest(error) : problem;
  // The system and the network write their codes in capitals, Slack its own in small letters.
  const words = /^[A-Z]/.test(problem)
    ? `Slack cannot be reached (${cause}). Check the network, its proxy and SLACK_API_URL, and status.slack.com.`
    : `Slack refused: ${problem}.`;
  return new CliFailure(words, { cause: error });
};

/**
 * The workspace that the configured token belongs to.
 *
 * @throws CliFailure when Slack cannot be asked
 */
export const workspaceOfToken = async ({ client }: SlackLine): Promise<string> => {
  try {
    return (await askIdentity(client)).teamId;
  } catch (error) {
    throw slackFailure(error);
  }
};
