import { describe, expect, it } from 'vitest';
import { aBoard, aReply, aStatement, NOW } from '../../../support/builders.ts';
import { schedule } from '../../../support/store.ts';
import { aMessenger } from './a-messenger.ts';

const toUser = (user: string) =>
  aStatement('dm', {
    key: `dm:${user}`,
    slot: { kind: 'statement.to_manager', subject: 'dm', audience: { user } },
  });
const inChannel = (channel: string) =>
  aStatement('x', {
    key: `x:${channel}`,
    slot: { kind: 'statement.thread_line', subject: 'x', audience: { channel } },
  });

describe('a post', () => {
  it('is one call that carries its key, and turns no names and addresses into anything', async () => {
    const { slack, deliver, messageIn } = await aMessenger();
    const { row, outcome } = await deliver(aBoard());
    expect(outcome.outcome).toBe('sent');
    expect(slack.log.calls.map(({ method }) => method)).toEqual(['chat.postMessage']);
    expect(slack.log.calls[0]?.args).toMatchObject({
      parse: 'none',
      link_names: 'false',
      unfurl_links: 'false',
      unfurl_media: 'false',
    });
    const [message] = slack.channel('C0REL').messages;
    expect(message?.metadata).toEqual({
      event_type: 'greenlight_message',
      event_payload: { key: row.metadataKey },
    });
    expect(await messageIn(row.slotKey)).toMatchObject({
      channelId: 'C0REL',
      ts: message?.ts,
      metadataKey: row.metadataKey,
      state: 'posted',
    });
  });

  it('to a person opens the conversation first, once, and keeps its id', async () => {
    const { slack, deliver, messageIn, passes } = await aMessenger();
    const { row } = await deliver(toUser('U0MAYA'));
    expect((await messageIn(row.slotKey))?.channelId).toMatch(/^D/);
    passes(1000);
    await deliver({
      ...toUser('U0MAYA'),
      key: 'again',
      slot: { ...aStatement('2').slot, audience: { user: 'U0MAYA' } } as never,
    });
    expect(slack.log.calls.map(({ method }) => method)).toEqual([
      'conversations.open',
      'chat.postMessage',
      'chat.postMessage',
    ]);
    expect(slack.person('maya').inbox).toHaveLength(2);
  });

  it('of a reply stands in the thread of its parent', async () => {
    const { slack, deliver, passes } = await aMessenger();
    await deliver(aBoard());
    passes(1000);
    await deliver(aReply('event-1'));
    const [card] = slack.channel('C0REL').topLevel;
    expect(slack.channel('C0REL').thread(card?.ts ?? '')).toHaveLength(2);
  });

  it('of a reply whose parent was deleted in Slack is left out', async () => {
    const { slack, client, deliver, passes } = await aMessenger();
    await deliver(aBoard());
    const [card] = slack.channel('C0REL').topLevel;
    await client.chat.delete({ channel: 'C0REL', ts: card?.ts ?? '' });
    passes(1000);
    const { outcome } = await deliver(aReply('event-1'));
    expect(outcome).toEqual({ outcome: 'skipped', reason: 'thread_gone' });
  });

  it('is not made when the renderer has nothing to say, or the board is only to be brought up to date', async () => {
    const { slack, store, claim, messenger, deliver, says } = await aMessenger();
    await schedule(store, aBoard());
    const row = await claim();
    const outcome = await messenger.deliver({ ...row, payload: { v: 1, post: false } });
    expect(outcome).toEqual({ outcome: 'skipped', reason: 'not_posted' });
    says.skip = 'cancelled';
    expect((await deliver(aStatement('late'))).outcome).toEqual({ outcome: 'skipped', reason: 'cancelled' });
    expect(slack.log.calls).toEqual([]);
  });

  it('to a lead is left out when the lead reads the channel anyway', async () => {
    const { slack, deliver } = await aMessenger();
    const beside = (user: string) =>
      aBoard(
        { kind: 'board.department_card', subject: 'docs' },
        {
          key: user,
          slot: { kind: 'board.department_card', subject: 'docs', audience: { user } },
          payload: { v: 1, post: true, onlyIfOutside: 'C0REL' },
        },
      );
    expect((await deliver(beside('U0MAYA'))).outcome).toEqual({
      outcome: 'skipped',
      reason: 'reads_the_channel',
    });
    expect((await deliver(beside('U0NOAH'))).outcome.outcome).toBe('sent');
    expect(slack.log.of('conversations.members')).toHaveLength(1);
  });
});

