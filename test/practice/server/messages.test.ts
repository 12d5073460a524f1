import { describe, expect, it } from 'vitest';
import { aWorkspace, clientOf, refusalOf } from './a-workspace.ts';

const CHANNEL = 'C0REL';
const roomy = { limits: { postBurst: 100 } };
const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });

describe('posting', () => {
  it('gives each message a ts that rises even while the clock stands', async () => {
    const slack = await aWorkspace(roomy);
    const client = clientOf(slack);
    const posted = await Promise.all(
      Array.from({ length: 20 }, (_, n) => client.chat.postMessage({ channel: CHANNEL, text: `${n}` })),
    );
    const stamps = posted.map(({ ts }) => ts ?? '');
    expect(new Set(stamps).size).toBe(20);
    const stored = slack.channel('#releases').messages.map(({ ts }) => Number(ts));
    expect(stored).toEqual([...stored].sort((a, b) => a - b));
    expect(Math.floor(stored[0] ?? 0)).toBe(slack.clock.now() / 1000);
  });

  it('answers with the bot as the author and Slack’s clock in the Date header', async () => {
    const slack = await aWorkspace();
    const response = await fetch(`${slack.apiUrl}chat.postMessage`, {
      method: 'POST',
      headers: { authorization: 'Bearer xoxb-practice', 'content-type': 'application/json' },
      body: JSON.stringify({ channel: CHANNEL, text: 'hello' }),
    });
    expect(response.headers.get('date')).toBe(new Date(slack.clock.now()).toUTCString());
    expect(await response.json()).toMatchObject({
      ok: true,
      message: { user: 'U0BOT', bot_id: 'B0BOT', app_id: 'A0PRACTICE', text: 'hello' },
    });
  });

  it('refuses wrong blocks with a pointer to the place', async () => {
    const slack = await aWorkspace();
    const blocks = [section('fine'), section('x'.repeat(3001))];
    const refusal = await refusalOf(
      clientOf(slack).chat.postMessage({ channel: CHANNEL, text: 'x', blocks: blocks as never }),
    );
    expect(refusal.error).toBe('invalid_blocks');
    expect(JSON.stringify(refusal.response_metadata)).toContain('[json-pointer:/blocks/1/text/text]');
    expect(slack.channel('#releases').messages).toEqual([]);
  });

  it('refuses blocks that are no JSON', async () => {
    const slack = await aWorkspace();
    const call = clientOf(slack).apiCall('chat.postMessage', { channel: CHANNEL, text: 'x', blocks: '[{' });
    expect(await refusalOf(call)).toMatchObject({ error: 'invalid_blocks_format' });
  });

  it('refuses a message without anything in it', async () => {
    const slack = await aWorkspace();
    const call = clientOf(slack).apiCall('chat.postMessage', { channel: CHANNEL });
    expect(await refusalOf(call)).toMatchObject({ error: 'no_text' });
  });

  it('cuts a text above 40,000 characters and says so', async () => {
    const slack = await aWorkspace();
    const answer = await clientOf(slack).chat.postMessage({ channel: CHANNEL, text: 'x'.repeat(40_001) });
    expect(answer.response_metadata?.warnings).toEqual(['message_truncated']);
    expect(slack.channel('#releases').messages[0]?.text.length).toBe(40_000);
  });

  it('turns a typed @channel into a ping only when names are linked', async () => {
    const slack = await aWorkspace(roomy);
    const client = clientOf(slack);
    await client.chat.postMessage({
      channel: CHANNEL,
      text: 'hi @channel',
      parse: 'none',
      link_names: false,
    });
    await client.chat.postMessage({ channel: CHANNEL, text: 'hi @channel', link_names: true });
    expect(slack.channel('#releases').messages.map(({ text }) => text)).toEqual([
      'hi @channel',
      'hi <!channel>',
    ]);
  });
});

describe('threads', () => {
  it('need a parent that stands', async () => {
    const slack = await aWorkspace(roomy);
    const client = clientOf(slack);
    const reply = (thread_ts: string) =>
      client.chat.postMessage({ channel: CHANNEL, text: 'reply', thread_ts });
    expect(await refusalOf(reply('1700000000.000100'))).toMatchObject({ error: 'thread_not_found' });
    const { ts = '' } = await client.chat.postMessage({ channel: CHANNEL, text: 'parent' });
    await client.chat.delete({ channel: CHANNEL, ts });
    expect(await refusalOf(reply(ts))).toMatchObject({ error: 'thread_not_found' });
  });

  it('go on below a deleted parent while replies stand', async () => {
    const slack = await aWorkspace(roomy);
    const client = clientOf(slack);
    const { ts = '' } = await client.chat.postMessage({ channel: CHANNEL, text: 'parent' });
    await client.chat.postMessage({ channel: CHANNEL, text: 'one', thread_ts: ts });
    await client.chat.delete({ channel: CHANNEL, ts });
    await client.chat.postMessage({ channel: CHANNEL, text: 'two', thread_ts: ts });
    const { messages } = await client.conversations.replies({ channel: CHANNEL, ts });
    expect(messages?.map(({ text }) => text)).toEqual(['This message was deleted.', 'one', 'two']);
  });
});

