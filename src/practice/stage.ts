import { fileURLToPath } from 'node:url';
import { type BotProcess, startBotProcess } from './bot-process.ts';
import type { VirtualClock } from './clock.ts';
import { MANIFEST_EVENTS, MANIFEST_SCOPES } from './manifest.ts';
import { type PracticeSlack, startPracticeSlack } from './slack.ts';
import type { ChannelSeed, PersonSeed, Team } from './workspace/model.ts';

const SECRETS = { bot: 'xoxb-practice', signing: 'a-practice-signing-secret', hooks: '5e'.repeat(32) };
const BOT = fileURLToPath(new URL('bot.ts', import.meta.url));

export type StageOptions = {
  clock: VirtualClock;
  team: Team;
  people: readonly PersonSeed[];
  channels: readonly ChannelSeed[];
  /** A path, or ':memory:'. */
  databaseFile: string;
};

/** A practice Slack, and the real bot that can be started on it, again and again. */
export type Stage = {
  slack: PracticeSlack;
  /** The whole environment of the bot, and of commands that run beside it. */
  env: Readonly<Record<string, string>>;
  /** Starts the bot at the present virtual time, and sends it what people do from now on. */
  startBot(): Promise<BotProcess>;
};

/** Opens a practice Slack that grants what the real manifest asks for. Nobody has started the bot yet. */
export const openStage = async (options: StageOptions): Promise<Stage> => {
  const { clock, team, people, channels, databaseFile } = options;
  const slack = await startPracticeSlack({
    clock,
    team,
    app: {
      botToken: SECRETS.bot,
      signingSecret: SECRETS.signing,
      scopes: MANIFEST_SCOPES,
      events: MANIFEST_EVENTS,
    },
    people,
    channels,
  });
  const env = {
    SLACK_BOT_TOKEN: SECRETS.bot,
    SLACK_SIGNING_SECRET: SECRETS.signing,
    GREENLIGHT_SECRET_KEY: SECRETS.hooks,
    SLACK_API_URL: slack.apiUrl,
    DATABASE_URL: `sqlite:${databaseFile}`,
    PORT: '0',
    LOG_LEVEL: 'error',
  };
  return {
    slack,
    env,
    startBot: async () => {
      const bot = await startBotProcess({ entry: BOT, env, clock, args: [String(clock.now())] });
      slack.connectHttp({ url: bot.url });
      return bot;
    },
  };
};
