import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { isRecord } from '../../../src/practice/json.ts';
import type { PracticeSlack } from '../../../src/practice/slack.ts';
import { aSocketBot } from './a-bot.ts';
import { APP_TOKEN, aWorkspace, clientOf, refusalOf } from './a-workspace.ts';

const addressOf = async (slack: PracticeSlack): Promise<string> => {
  const { url } = await clientOf(slack, APP_TOKEN).apps.connections.open();
  return url ?? '';
};

/** A bare connection that keeps what it hears. */
const connect = async (url: string) => {
  const socket = new WebSocket(url);
  const heard: Record<string, unknown>[] = [];
  socket.on('message', (data) => {
    const message: unknown = JSON.parse(String(data));
    if (isRecord(message)) heard.push(message);
  });
  const opened = await new Promise<boolean>((resolve) => {
    socket.once('open', () => resolve(true));
    socket.once('error', () => resolve(false));
  });
  return { socket, heard, opened };
};

describe('Socket Mode', () => {
  it('an app-level token gets an address, a bot token does not', async () => {
    const slack = await aWorkspace();
    expect(await addressOf(slack)).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\/link\/\?ticket=/);
    expect(await refusalOf(clientOf(slack).apps.connections.open())).toMatchObject({
      error: 'not_allowed_token_type',
    });
  });

  it('an address opens one connection, which is greeted', async () => {
    const slack = await aWorkspace();
    slack.connectSocket();
    const url = await addressOf(slack);
    const { heard, opened } = await connect(url);
    expect(opened).toBe(true);
    await slack.until(() => heard.length > 0, 'hello');
    expect(heard[0]).toMatchObject({
      type: 'hello',
      num_connections: 1,
      connection_info: { app_id: 'A0PRACTICE' },
    });
    expect((await connect(url)).opened).toBe(false);
  });

  it('the eleventh connection is refused', async () => {
    const slack = await aWorkspace({ limits: { socketConnections: 2 } });
    for (const opened of [true, true, false])
      expect((await connect(await addressOf(slack))).opened).toBe(opened);
  });

  it('an envelope that nobody acknowledges is operation_timeout; without a connection nothing is sent', async () => {
    const slack = await aWorkspace({ limits: { acknowledgeMs: 100 } });
    const hub = slack.connectSocket();
    const maya = slack.person('maya');
    expect(await maya.types('#releases', '/release')).toMatchObject({ problem: 'dispatch_failed' });
    const { heard } = await connect(await addressOf(slack));
    await slack.until(() => hub.connections() === 1, 'the connection');
    expect(await maya.types('#releases', '/release x')).toMatchObject({ problem: 'operation_timeout' });
    await slack.until(() => heard.some(({ type }) => type === 'slash_commands'), 'the envelope');
    expect(heard.at(-1)).toMatchObject({
      envelope_id: expect.any(String),
      accepts_response_payload: true,
      payload: { command: '/release', text: 'x', user_id: 'U0MAYA' },
    });
  });

  it('several connections take turns, and an acknowledgement counts on any of them', async () => {
    const slack = await aWorkspace();
    const hub = slack.connectSocket();
    const both = [await connect(await addressOf(slack)), await connect(await addressOf(slack))] as const;
    await slack.until(() => hub.connections() === 2, 'two connections');
    for (const [index, { socket }] of both.entries()) {
      const other = both[index === 0 ? 1 : 0].socket;
      socket.on('message', (data) => {
        const { envelope_id } = JSON.parse(String(data)) as { envelope_id?: string };
        if (envelope_id) other.send(JSON.stringify({ envelope_id, payload: { text: `from ${index}` } }));
      });
    }
    const maya = slack.person('maya');
    const texts = [
      (await maya.types('#releases', '/release')).text,
      (await maya.types('#releases', '/release')).text,
    ];
    expect(texts.sort()).toEqual(['from 0', 'from 1']);
  });

  it('Bolt gets commands, clicks and events, and its answers come back', async () => {
    const slack = await aWorkspace();
    const { app } = await aSocketBot(slack);
    const seen: string[] = [];
    app.command('/release', async ({ command, ack }) => ack(`you said ${command.text}`));
    app.action('go', async ({ ack }) => {
      await ack();
      seen.push('go');
    });
    app.event('app_mention', async () => {
      seen.push('mention');
    });
    const maya = slack.person('maya');
    expect((await maya.types('#releases', '/release hello')).text).toBe('you said hello');
    await clientOf(slack).chat.postMessage({
      channel: 'C0REL',
      text: 'card',
      blocks: [
        {
          type: 'actions',
          elements: [{ type: 'button', action_id: 'go', text: { type: 'plain_text', text: 'Go' } }],
        },
      ],
    });
    const card = slack.channel('#releases').topLevel[0];
    if (!card) throw new Error('no card');
    expect(await maya.clicks(card, 'Go')).toMatchObject({ problem: null, told: true });
    await maya.mentions('#releases', 'hi');
    await slack.until(() => seen.length === 2, 'both');
    expect(seen.sort()).toEqual(['go', 'mention']);
  });

  it('a refresh makes the client come back with a new connection', async () => {
    const slack = await aWorkspace();
    const { app, hub } = await aSocketBot(slack);
    app.command('/release', async ({ ack }) => ack('here'));
    hub.disconnect('refresh_requested');
    await slack.until(() => hub.connections() === 0, 'the goodbye');
    await slack.until(() => hub.connections() === 1, 'the return', 15_000);
    expect((await slack.person('maya').types('#releases', '/release')).text).toBe('here');
    expect(slack.log.of('apps.connections.open')).toHaveLength(2);
  });
});
