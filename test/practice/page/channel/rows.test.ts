import { describe, expect, test } from 'vitest';
import type { MessageSeen } from '../../../../src/practice/demo/protocol.ts';
import { newestOwn, rowsOf, withoutReplies } from '../../../../src/practice/page/channel/rows.ts';
import { message } from '../messages.ts';

const HOUR = 3600;
const seen = { zone: 'Europe/Berlin', readUpTo: message(99 * HOUR).ts, openedUpTo: message(99 * HOUR).ts };

/** Each row in a word: "day", "new", "message" and "follow-up". */
const inWords = (messages: MessageSeen[], options = seen): string[] =>
  rowsOf(messages, options).map((row) =>
    row.kind === 'message' ? (row.isFollowUp ? 'follow-up' : 'message') : row.kind,
  );

describe('a message stands without its author', () => {
  const replies = { count: 1, people: ['U2'], latestTs: message(9).ts };
  test.each<[string, MessageSeen, MessageSeen, string]>([
    ['right after another of the same author', message(0), message(60), 'follow-up'],
    ['but not after another author', message(0), message(60, { user: 'U2' }), 'message'],
    ['but not where it is more than words', message(0), message(60, { blocks: [{}] }), 'message'],
    ['but not after a pause', message(0), message(6 * 60), 'message'],
    ['but not where only the reader sees it', message(0), message(60, { isEphemeral: true }), 'message'],
    [
      'but not after one that only the reader sees',
      message(0, { isEphemeral: true }),
      message(60),
      'message',
    ],
    ['but not where it is pinned', message(0), message(60, { isPinned: true }), 'message'],
    ['but not under replies', message(0, { replies }), message(60), 'message'],
  ])('%s', (_, before, after, word) => {
    expect(inWords([before, after])).toEqual(['day', 'message', word]);
  });
});

describe('days', () => {
  test('begin at midnight of the reader, and name their author again', () => {
    const beforeMidnight = message(15 * HOUR - 60);
    const afterMidnight = message(15 * HOUR + 60);
    expect(inWords([beforeMidnight, afterMidnight])).toEqual(['day', 'message', 'day', 'message']);
    expect(inWords([beforeMidnight, afterMidnight], { ...seen, zone: 'America/New_York' })).toEqual([
      'day',
      'message',
      'follow-up',
    ]);
  });
});

describe('the line "New"', () => {
  const three = [message(0), message(60), message(120)];
  const openedUpTo = message(120).ts;

  test('stands once, before the first message that was not seen', () => {
    expect(inWords(three, { ...seen, readUpTo: message(0).ts, openedUpTo })).toEqual([
      'day',
      'message',
      'new',
      'message',
      'follow-up',
    ]);
  });

  test('is not there where everything was seen', () => {
    expect(inWords(three, { ...seen, readUpTo: openedUpTo, openedUpTo })).not.toContain('new');
  });

  test('is not there where nothing was seen before', () => {
    expect(inWords(three, { ...seen, readUpTo: '0', openedUpTo })).not.toContain('new');
  });

  test('does not come for what only the reader can see: that was seen when it came', () => {
    const opened = { ...seen, readUpTo: message(60).ts, openedUpTo };
    const last = message(120, { isEphemeral: true });
    expect(inWords([message(0), message(60), last], opened)).not.toContain('new');
  });

  test('does not come for what arrives while the channel is open', () => {
    const opened = { ...seen, readUpTo: message(60).ts, openedUpTo: message(60).ts };
    expect(inWords(three, opened)).not.toContain('new');
  });
});

test('replies stand in their thread, not in the channel', () => {
  const parent = message(0);
  expect(withoutReplies([parent, message(9, { threadTs: parent.ts })])).toEqual([parent]);
});

test('what the reader wrote or alone sees is told apart from what others post, and replies do not count', () => {
  const own = message(1, { user: 'ME' });
  const parent = message(0);
  expect(newestOwn([parent, message(2)], 'ME')).toBe('');
  expect(newestOwn([parent, own, message(2)], 'ME')).toBe(own.ts);
  expect(newestOwn([own, message(2, { isEphemeral: true })], 'ME')).toBe(message(2).ts);
  expect(newestOwn([own, message(3, { user: 'ME', threadTs: parent.ts })], 'ME')).toBe(own.ts);
});
