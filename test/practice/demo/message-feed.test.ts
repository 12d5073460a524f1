import { describe, expect, it } from 'vitest';
import { messageFeed } from '../../../src/practice/demo/seen/message-feed.ts';
import { readingMarks, unreadIn } from '../../../src/practice/demo/seen/reading-marks.ts';
import type { PracticeSlack } from '../../../src/practice/slack.ts';
import { channelCalled } from '../../../src/practice/workspace/channels.ts';
import { addMessage, deleteMessage, editMessage } from '../../../src/practice/workspace/messages.ts';
import type { PracticeMessage } from '../../../src/practice/workspace/model.ts';
import { aWorkspace } from '../server/a-workspace.ts';

const CHANNEL = 'C0REL';

const says = (
  slack: PracticeSlack,
  text: string,
  more: Partial<{ threadTs: string; ephemeralFor: string }> = {},
) => addMessage(slack.workspace, channelCalled(slack.workspace, CHANNEL), { user: 'U0NOAH', text, ...more });

const many = (slack: PracticeSlack, count: number): PracticeMessage[] =>
  Array.from({ length: count }, (_, nth) => says(slack, `m${nth}`));

const feedOf = (slack: PracticeSlack, person = 'maya', channel = CHANNEL) =>
  messageFeed(slack, slack.person(person), channel);

const textsOf = (news: { messages: { text: string }[] } | null): string[] =>
  (news?.messages ?? []).map(({ text }) => text);

describe('the messages of a channel', () => {
  it('begin with the newest hundred outside threads, and all replies to them', async () => {
    const slack = await aWorkspace();
    const parents = many(slack, 150);
    says(slack, 'to an old one', { threadTs: parents[0]?.ts ?? '' });
    says(slack, 'to a new one', { threadTs: parents[149]?.ts ?? '' });
    const news = feedOf(slack).news();
    expect(news?.messages).toHaveLength(101);
    expect(textsOf(news)[0]).toBe('m50');
    expect(textsOf(news).at(-1)).toBe('to a new one');
    expect(news?.hasEarlier).toBe(true);
  });

  it('come as an empty channel, once, where nobody has said anything', async () => {
    const slack = await aWorkspace();
    const feed = feedOf(slack);
    expect(feed.news()).toEqual({ channel: CHANNEL, messages: [], gone: [], hasEarlier: false });
    expect(feed.news()).toBeNull();
  });

  it('are paged back by two hundred, to the very first', async () => {
    const slack = await aWorkspace();
    const all = many(slack, 350);
    const first = feedOf(slack).earlier(all[250]?.ts ?? '');
    expect([first.messages.length, textsOf(first)[0], first.hasEarlier]).toEqual([200, 'm50', true]);
    const last = feedOf(slack).earlier(all[50]?.ts ?? '');
    expect([last.messages.length, textsOf(last)[0], last.hasEarlier]).toEqual([50, 'm0', false]);
  });

  it('are told again only where something of them changed', async () => {
    const slack = await aWorkspace();
    const [first, second, third] = many(slack, 3);
    if (!first || !second || !third) throw new Error('no messages');
    const channel = channelCalled(slack.workspace, CHANNEL);
    const feed = feedOf(slack);
    feed.news();
    expect(feed.news()).toBeNull();
    editMessage(slack.workspace, second, { text: 'edited' });
    expect(feed.news()?.messages).toMatchObject([{ text: 'edited', isEdited: true }]);
    channel.pins.push(third.ts);
    expect(feed.news()?.messages).toMatchObject([{ text: 'm2', isPinned: true }]);
    says(slack, 'reply', { threadTs: first.ts });
    expect(feed.news()?.messages).toMatchObject([
      { text: 'm0', replies: { count: 1, people: ['U0NOAH'] } },
      { text: 'reply', threadTs: first.ts },
    ]);
    deleteMessage(slack.workspace, channel, second);
    expect(feed.news()).toMatchObject({ messages: [], gone: [second.ts] });
    expect(feed.news()).toBeNull();
  });

  it('that were paged back to are followed from then on, older ones are not', async () => {
    const slack = await aWorkspace();
    const all = many(slack, 350);
    const feed = feedOf(slack);
    feed.news();
    const [old, older] = [all[200], all[10]];
    if (!old || !older) throw new Error('no messages');
    editMessage(slack.workspace, old, { text: 'edited unseen' });
    expect(feed.news()).toBeNull();
    feed.earlier(all[250]?.ts ?? '');
    editMessage(slack.workspace, old, { text: 'edited' });
    editMessage(slack.workspace, older, { text: 'edited, too' });
    expect(textsOf(feed.news())).toEqual(['edited']);
  });

  it('that are ephemeral are those of the person who looks', async () => {
    const slack = await aWorkspace();
    says(slack, 'for maya', { ephemeralFor: 'U0MAYA' });
    says(slack, 'for all');
    expect(feedOf(slack, 'maya').news()?.messages).toMatchObject([
      { text: 'for maya', isEphemeral: true },
      { text: 'for all', isEphemeral: false },
    ]);
    expect(textsOf(feedOf(slack, 'noah').news())).toEqual(['for all']);
  });

  it('of a private channel are nothing to somebody outside, and go with whoever leaves it', async () => {
    const slack = await aWorkspace();
    slack.person('maya').says('#secret', 'hush');
    const feed = feedOf(slack, 'maya', 'C0SECRET');
    expect(textsOf(feed.news())).toEqual(['hush']);
    expect(textsOf(feedOf(slack, 'noah', 'C0SECRET').news())).toEqual([]);
    await slack.changes.removes('maya', '#secret');
    expect(feed.news()?.gone).toHaveLength(1);
  });

  it('stay cheap to follow where there are five thousand', async () => {
    const slack = await aWorkspace();
    const all = many(slack, 5_000);
    const feed = feedOf(slack);
    for (let before = all[4_900]?.ts; before !== undefined; ) {
      const page = feed.earlier(before);
      before = page.hasEarlier ? page.messages[0]?.ts : undefined;
    }
    feed.news();
    const began = performance.now();
    for (let round = 0; round < 20; round += 1) {
      says(slack, `new ${round}`);
      expect(feed.news()?.messages).toHaveLength(1);
    }
    expect((performance.now() - began) / 20).toBeLessThan(30);
  });
});

