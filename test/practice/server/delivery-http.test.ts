import { describe, expect, it } from 'vitest';
import { aBot } from './a-bot.ts';
import { aWorkspace } from './a-workspace.ts';

describe('commands over HTTP', () => {
  it('arrive as Slack sends them, and the answer shows to who typed', async () => {
    const slack = await aWorkspace();
    const app = await aBot(slack);
    const received: Record<string, unknown>[] = [];
    app.command('/release', async ({ command, ack }) => {
      received.push({ ...command });
      await ack('noted');
    });
    const outcome = await slack.person('maya').types('#releases', '/release new Atlas 2.0');
    expect(outcome).toMatchObject({ problem: null, status: 200, text: 'noted' });
    expect(received[0]).toMatchObject({
      team_id: 'T0PRACTICE',
      team_domain: 'practice',
      channel_id: 'C0REL',
      channel_name: 'releases',
      user_id: 'U0MAYA',
      user_name: 'maya',
      command: '/release',
      text: 'new Atlas 2.0',
      api_app_id: 'A0PRACTICE',
      is_enterprise_install: 'false',
      response_url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/response\//),
      trigger_id: expect.stringMatching(/^\d+\.\d+\.[0-9a-f]+$/),
    });
    expect(
      slack
        .person('maya')
        .sees('#releases')
        .map(({ text }) => text),
    ).toEqual(['noted']);
    expect(slack.person('noah').sees('#releases')).toEqual([]);
  });

  it('name the kind of conversation in private places', async () => {
    const slack = await aWorkspace();
    const app = await aBot(slack);
    const names: string[] = [];
    app.command('/release', async ({ command, ack }) => {
      names.push(command.channel_name);
      await ack();
    });
    await slack.person('maya').types('#private-in', '/release');
    await slack.person('maya').types('@greenlight', '/release');
    expect(names).toEqual(['privategroup', 'directmessage']);
  });

  it('an answer with wrong blocks fails loudly', async () => {
    const slack = await aWorkspace();
    const app = await aBot(slack);
    app.command('/release', async ({ ack }) => {
      await ack({ text: 'x', blocks: [{ type: 'header', text: { type: 'mrkdwn', text: 'x' } } as never] });
    });
    await expect(slack.person('maya').types('#releases', '/release')).rejects.toThrow('invalid_blocks');
  });

  it('without an acknowledgement in time the person sees operation_timeout', async () => {
    const slack = await aWorkspace({ limits: { acknowledgeMs: 100 } });
    const app = await aBot(slack);
    app.command('/release', async () => undefined);
    const outcome = await slack.person('maya').types('#releases', '/release');
    expect(outcome).toMatchObject({ problem: 'operation_timeout', status: null });
  });

  it('a bot that is not there, or fails, is dispatch_failed', async () => {
    const slack = await aWorkspace();
    slack.connectHttp({ url: 'http://127.0.0.1:1/slack/events' });
    const outcome = await slack.person('maya').types('#releases', '/release');
    expect(outcome).toMatchObject({ problem: 'dispatch_failed', status: null });
  });

  it.each([
    ['a command that the app does not have', '#releases', '/other x', 'not a command'],
    ['a channel that they are not in', '#open', '/release', 'is not in'],
    ['an archived channel', '#old', '/release', 'archived'],
  ])('nobody can type %s', async (_what, channel, command, words) => {
    const slack = await aWorkspace({
      channels: [
        { id: 'C0REL', name: 'releases', members: ['noah'] },
        { id: 'C0OPEN', name: 'open' },
        { id: 'C0OLD', name: 'old', members: ['noah'], archived: true },
      ],
    });
    await expect(slack.person('noah').types(channel, command)).rejects.toThrow(words);
    await expect(slack.person('gone').types('#releases', '/release')).rejects.toThrow('deactivated');
  });
});

