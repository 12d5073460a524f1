import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEmulator } from 'emulate';
import { afterEach, vi } from 'vitest';
import { type Greenlight, startGreenlight } from '../../src/app.ts';
import type { Log } from '../../src/application/ports.ts';
import { readConfig } from '../../src/config.ts';
import { epochMs } from '../../src/domain/calendar.ts';
import { virtualClock } from '../../src/practice/clock.ts';
import { httpDelivery } from '../../src/practice/delivery/http.ts';
import type { Json } from '../../src/practice/json.ts';
import { clockFrom, idsFrom } from '../../src/practice/practice-clock.ts';
import { runUntil } from '../../src/practice/run-until.ts';
import { STRICT_LIMITS } from '../../src/practice/workspace/limits.ts';
import { aDepartment, someSettings } from '../support/builders.ts';
import { storeAt } from '../support/store.ts';

const SECRET = 'a-signing-secret';
const TOKEN = 'xoxb-emulated';

/** One call of the bot, as the emulator answered it. */
export type Answered = {
  method: string;
  status: number;
  ok: boolean;
  error: string;
  args: Json;
  answer: Json;
};

const endings: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

/** Arguments of a form or of JSON; what was JSON inside a form is opened. */
const argsOf = (body: unknown): Json => {
  const text = String(body);
  if (text.startsWith('{')) return JSON.parse(text);
  return Object.fromEntries(
    [...new URLSearchParams(text)].map(([name, value]) => [
      name,
      /^[[{]/.test(value) ? JSON.parse(value) : value,
    ]),
  );
};

/** Writes down every call that the bot makes, and what came back. */
const watchCalls = (base: string): Answered[] => {
  const calls: Answered[] = [];
  const real = globalThis.fetch;
  const spy = vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const response = await real(input, init);
    const url = String(input);
    if (url.startsWith(base)) {
      const text = await response.clone().text();
      const answer = (text.startsWith('{') ? JSON.parse(text) : {}) as Json;
      const method = new URL(url).pathname.replace(/^\/api\//, '');
      const error = typeof answer.error === 'string' ? answer.error : '';
      calls.push({
        method,
        status: response.status,
        ok: answer.ok === true,
        error,
        args: argsOf(init?.body),
        answer,
      });
    }
    return response;
  });
  endings.push(async () => spy.mockRestore());
  return calls;
};

const recordingLog = (entries: string[]): Log => {
  const write = (facts: object, message: string): void => {
    entries.push(
      `${message} ${JSON.stringify(facts, (_, value) => (value instanceof Error ? value.message : value))}`,
    );
  };
  return { error: write, warn: write, info: () => undefined, debug: () => undefined };
};

/** The emulator with a workspace in it: two departments, their leads, and Maya who manages releases. */
const startEmulator = async () => {
  const emulator = await createEmulator({
    service: 'slack',
    port: 0,
    hostname: '127.0.0.1',
    seed: {
      slack: {
        team: { name: 'Green', domain: 'green' },
        users: ['maya', 'docs-lead', 'sales-lead'].map((name) => ({
          name,
          real_name: name,
          email: `${name}@example.com`,
        })),
        channels: ['releases', 'announcements', 'docs', 'sales'].map((name) => ({ name })),
        oauth_apps: [
          {
            ...{ client_id: 'c', client_secret: 's', name: 'Greenlight', redirect_uris: [] },
            ...{ app_id: 'A0GREEN', bot_id: 'B0GREEN', bot_user_id: 'U0GREEN', bot_name: 'greenlight' },
          },
        ],
        tokens: [{ token: TOKEN, type: 'bot', app_id: 'A0GREEN', bot_id: 'B0GREEN', user_id: 'U0GREEN' }],
      },
    },
  });
  endings.push(() => emulator.close());
  const ask = async (method: string, args: Readonly<Record<string, string>> = {}): Promise<Json> => {
    const response = await fetch(`${emulator.url}/api/${method}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${TOKEN}` },
      body: new URLSearchParams(args),
    });
    return (await response.json()) as Json;
  };
  return { url: emulator.url, ask };
};

type Named = { id: string; name: string };

