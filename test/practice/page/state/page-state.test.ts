import { describe, expect, test } from 'vitest';
import type { LogEntry, Screen } from '../../../../src/practice/demo/protocol.ts';
import { changed, START } from '../../../../src/practice/page/state/page-state.ts';
import { message } from '../messages.ts';

const news = { channel: 'C1', messages: [message(10)], gone: [], hasEarlier: false };
const there = changed(changed(START, { do: 'go', place: { as: 'U1', at: 'C1' } }), {
  do: 'take news',
  news,
  isFirst: true,
});

const entry = (number: number): LogEntry => ({
  number,
  direction: 'to Slack',
  what: 'chat.postMessage',
  virtualAt: 0,
  realAt: 0,
  tookMs: 5,
  status: 200,
  trouble: null,
  signature: null,
  request: {},
  answer: null,
});

const screen = (logged: number): Screen => ({
  team: 'T',
  story: 'start',
  me: { id: 'U1', name: 'reader', realName: 'Reader', zone: 'UTC', role: '' },
  people: [],
  channels: [],
  app: {
    name: 'Greenlight',
    userId: 'U0BOT',
    directChannel: 'D1',
    commands: [],
    shortcuts: [],
    messageShortcuts: [],
  },
  clock: { now: 0, nextAt: null, isMoving: false },
  modals: [],
  home: null,
  hint: null,
  stories: [],
  setUp: null,
  steps: [],
  faults: [],
  refusals: [],
  logged,
});

describe('the page', () => {
  test('shows no message of the place that was left', () => {
    const elsewhere = changed(there, { do: 'go', place: { as: 'U2', at: 'C1' } });
    expect(elsewhere.book.messages).toEqual([]);
    expect(elsewhere.thread).toBeNull();
  });

  test('keeps everything when somebody goes where they are', () => {
    expect(changed(there, { do: 'go', place: { as: 'U1', at: 'C1' } })).toBe(there);
  });

  test('takes what was there at the opening for known, and what comes later not', () => {
    const later = changed(there, {
      do: 'take news',
      news: { ...news, messages: [message(20)] },
      isFirst: false,
    });
    expect(later.openedUpTo).toBe(message(10).ts);
    expect(later.book.messages).toHaveLength(2);
  });

  test('starts its messages anew when the stream was opened anew', () => {
    const again = changed(there, {
      do: 'take news',
      news: { ...news, messages: [message(30)] },
      isFirst: true,
    });
    expect(again.book.messages).toEqual([message(30)]);
  });

  test('says the same thing once, and three things at most', () => {
    const said = ['a', 'b', 'a', 'c', 'd'].reduce(
      (state, text) => changed(state, { do: 'tell', text }),
      START,
    );
    expect(said.notices.map(({ text }) => text)).toEqual(['a', 'c', 'd']);
    const keys = said.notices.map(({ key }) => key);
    expect(new Set(keys).size).toBe(3);
    expect(
      changed(said, { do: 'put notice away', key: keys[1] ?? 0 }).notices.map(({ text }) => text),
    ).toEqual(['a', 'd']);
  });

  test('forgets the log of a demo that was started anew', () => {
    const logged = changed(there, { do: 'take log', entries: [entry(1), entry(2)] });
    expect(changed(logged, { do: 'take screen', screen: screen(2) }).log).toHaveLength(2);
    expect(changed(logged, { do: 'take screen', screen: screen(1) }).log).toEqual([]);
  });
});
