import { expect, test } from 'vitest';
import { keepSame } from '../../../../src/practice/page/state/keep-same.ts';

const before = {
  me: { id: 'U1' },
  channels: [
    { id: 'C1', unread: 0 },
    { id: 'C2', unread: 1 },
  ],
  next: null,
};

test('an equal value is the old one', () => {
  expect(keepSame(before, structuredClone(before))).toBe(before);
});

test('what changed is new, and everything beside it stays the old one', () => {
  const now = structuredClone(before);
  now.channels[1] = { id: 'C2', unread: 2 };
  const kept = keepSame(before, now);
  expect(kept).toEqual(now);
  expect(kept.me).toBe(before.me);
  expect(kept.channels).not.toBe(before.channels);
  expect(kept.channels[0]).toBe(before.channels[0]);
});

test.each([
  ['a key that left', { a: 1, b: 2 }, { a: 1 }],
  ['a key that came', { a: 1 }, { a: 1, b: 2 }],
  ['another key instead', { a: 1 }, { b: 1 }],
  ['a shorter list', [1, 2], [1]],
  ['a longer list', [1], [1, 2]],
  ['a list in place of an object', { a: 1 }, [1]],
  ['null in place of an object', { a: 1 }, null],
])('%s is seen', (_, old, now) => {
  expect(keepSame(old, now)).toEqual(now);
  expect(keepSame(old, now)).not.toBe(old);
});
