import type { MessageNews, MessageSeen } from '../../demo/protocol.ts';

/**
 * The messages of one channel as far as the page has them, oldest first. A message that did not change keeps
 * its identity, so that only changed ones are drawn again.
 */
export type MessageBook = {
  channel: string | null;
  messages: readonly MessageSeen[];
  hasEarlier: boolean;
};

export const NO_MESSAGES: MessageBook = { channel: null, messages: [], hasEarlier: false };

const byTs = (a: MessageSeen, b: MessageSeen): number => (a.ts < b.ts ? -1 : a.ts > b.ts ? 1 : 0);

const merged = (book: MessageBook, news: MessageNews): readonly MessageSeen[] => {
  const changed = new Map(news.messages.map((message) => [message.ts, message]));
  const gone = new Set(news.gone);
  const kept: MessageSeen[] = [];
  for (const message of book.messages) {
    if (gone.has(message.ts)) continue;
    kept.push(changed.get(message.ts) ?? message);
    changed.delete(message.ts);
  }
  if (changed.size === 0) return kept;
  kept.push(...changed.values());
  return kept.sort(byTs);
};

/** The book after news of its channel; news of another channel open another book. */
export const withNews = (book: MessageBook, news: MessageNews): MessageBook => {
  const own = book.channel === news.channel ? book : { ...NO_MESSAGES, channel: news.channel };
  // Later news say whether there are earlier messages than the first batch, not than the pages since.
  const isFirst = own.messages.length === 0;
  return {
    channel: news.channel,
    messages: merged(own, news),
    hasEarlier: isFirst ? news.hasEarlier : own.hasEarlier,
  };
};

/** The book with a page of older messages before what it has. */
export const withEarlier = (book: MessageBook, page: MessageNews): MessageBook =>
  book.channel === page.channel
    ? { ...book, messages: merged(book, page), hasEarlier: page.hasEarlier }
    : book;

/** A message and its replies, oldest first; empty when the page does not have the message. */
export const threadOf = (book: MessageBook, ts: string): MessageSeen[] =>
  book.messages.filter((message) => message.ts === ts || message.threadTs === ts);
