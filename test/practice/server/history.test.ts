import { describe, expect, it } from 'vitest';
import type { PracticeSlack } from '../../../src/practice/slack.ts';
import { DISTRIBUTED_APP_HISTORY } from '../../../src/practice/workspace/limits.ts';
import { aWorkspace, clientOf, refusalOf } from './a-workspace.ts';

const channel = 'C0REL';

/** Five messages, "1" to "5", a second apart; each with metadata. */
const withFive = async (limits = {}): Promise<{ slack: PracticeSlack; stamps: string[] }> => {
  const slack = await aWorkspace({ limits });
  const stamps: string[] = [];
  for (const text of ['1', '2', '3', '4', '5']) {
    const metadata = { event_type: 'note', event_payload: { key: text } };
    const { ts } = await clientOf(slack).chat.postMessage({ channel, text, metadata });
    stamps.push(ts ?? '');
    slack.clock.set(slack.clock.now() + 1000);
  }
  return { slack, stamps };
};

const textsOf = (answer: { messages?: { text?: string }[] }): string[] =>
  (answer.messages ?? []).map(({ text }) => text ?? '');

describe('history', () => {
  it('comes newest first, in pages, without a gap or a repetition', async () => {
    const { slack } = await withFive();
    const seen: string[] = [];
    let cursor: string | undefined;
    let pages = 0;
    do {
      const page = await clientOf(slack).conversations.history({
        channel,
        limit: 2,
        ...(cursor ? { cursor } : {}),
      });
      seen.push(...textsOf(page));
      cursor = page.response_metadata?.next_cursor;
      expect(page.has_more).toBe(cursor !== undefined);
      pages += 1;
    } while (cursor);
    expect(seen).toEqual(['5', '4', '3', '2', '1']);
    expect(pages).toBe(3);
  });

  it('a message that comes between two pages moves nothing', async () => {
    const { slack } = await withFive();
    const client = clientOf(slack);
    const first = await client.conversations.history({ channel, limit: 3 });
    await client.chat.postMessage({ channel, text: '6' });
    const cursor = first.response_metadata?.next_cursor ?? '';
    expect(textsOf(await client.conversations.history({ channel, limit: 3, cursor }))).toEqual(['2', '1']);
  });

  it('oldest and latest shut out their own message unless inclusive', async () => {
    const { slack, stamps } = await withFive();
    const client = clientOf(slack);
    const range = { channel, oldest: stamps[1] ?? '', latest: stamps[3] ?? '' };
    expect(textsOf(await client.conversations.history(range))).toEqual(['3']);
    expect(textsOf(await client.conversations.history({ ...range, inclusive: true }))).toEqual([
      '4',
      '3',
      '2',
    ]);
  });

  it('metadata comes only when it is asked for', async () => {
    const { slack } = await withFive();
    const client = clientOf(slack);
    const plain = await client.conversations.history({ channel, limit: 1 });
    expect(plain.messages?.[0]).not.toHaveProperty('metadata');
    const full = await client.conversations.history({ channel, limit: 1, include_all_metadata: true });
    expect(full.messages?.[0]).toMatchObject({
      bot_id: 'B0BOT',
      app_id: 'A0PRACTICE',
      metadata: { event_type: 'note', event_payload: { key: '5' } },
    });
  });

  it('replies stand in the thread, not in the history', async () => {
    const { slack, stamps } = await withFive({ postBurst: 10 });
    const client = clientOf(slack);
    const ts = stamps[4] ?? '';
    for (const text of ['a', 'b', 'c']) await client.chat.postMessage({ channel, text, thread_ts: ts });
    const history = await client.conversations.history({ channel });
    expect(textsOf(history)).toEqual(['5', '4', '3', '2', '1']);
    expect(history.messages?.[0]).toMatchObject({ reply_count: 3, thread_ts: ts });
    const first = await client.conversations.replies({ channel, ts, limit: 2 });
    expect(textsOf(first)).toEqual(['5', 'a', 'b']);
    const cursor = first.response_metadata?.next_cursor ?? '';
    const second = await client.conversations.replies({ channel, ts, limit: 2, cursor });
    expect(textsOf(second)).toEqual(['5', 'c']);
    expect(second.has_more).toBe(false);
  });

  it.each([
    ['without membership', { channel: 'C0OPEN' }, 'not_in_channel'],
    ['of a private channel from outside', { channel: 'C0SECRET' }, 'channel_not_found'],
    ['with a foreign cursor', { channel, cursor: 'abc' }, 'invalid_cursor'],
    ['with too large a page', { channel, limit: 1001 }, 'invalid_limit'],
    ['from no time', { channel, oldest: 'yesterday' }, 'invalid_ts_oldest'],
  ])('is refused %s', async (_how, args, code) => {
    const slack = await aWorkspace();
    expect(await refusalOf(clientOf(slack).conversations.history(args))).toMatchObject({ error: code });
  });

  it('a thread that is not there is thread_not_found', async () => {
    const slack = await aWorkspace();
    const call = clientOf(slack).conversations.replies({ channel, ts: '1700000000.000001' });
    expect(await refusalOf(call)).toMatchObject({ error: 'thread_not_found' });
  });

  it('a distributed app reads 15 messages a minute and no more', async () => {
    const slack = await aWorkspace({ limits: { ...DISTRIBUTED_APP_HISTORY, postBurst: 100 } });
    const client = clientOf(slack);
    for (let n = 0; n < 20; n += 1) await client.chat.postMessage({ channel, text: `${n}` });
    const page = await client.conversations.history({ channel, limit: 100 });
    expect(page.messages).toHaveLength(15);
    expect(page.has_more).toBe(true);
    await expect(client.conversations.history({ channel })).rejects.toMatchObject({ retryAfter: 60 });
    slack.clock.set(slack.clock.now() + 60_000);
    expect((await client.conversations.history({ channel })).ok).toBe(true);
  });
});