/** The real bot, whole, in this process, over the emulator instead of our own practice Slack. */
export const aWorkspace = async () => {
  const { url, ask } = await startEmulator();
  const idIn = (list: unknown) => (name: string) => {
    const found = (list as Named[]).find((each) => each.name === name);
    if (found === undefined) throw new Error(`The emulator has no ${name}.`);
    return found.id;
  };
  const user = idIn((await ask('users.list')).members);
  const channel = idIn((await ask('conversations.list', { limit: '100' })).channels);
  const team = String((await ask('auth.test')).team_id);

  const folder = mkdtempSync(join(tmpdir(), 'greenlight-emulate-'));
  endings.push(async () => rmSync(folder, { recursive: true, force: true }));
  const database = `sqlite:${join(folder, 'bot.db')}`;
  const prepared = storeAt(database);
  const departments = (['docs', 'sales'] as const).map((key) =>
    aDepartment(key, { channelId: channel(key), leads: [user(`${key}-lead`)], deputies: [] }),
  );
  const settings = someSettings({
    workspaceId: team,
    releasesChannelId: channel('releases'),
    announcementChannelIds: [channel('announcements')],
    releaseManagers: [user('maya')],
    admins: [user('maya')],
    departments,
  });
  await prepared.store.transaction((tx) => tx.saveSettings(settings));
  await prepared.close();

  // Choosing a channel in the set-up joins it; these settings came ready made.
  for (const id of [settings.releasesChannelId, ...settings.announcementChannelIds])
    await ask('conversations.join', { channel: id ?? '' });
  for (const { channelId } of departments) await ask('conversations.join', { channel: channelId ?? '' });

  const calls = watchCalls(url);
  const log: string[] = [];
  // The present: requests are signed with the real time. From here on it moves only when a test says so.
  const clock = virtualClock(Date.now());
  const config = readConfig({
    ...{ SLACK_BOT_TOKEN: TOKEN, SLACK_SIGNING_SECRET: SECRET, SLACK_API_URL: `${url}/api/` },
    ...{ DATABASE_URL: database, PORT: '0' },
  });
  if (!config.ok) throw new Error(config.problems.join('\n'));
  const sources = { clock: clockFrom(clock), ids: idsFrom(clock), log: recordingLog(log) };
  const bot: Greenlight = await startGreenlight(config.config, sources);
  endings.push(async () => void (await bot.stop()));
  const { send } = httpDelivery({ url: `${bot.url}/slack/events`, signingSecret: SECRET }, STRICT_LIMITS);

  let next: number | null = null;
  const driven = {
    settle: async () => {
      await bot.tick();
      const at = await bot.nextAt();
      next = at === null ? null : epochMs(at);
    },
    nextAt: () => next,
  };
  const trigger = async (): Promise<string> => String((await ask('views.generateTriggerId')).trigger_id);
  const person = (name: string): Json => ({ id: user(name), username: name, name, team_id: team });
  const common = (name: string): Json => ({
    ...{ user: person(name), team: { id: team, domain: 'green' }, api_app_id: 'A0GREEN' },
    ...{ enterprise: null, is_enterprise_install: false },
  });

  return {
    ...{ ask, calls, log, user, channel, clock, database },
    /** Lets so many virtual seconds pass, everything happening at its time. */
    passes: (seconds: number) => runUntil(driven, clock, clock.now() + seconds * 1000),
    /** Lets time pass until this instant (epoch milliseconds). */
    passesTo: (at: number) => runUntil(driven, clock, at),
    command: async (name: string, text: string) =>
      send('command', {
        ...{ team_id: team, user_id: user(name), user_name: name, command: '/release', text },
        ...{ channel_id: channel('releases'), channel_name: 'releases', api_app_id: 'A0GREEN' },
        ...{ response_url: `${url}/no-response-url`, trigger_id: await trigger() },
      }),
    clicks: async (name: string, place: { channel: string; message: Json }, button: Json) =>
      send('interaction', {
        ...{ type: 'block_actions', ...common(name), channel: { id: place.channel, name: 'there' } },
        ...{ message: place.message, response_url: `${url}/no-response-url`, trigger_id: await trigger() },
        container: { type: 'message', message_ts: place.message.ts, channel_id: place.channel },
        actions: [{ ...button, action_ts: '1.000001' }],
      }),
    submits: async (name: string, view: Json, values: Json) =>
      send('interaction', {
        ...{ type: 'view_submission', ...common(name), trigger_id: await trigger(), response_urls: [] },
        view: { ...view, state: { values } },
      }),
    opensHome: (name: string) =>
      send('event', {
        ...{ type: 'event_callback', team_id: team, api_app_id: 'A0GREEN', event_id: 'Ev1', event_time: 1 },
        event: {
          type: 'app_home_opened',
          user: user(name),
          channel: 'D1',
          tab: 'home',
          event_ts: '1.000001',
        },
      }),
  };
};