describe('signatures', () => {
  const count = async () => {
    const slack = await aWorkspace();
    const app = await aBot(slack);
    const seen = { times: 0 };
    app.command('/release', async ({ ack }) => {
      seen.times += 1;
      await ack();
    });
    return { slack, seen, maya: slack.person('maya') };
  };

  it.each([
    ['unsigned', { signature: 'none' as const }],
    ['badly signed', { signature: 'wrong' as const }],
    ['301 seconds old', { timestampOffsetSeconds: -301 }],
  ])('a request that is %s does not reach a bot that checks', async (_how, options) => {
    const { maya, seen } = await count();
    const outcome = await maya.types('#releases', '/release', options);
    expect(outcome).toMatchObject({ problem: 'dispatch_failed', status: 401 });
    expect(seen.times).toBe(0);
  });

  it('a request from the future is signed rightly: the bot itself has to refuse it', async () => {
    const { maya, seen } = await count();
    const outcome = await maya.types('#releases', '/release', { timestampOffsetSeconds: 3600 });
    expect(outcome.status).toBe(200);
    expect(seen.times).toBe(1);
  });

  it('the same bytes can be sent again', async () => {
    const { slack, maya, seen } = await count();
    const { sent } = await maya.types('#releases', '/release');
    if (!sent) throw new Error('no bytes');
    expect(await slack.replay(sent)).toMatchObject({ status: 200 });
    expect(seen.times).toBe(2);
  });
});

describe('events', () => {
  it('carry an id, a time and the authorisation, and are marked when sent again', async () => {
    const slack = await aWorkspace();
    const app = await aBot(slack);
    const bodies: Record<string, unknown>[] = [];
    app.event('app_mention', async ({ body, context }) => {
      bodies.push({ ...body, retry: context.retryNum });
    });
    await slack.person('maya').mentions('#releases', 'help');
    await slack.until(() => bodies.length === 1, 'the mention');
    expect(bodies[0]).toMatchObject({
      type: 'event_callback',
      event_id: expect.stringMatching(/^Ev/),
      event_time: slack.clock.now() / 1000,
      authorizations: [{ team_id: 'T0PRACTICE', user_id: 'U0BOT', is_bot: true }],
      event: { type: 'app_mention', user: 'U0MAYA', text: '<@U0BOT> help', channel: 'C0REL' },
    });
    const retry = { number: 1, reason: 'http_timeout' };
    await slack.person('maya').mentions('#releases', 'again', { retry });
    await slack.until(() => bodies.length === 2, 'the second mention');
    expect(bodies[1]).toMatchObject({ retry: 1 });
  });

  it('come only where the app subscribed, and of channels where the bot is', async () => {
    const slack = await aWorkspace({ app: { events: ['app_mention'] } });
    await aBot(slack);
    expect(await slack.person('maya').opensHome()).toBeNull();
    expect(await slack.person('maya').mentions('#open', 'help')).toBeNull();
    expect(await slack.person('maya').mentions('#releases', 'help')).toMatchObject({ status: 200 });
  });

  it('tell of renamed and archived channels, of members, and of the app’s end', async () => {
    const slack = await aWorkspace();
    const app = await aBot(slack);
    const types: string[] = [];
    app.event(/.*/, async ({ event }) => {
      types.push(event.type);
    });
    await slack.changes.renames('#releases', 'launches');
    await slack.changes.archives('#launches');
    await slack.changes.unarchives('#launches');
    await slack.changes.removes('noah', '#launches');
    await slack.person('maya').invitesBot('#secret');
    await slack.changes.deactivates('noah');
    await slack.changes.uninstallsApp();
    await slack.until(() => types.length === 7, 'seven events');
    expect(types.sort()).toEqual([
      'app_uninstalled',
      'channel_archive',
      'channel_rename',
      'channel_unarchive',
      'member_joined_channel',
      'member_left_channel',
      'user_change',
    ]);
    expect(slack.channel('#launches').id).toBe('C0REL');
  });
});
