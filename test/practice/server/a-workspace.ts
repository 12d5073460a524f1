import { type Logger, LogLevel, WebClient } from '@slack/web-api';
import { afterEach } from 'vitest';
import { virtualClock } from '../../../src/practice/clock.ts';
import { type PracticeSlack, startPracticeSlack } from '../../../src/practice/slack.ts';
import type { WorkspaceSeed } from '../../../src/practice/workspace/state.ts';

export const BOT_TOKEN = 'xoxb-practice';
export const APP_TOKEN = 'xapp-practice';
export const SIGNING_SECRET = 'practice-signing-secret';
export const START = Date.parse('2024-09-02T08:00:00.000Z');

export const SCOPES = [
  'commands',
  'chat:write',
  'im:write',
  'im:history',
  'channels:read',
  'channels:history',
  'channels:join',
  'groups:read',
  'groups:history',
  'users:read',
  'app_mentions:read',
  'pins:write',
];

/** Refusals are what most of these tests provoke: nobody needs them in the output. */
export const SILENT: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
};

const opened: PracticeSlack[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((slack) => slack.stop()));
});

type Change = Omit<Partial<WorkspaceSeed>, 'app'> & { app?: Partial<WorkspaceSeed['app']> };

/** A practice Slack with a handful of people and channels; it stops after the test. */
export const aWorkspace = async (change: Change = {}): Promise<PracticeSlack> => {
  const slack = await startPracticeSlack({
    clock: virtualClock(START),
    people: [
      { id: 'U0MAYA', name: 'maya', realName: 'Maya', tz: 'Europe/Berlin' },
      { id: 'U0NOAH', name: 'noah', realName: 'Noah', tz: 'America/New_York' },
      { id: 'U0GONE', name: 'gone', deleted: true },
      { id: 'U0GUEST', name: 'guest', guest: true },
    ],
    channels: [
      { id: 'C0REL', name: 'releases', members: ['maya', 'noah'], bot: true, crowd: 310 },
      { id: 'C0OPEN', name: 'open', members: ['maya'] },
      { id: 'C0SECRET', name: 'secret', members: ['maya'], private: true },
      { id: 'C0PRIV', name: 'private-in', members: ['maya'], private: true, bot: true },
      { id: 'C0OLD', name: 'old', members: ['maya'], archived: true, bot: true },
      { id: 'C0NEWS', name: 'news', members: ['maya'], bot: true, restriction: 'restricted_action' },
    ],
    ...change,
    app: {
      botToken: BOT_TOKEN,
      appToken: APP_TOKEN,
      signingSecret: SIGNING_SECRET,
      scopes: SCOPES,
      ...change.app,
    },
  });
  opened.push(slack);
  return slack;
};

/** A client as the bot configures its own: one attempt, no waiting on rate limits. */
export const clientOf = (slack: PracticeSlack, token: string = BOT_TOKEN, timeout = 5000): WebClient =>
  new WebClient(token, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    allowAbsoluteUrls: false,
    timeout,
    logger: SILENT,
  });

/** The error code and details of a call that Slack refuses; fails where it does not. */
export const refusalOf = async (call: Promise<unknown>): Promise<Record<string, unknown>> => {
  const settled = await call.then(
    (answer) => ({ answer }),
    (error: unknown) => ({ error }),
  );
  if ('answer' in settled) throw new Error(`accepted: ${JSON.stringify(settled.answer)}`);
  const { error } = settled;
  if (typeof error === 'object' && error !== null && 'data' in error)
    return error.data as Record<string, unknown>;
  throw error;
};
