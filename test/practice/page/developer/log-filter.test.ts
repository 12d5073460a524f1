import { describe, expect, test } from 'vitest';
import type { LogEntry } from '../../../../src/practice/demo/protocol.ts';
import { filterLog } from '../../../../src/practice/page/developer/log-filter.ts';

const entry = (number: number, more: Partial<LogEntry> = {}): LogEntry => ({
  number,
  direction: 'to Slack',
  what: 'chat.postMessage',
  virtualAt: 0,
  realAt: 0,
  tookMs: 3,
  status: 200,
  trouble: null,
  signature: null,
  request: { channel: 'C0DOCS' },
  answer: { ok: true },
  ...more,
});

const log = [entry(1), entry(2, { what: 'views.open' }), entry(3, { status: 429, trouble: 'rate limited' })];

describe('the filter of the log', () => {
  test.each([
    ['nothing shows everything, the newest first', '', [3, 2, 1]],
    ['a method', 'views', [2]],
    ['a status', '429', [3]],
    ['something in the payload, in any letters', 'c0docs', [3, 2, 1]],
    ['several words that all have to be there', 'postmessage limited', [3]],
    ['words that are nowhere', 'nowhere', []],
  ])('%s', (_, words, numbers) => {
    expect(filterLog(log, words).map(({ number }) => number)).toEqual(numbers);
  });
});