describe('what somebody has not read', () => {
  it('is what others said outside threads after the mark, with mentions in text and in rich text', async () => {
    const slack = await aWorkspace();
    const channel = channelCalled(slack.workspace, CHANNEL);
    const marks = readingMarks(() => '0');
    const first = says(slack, 'old');
    marks.read('U0MAYA', channel);
    says(slack, 'plain');
    says(slack, 'reply <@U0MAYA>', { threadTs: first.ts });
    says(slack, 'hello <@U0MAYA>');
    addMessage(slack.workspace, channel, {
      user: 'U0NOAH',
      text: 'rich',
      blocks: [
        {
          type: 'rich_text',
          elements: [{ type: 'rich_text_section', elements: [{ type: 'user', user_id: 'U0MAYA' }] }],
        },
      ],
    });
    addMessage(slack.workspace, channel, { user: 'U0MAYA', text: 'my own <@U0MAYA>' });
    deleteMessage(slack.workspace, channel, says(slack, 'gone <@U0MAYA>'));
    expect(unreadIn(channel, 'U0MAYA', marks.of('U0MAYA', CHANNEL))).toEqual({ unread: 3, mentions: 2 });
    expect(unreadIn(channel, 'U0NOAH', marks.of('U0NOAH', CHANNEL))).toEqual({ unread: 1, mentions: 0 });
    marks.read('U0MAYA', channel);
    expect(unreadIn(channel, 'U0MAYA', marks.of('U0MAYA', CHANNEL))).toEqual({ unread: 0, mentions: 0 });
  });
});
