import { describe, expect, it } from 'vitest';
import { aWorkspace, clientOf, refusalOf } from './a-workspace.ts';

describe('where a bot may write', () => {
  it.each([
    ['a channel that it has not joined', 'C0OPEN', 'not_in_channel'],
    ['a private channel from outside', 'C0SECRET', 'channel_not_found'],
    ['a channel that is not there', 'C0NONE', 'channel_not_found'],
    ['a name instead of an id', '#releases', 'channel_not_found'],
    ['an archived channel', 'C0OLD', 'is_archived'],
    ['a channel for some posters only', 'C0NEWS', 'restricted_action'],
    ['a deactivated person', 'U0GONE', 'channel_not_found'],
  ])('not in %s', async (_where, channel, code) => {
    const slack = await aWorkspace();
    const call = clientOf(slack).chat.postMessage({ channel, text: 'hello' });
    expect(await refusalOf(call)).toMatchObject({ error: code });
  });

  it('in a public channel once it has joined', async () => {
    const slack = await aWorkspace();
    const client = clientOf(slack);
    await client.conversations.join({ channel: 'C0OPEN' });
    await client.chat.postMessage({ channel: 'C0OPEN', text: 'hello' });
    expect(slack.channel('#open').messages.map(({ text }) => text)).toEqual(['hello']);
  });

  it('it cannot join a private or an archived one', async () => {
    const client = clientOf(await aWorkspace());
    expect(await refusalOf(client.conversations.join({ channel: 'C0SECRET' }))).toMatchObject({
      error: 'channel_not_found',
    });
    expect(await refusalOf(client.conversations.join({ channel: 'C0PRIV' }))).toMatchObject({
      error: 'method_not_supported_for_channel_type',
    });
    expect(await refusalOf(client.conversations.join({ channel: 'C0OLD' }))).toMatchObject({
      error: 'is_archived',
    });
  });

  it('only threads, or only outside threads, where the channel says so', async () => {
    const slack = await aWorkspace({ limits: { postBurst: 10 } });
    const client = clientOf(slack);
    const { ts = '' } = await client.chat.postMessage({ channel: 'C0REL', text: 'parent' });
    const channel = slack.workspace.channels.get('C0REL');
    if (!channel) throw new Error('no channel');
    channel.restriction = 'restricted_action_thread_only_channel';
    expect(await refusalOf(client.chat.postMessage({ channel: 'C0REL', text: 'x' }))).toMatchObject({
      error: 'restricted_action_thread_only_channel',
    });
    expect((await client.chat.postMessage({ channel: 'C0REL', text: 'x', thread_ts: ts })).ok).toBe(true);
    channel.restriction = 'restricted_action_non_threadable_channel';
    expect(
      await refusalOf(client.chat.postMessage({ channel: 'C0REL', text: 'x', thread_ts: ts })),
    ).toMatchObject({ error: 'restricted_action_non_threadable_channel' });
    expect((await client.chat.postMessage({ channel: 'C0REL', text: 'x' })).ok).toBe(true);
  });
});

describe('direct messages', () => {
  it('open once and keep their id', async () => {
    const client = clientOf(await aWorkspace());
    const first = await client.conversations.open({ users: 'U0MAYA' });
    const second = await client.conversations.open({ users: 'U0MAYA' });
    expect(first.channel?.id).toMatch(/^D/);
    expect(second.channel?.id).toBe(first.channel?.id);
  });

  it('are refused while the messages tab is off', async () => {
    const slack = await aWorkspace({ app: { messagesTab: false } });
    const client = clientOf(slack);
    const { channel } = await client.conversations.open({ users: 'U0MAYA' });
    const call = client.chat.postMessage({ channel: channel?.id ?? '', text: 'hello' });
    expect(await refusalOf(call)).toMatchObject({ error: 'messages_tab_disabled' });
    expect(slack.person('maya').inbox).toEqual([]);
  });

  it('are not opened with somebody who left or is not there', async () => {
    const client = clientOf(await aWorkspace());
    expect(await refusalOf(client.conversations.open({ users: 'U0GONE' }))).toMatchObject({
      error: 'user_disabled',
    });
    expect(await refusalOf(client.conversations.open({ users: 'U0NONE' }))).toMatchObject({
      error: 'user_not_found',
    });
  });
});

describe('what a bot sees of channels', () => {
  it('private ones from outside are in no list and have no info', async () => {
    const client = clientOf(await aWorkspace());
    const { channels } = await client.conversations.list({ types: 'public_channel,private_channel' });
    expect(channels?.map(({ id }) => id)).toEqual(['C0REL', 'C0OPEN', 'C0PRIV', 'C0OLD', 'C0NEWS']);
    expect(await refusalOf(client.conversations.info({ channel: 'C0SECRET' }))).toMatchObject({
      error: 'channel_not_found',
    });
  });

  it('lists come in pages, and archived channels can be left out', async () => {
    const client = clientOf(await aWorkspace());
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = await client.conversations.list({
        limit: 2,
        exclude_archived: true,
        ...(cursor === '' ? {} : { cursor }),
      });
      expect(page.channels?.length).toBeLessThanOrEqual(2);
      seen.push(...(page.channels ?? []).map(({ id }) => id ?? ''));
      cursor = page.response_metadata?.next_cursor ?? '';
    } while (cursor !== '');
    expect(seen).toEqual(['C0REL', 'C0OPEN', 'C0NEWS']);
  });

  it('info tells membership, archive, sharing and the number of people', async () => {
    const slack = await aWorkspace({
      channels: [{ id: 'C0X', name: 'x', members: ['maya'], bot: true, crowd: 311, shared: 'Other Corp' }],
    });
    const { channel } = await clientOf(slack).conversations.info({
      channel: 'C0X',
      include_num_members: true,
    });
    expect(channel).toMatchObject({
      is_member: true,
      is_archived: false,
      is_private: false,
      is_ext_shared: true,
      num_members: 312,
    });
  });

  it('members come in pages', async () => {
    const client = clientOf(await aWorkspace());
    const first = await client.conversations.members({ channel: 'C0REL', limit: 2 });
    expect(first.members).toEqual(['U0MAYA', 'U0NOAH']);
    const cursor = first.response_metadata?.next_cursor ?? '';
    const second = await client.conversations.members({ channel: 'C0REL', limit: 2, cursor });
    expect(second.members).toEqual(['U0BOT']);
    expect(second.response_metadata?.next_cursor).toBe('');
  });

  it('pins are kept, and told twice or taken off twice are refused', async () => {
    const slack = await aWorkspace();
    const client = clientOf(slack);
    const { ts = '' } = await client.chat.postMessage({ channel: 'C0REL', text: 'card' });
    const pin = { channel: 'C0REL', timestamp: ts };
    await client.pins.add(pin);
    expect(slack.channel('#releases').pins).toEqual([ts]);
    expect(await refusalOf(client.pins.add(pin))).toMatchObject({ error: 'already_pinned' });
    await client.pins.remove(pin);
    expect(await refusalOf(client.pins.remove(pin))).toMatchObject({ error: 'no_pin' });
  });
});