describe('a post that Slack refuses is parked with the reason', () => {
  it.each([
    ['a restricted channel', inChannel('C0NEWS'), 'restricted_action'],
    ['an archived channel', inChannel('C0OLD'), 'is_archived'],
    ['a channel that the bot is not in', inChannel('C0OPEN'), 'not_in_channel'],
    ['a channel that does not exist', inChannel('C0NONE'), 'channel_not_found'],
    ['a person who left', toUser('U0GONE'), 'user_disabled'],
    ['a person who does not exist', toUser('U0NONE'), 'user_not_found'],
  ])('%s', async (_, action, problem) => {
    const { store, deliver } = await aMessenger();
    const { outcome } = await deliver(action);
    expect(outcome).toEqual({ outcome: 'parked', problem });
    expect(await store.reads.troubledActions('T0GREEN', null)).toMatchObject([{ state: 'parked', problem }]);
  });

  it('the messages tab is off', async () => {
    const { deliver } = await aMessenger({ app: { messagesTab: false } });
    expect((await deliver(toUser('U0MAYA'))).outcome).toEqual({
      outcome: 'parked',
      problem: 'messages_tab_disabled',
    });
  });

  it('blocks that Slack does not take', async () => {
    const { deliver, says } = await aMessenger();
    says.message = { text: 'x', blocks: [{ type: 'section', text: { type: 'mrkdwn', text: '' } }] };
    expect((await deliver(aStatement('bad'))).outcome).toEqual({
      outcome: 'parked',
      problem: 'invalid_blocks',
    });
  });
});

describe('a post that did not get through', () => {
  it('429 rests its channel for as long as Slack says', async () => {
    const { slack, store, deliver, pacing, clock } = await aMessenger();
    slack.faults.next('chat.postMessage', { kind: 'rate limited', retryAfterSeconds: 30 });
    const { outcome } = await deliver(aStatement('1'));
    expect(outcome).toMatchObject({ outcome: 'not_sent', retryAfterMs: 30_000, counts: false });
    expect(pacing.busyTargets()).toEqual(['c:C0REL']);
    expect(await store.due.nextDueAt()).toBe('2026-11-17T09:00:30.000Z');
    expect(clock.now()).toBe(NOW);
  });

  it('429 without Retry-After rests it for half a minute', async () => {
    const { slack, deliver } = await aMessenger();
    slack.faults.next('chat.postMessage', { kind: 'rate limited', retryAfterSeconds: null });
    expect((await deliver(aStatement('1'))).outcome).toMatchObject({
      outcome: 'not_sent',
      retryAfterMs: 30_000,
    });
  });

  it('a second post to a channel within the second is not even tried', async () => {
    const { slack, deliver } = await aMessenger();
    await deliver(aStatement('1'));
    const { outcome } = await deliver(aStatement('2'));
    expect(outcome).toEqual({ outcome: 'not_sent', retryAfterMs: 1000, problem: 'paced', counts: false });
    expect(slack.log.calls).toHaveLength(1);
  });

  it('a token that was revoked is tried again slowly', async () => {
    const { slack, deliver } = await aMessenger();
    slack.workspace.app.tokenState = 'token_revoked';
    expect((await deliver(aStatement('1'))).outcome).toMatchObject({
      outcome: 'not_sent',
      problem: 'token_revoked',
      retryAfterMs: 300_000,
    });
  });

  it('with no Slack at all it is tried again after a second', async () => {
    const { slack, store, deliver } = await aMessenger();
    await slack.stop();
    expect((await deliver(aStatement('1'))).outcome).toMatchObject({
      outcome: 'not_sent',
      problem: 'ECONNREFUSED',
    });
    expect(await store.due.nextDueAt()).toBe('2026-11-17T09:00:01.000Z');
  });
});
