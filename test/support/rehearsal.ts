import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type Greenlight, startGreenlight } from '../../src/app.ts';
import type { Log } from '../../src/application/ports.ts';
import { readConfig } from '../../src/config.ts';
import { epochMs } from '../../src/domain/calendar.ts';
import type { WorkspaceSettings } from '../../src/domain/settings/settings.ts';
import { virtualClock } from '../../src/practice/clock.ts';
import { clockFrom, idsFrom } from '../../src/practice/practice-clock.ts';
import { type PracticeBot, runUntil } from '../../src/practice/run-until.ts';
import { type PracticeSlack, startPracticeSlack } from '../../src/practice/slack.ts';
import type { Limits } from '../../src/practice/workspace/limits.ts';
import type { ChannelSeed, PersonSeed } from '../../src/practice/workspace/model.ts';
import {
  channelOf,
  DEPARTMENT_KEYS,
  deputyOf,
  leadOf,
  NOW,
  someSettings,
  WORKSPACE,
  ZONE,
} from './builders.ts';
import { storeAt } from './store.ts';

/** The scopes and events of the real manifest: the practice Slack grants no more than Slack would. */
const manifest = parse(readFileSync('manifest.yml', 'utf8')) as {
  oauth_config: { scopes: { bot: string[] } };
  settings: { event_subscriptions: { bot_events: string[] } };
};
export const SCOPES = manifest.oauth_config.scopes.bot;
export const EVENTS = manifest.settings.event_subscriptions.bot_events;

const tokens = { bot: 'xoxb-practice', app: 'xapp-practice', secret: 'a-practice-signing-secret' };

export const PEOPLE: readonly PersonSeed[] = [
  { id: 'U0MAYA', name: 'maya', realName: 'Maya', tz: ZONE },
  { id: 'U0ADMIN', name: 'admin', realName: 'Admin', tz: ZONE, owner: true },
  { id: 'U0READER', name: 'reader', realName: 'Reader', tz: 'America/New_York' },
  { id: 'U0GUEST', name: 'guest', realName: 'Guest', tz: ZONE, guest: true },
  ...DEPARTMENT_KEYS.flatMap((key) => [
    { id: leadOf(key), name: `${key}-lead`, realName: `${key}-lead`, tz: ZONE },
    { id: deputyOf(key), name: `${key}-deputy`, realName: `${key}-deputy`, tz: ZONE },
  ]),
];

const everybody = PEOPLE.map(({ id }) => id);

export const CHANNELS: readonly ChannelSeed[] = [
  { id: 'C0REL', name: 'releases', members: everybody, bot: true },
  { id: 'C0ANN', name: 'announcements', members: everybody, bot: true, crowd: 292 },
  ...DEPARTMENT_KEYS.map((key) => ({
    id: channelOf(key),
    name: key,
    members: [leadOf(key), deputyOf(key), 'U0MAYA', 'U0READER', 'U0GUEST'],
    bot: true,
  })),
];

export type RehearsalOptions = {
  /** The virtual time at which everything starts. */
  at?: string;
  /** Null: a workspace that nobody has set up. */
  settings?: WorkspaceSettings | null;
  mode?: 'http' | 'socket';
  limits?: Partial<Limits>;
  people?: readonly PersonSeed[];
  channels?: readonly ChannelSeed[];
  /** What the token may do; all that the manifest asks for unless given. */
  scopes?: readonly string[];
  env?: Readonly<Record<string, string>>;
};

export type Rehearsal = {
  slack: PracticeSlack;
  bot: PracticeBot;
  /** Faults and oddities that the bot wrote down. */
  log: { level: string; facts: object; message: string }[];
  database: string;
  /** Where the bot listens; '' while it is stopped. */
  url(): string;
  stopBot(): Promise<void>;
  /** Stops the bot and starts it again on the same database. */
  restart(): Promise<void>;
  /** Lets time pass until this instant, doing everything at its time. */
  until(instant: string): Promise<void>;
  stop(): Promise<void>;
};

const recordingLog = (entries: Rehearsal['log']): Log => {
  const write = (level: string) => (facts: object, message: string) =>
    void entries.push({ level, facts, message });
  return { error: write('error'), warn: write('warn'), info: write('info'), debug: write('debug') };
};

/**
 * The real bot in this process against the strict practice Slack, over signed HTTP or a socket, on a clock
 * that stands until a test moves it.
 */
export const rehearse = async (options: RehearsalOptions = {}): Promise<Rehearsal> => {
  const { at = NOW, settings = someSettings(), mode = 'http', limits, env = {} } = options;
  const folder = mkdtempSync(join(tmpdir(), 'greenlight-'));
  const database = `sqlite:${join(folder, 'rehearsal.db')}`;
  const clock = virtualClock(epochMs(at));
  const slack = await startPracticeSlack({
    clock,
    team: { id: WORKSPACE },
    app: {
      botToken: tokens.bot,
      appToken: tokens.app,
      signingSecret: tokens.secret,
      scopes: options.scopes ?? SCOPES,
      events: EVENTS,
    },
    people: options.people ?? PEOPLE,
    channels: options.channels ?? CHANNELS,
    ...(limits && { limits }),
  });
  if (settings !== null) {
    const prepared = storeAt(database);
    await prepared.store.transaction((tx) => tx.saveSettings(settings));
    await prepared.close();
  }
  const config = readConfig({
    SLACK_BOT_TOKEN: tokens.bot,
    ...(mode === 'http' ? { SLACK_SIGNING_SECRET: tokens.secret } : { SLACK_APP_TOKEN: tokens.app }),
    SLACK_API_URL: slack.apiUrl,
    DATABASE_URL: database,
    PORT: '0',
    ...env,
  });
  if (!config.ok) throw new Error(config.problems.join('\n'));

  const log: Rehearsal['log'] = [];
  let running: Greenlight | null = null;
  let nextAt: number | null = null;

  const start = async (): Promise<void> => {
    const sources = { clock: clockFrom(clock), ids: idsFrom(clock), log: recordingLog(log) };
    running = await startGreenlight(config.config, sources);
    if (mode === 'http') slack.connectHttp({ url: `${running.url}/slack/events` });
    await bot.settle();
  };
  const stopBot = async (): Promise<void> => {
    await running?.stop();
    running = null;
  };
  const bot: PracticeBot = {
    settle: async () => {
      if (running === null) throw new Error('The bot is stopped.');
      await running.tick();
      const next = await running.nextAt();
      nextAt = next === null ? null : epochMs(next);
    },
    nextAt: () => nextAt,
    runUntil: (target) => runUntil(bot, clock, target),
  };
  if (mode === 'socket') slack.connectSocket();
  await start();

  return {
    slack,
    bot,
    log,
    database,
    url: () => running?.url ?? '',
    stopBot,
    restart: async () => {
      await stopBot();
      await start();
    },
    until: (instant) => bot.runUntil(epochMs(instant)),
    stop: async () => {
      await stopBot();
      await slack.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
