import { describe, expect, test } from 'vitest';
import type { MessageNews } from '../../../../src/practice/demo/protocol.ts';
import {
  NO_MESSAGES,
  threadOf,
  withEarlier,
  withNews,
} from '../../../../src/practice/page/state/message-book.ts';
import { message } from '../messages.ts';

const news = (more: Partial<MessageNews>): MessageNews => ({
  channel: 'C1',
  messages: [],
  gone: [],
  hasEarlier: false,
  ...more,
});

const first = withNews(NO_MESSAGES, news({ messages: [message(10), message(20)], hasEarlier: true }));

describe('the messages of a channel', () => {
  test('are replaced where they changed, and keep their identity where not', () => {
    const edited = message(10, { text: 'edited', isEdited: true });
    const book = withNews(first, news({ messages: [edited] }));
    expect(book.messages).toEqual([edited, message(20)]);
    expect(book.messages[1]).toBe(first.messages[1]);
  });

  test('are in order of time whenever they came', () => {
    const book = withNews(first, news({ messages: [message(30), message(15)] }));
    expect(book.messages.map(({ text }) => text)).toEqual(
      [10, 15, 20, 30].map((seconds) => `after ${seconds} seconds`),
    );
  });

  test('leave when they are gone', () => {
    expect(withNews(first, news({ gone: [message(10).ts] })).messages).toEqual([message(20)]);
  });

  test('of another channel open another book', () => {
    const book = withNews(first, news({ channel: 'C2', messages: [message(5, { channel: 'C2' })] }));
    expect(book).toMatchObject({ channel: 'C2', hasEarlier: false });
    expect(book.messages).toHaveLength(1);
  });

  test('are known to have earlier ones until a page says otherwise', () => {
    const later = withNews(first, news({ messages: [message(40)], hasEarlier: false }));
    expect(later.hasEarlier).toBe(true);
    const all = withEarlier(later, news({ messages: [message(1)], hasEarlier: false }));
    expect(all.hasEarlier).toBe(false);
    expect(all.messages[0]).toEqual(message(1));
  });

  test('take no earlier page of a channel that was left', () => {
    expect(withEarlier(first, news({ channel: 'C2', messages: [message(1)] }))).toBe(first);
  });

  test('of a thread are its first message and the replies', () => {
    const reply = message(25, { threadTs: message(10).ts });
    const book = withNews(first, news({ messages: [reply] }));
    expect(threadOf(book, message(10).ts)).toEqual([message(10), reply]);
  });
});