describe('editing', () => {
  it('keeps metadata that is left out, removes it with {}, and counts the versions', async () => {
    const slack = await aWorkspace();
    const client = clientOf(slack);
    const metadata = { event_type: 'release_note', event_payload: { key: 'k1' } };
    const { ts = '' } = await client.chat.postMessage({ channel: CHANNEL, text: 'one', metadata });
    await client.chat.update({ channel: CHANNEL, ts, text: 'two' });
    const message = slack.channel('#releases').messages[0];
    expect(message).toMatchObject({ text: 'two', metadata, edited: expect.any(String) });
    await client.apiCall('chat.update', { channel: CHANNEL, ts, text: 'three', metadata: {} });
    expect(message?.metadata).toBeUndefined();
    expect(message?.versions.map(({ text }) => text)).toEqual(['one', 'two', 'three']);
  });

  it('keeps blocks that are left out', async () => {
    const slack = await aWorkspace();
    const client = clientOf(slack);
    const { ts = '' } = await client.chat.postMessage({
      channel: CHANNEL,
      text: 'one',
      blocks: [section('shown')],
    });
    await client.chat.update({ channel: CHANNEL, ts, text: 'two' });
    expect(slack.channel('#releases').messages[0]?.blocks).toHaveLength(1);
    await client.chat.update({ channel: CHANNEL, ts, text: 'two', blocks: [] });
    expect(slack.channel('#releases').messages[0]?.blocks).toEqual([]);
  });

  it('takes 4,000 characters and refuses one more', async () => {
    const slack = await aWorkspace();
    const client = clientOf(slack);
    const { ts = '' } = await client.chat.postMessage({ channel: CHANNEL, text: 'one' });
    await client.chat.update({ channel: CHANNEL, ts, text: 'x'.repeat(4000) });
    const call = client.chat.update({ channel: CHANNEL, ts, text: 'x'.repeat(4001) });
    expect(await refusalOf(call)).toMatchObject({ error: 'msg_too_long' });
  });

  it('pings unless parse is none: an update links names by default', async () => {
    const slack = await aWorkspace();
    const client = clientOf(slack);
    const { ts = '' } = await client.chat.postMessage({ channel: CHANNEL, text: 'one' });
    await client.chat.update({ channel: CHANNEL, ts, text: '@here' });
    expect(slack.channel('#releases').messages[0]?.text).toBe('<!here>');
    await client.chat.update({ channel: CHANNEL, ts, text: '@here', parse: 'none' });
    expect(slack.channel('#releases').messages[0]?.text).toBe('@here');
  });

  it('touches own standing messages only', async () => {
    const slack = await aWorkspace();
    const client = clientOf(slack);
    const { ts } = slack.person('maya').says('#releases', 'mine');
    expect(await refusalOf(client.chat.update({ channel: CHANNEL, ts, text: 'x' }))).toMatchObject({
      error: 'cant_update_message',
    });
    expect(await refusalOf(client.chat.delete({ channel: CHANNEL, ts }))).toMatchObject({
      error: 'cant_delete_message',
    });
    slack.changes.deletesMessage('#releases', ts);
    expect(await refusalOf(client.chat.update({ channel: CHANNEL, ts, text: 'x' }))).toMatchObject({
      error: 'message_not_found',
    });
  });
});

describe('ephemeral messages', () => {
  it('are seen by one member, and are in no history', async () => {
    const slack = await aWorkspace();
    const client = clientOf(slack);
    await client.chat.postEphemeral({ channel: CHANNEL, user: 'U0MAYA', text: 'psst' });
    expect(
      slack
        .person('maya')
        .sees('#releases')
        .map(({ text }) => text),
    ).toEqual(['psst']);
    expect(slack.person('noah').sees('#releases')).toEqual([]);
    expect((await client.conversations.history({ channel: CHANNEL })).messages).toEqual([]);
  });

  it('are refused for somebody who is not in the channel', async () => {
    const slack = await aWorkspace();
    const call = clientOf(slack).chat.postEphemeral({ channel: CHANNEL, user: 'U0GUEST', text: 'psst' });
    expect(await refusalOf(call)).toMatchObject({ error: 'user_not_in_channel' });
  });
});
