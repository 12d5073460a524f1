import { describe, expect, test } from 'vitest';
import { endOfDay, isNamedBy, readAnchor } from '../../../src/domain/record/anchor.ts';
import { backupName } from '../../../src/domain/record/backup-name.ts';
import { dayInWords, inThousands } from '../../../src/domain/record/plain-numbers.ts';
import { someSettings } from '../../support/builders.ts';

const HASH = 'ab12cd34ef56'.padEnd(64, '0');

describe('a day ends', () => {
  const settings = someSettings();
  test.each([
    ['in the morning', '2026-11-17T09:00:00.000Z', '2026-11-17T16:00:00.000Z'],
    ['at the very end, tomorrow', '2026-11-17T16:00:00.000Z', '2026-11-18T16:00:00.000Z'],
    ['in the evening, tomorrow', '2026-11-17T20:00:00.000Z', '2026-11-18T16:00:00.000Z'],
    ['after midnight there, on that day', '2026-11-17T23:30:00.000Z', '2026-11-18T16:00:00.000Z'],
    ['on a Saturday too', '2026-11-21T09:00:00.000Z', '2026-11-21T16:00:00.000Z'],
    ['an hour earlier by Greenwich in summer', '2026-07-01T09:00:00.000Z', '2026-07-01T15:00:00.000Z'],
  ])('%s, seen from %s', (_what, now, end) => {
    expect(endOfDay(settings, now)).toBe(end);
  });
});

describe('an anchor that somebody types', () => {
  test.each([
    ['1210:ab12cd34ef56', { seq: 1210, hash: 'ab12cd34ef56' }],
    [' 1,210:AB12CD34EF56 ', { seq: 1210, hash: 'ab12cd34ef56' }],
    [`7:${HASH}`, { seq: 7, hash: HASH }],
  ])('%s is read', (typed, anchor) => {
    expect(readAnchor(typed)).toEqual(anchor);
  });

  test.each(['', '1210', '0:ab12cd34ef56', '7:ab12', '7:xyz123456789', `7:${HASH}0`])(
    '%s is none',
    (typed) => {
      expect(readAnchor(typed)).toBeNull();
    },
  );

  test('names a hash by its beginning', () => {
    expect(isNamedBy(HASH, { seq: 7, hash: 'ab12cd34ef56' })).toBe(true);
    expect(isNamedBy(HASH, { seq: 7, hash: 'ab12cd34ef57' })).toBe(false);
  });
});

test.each([
  [[], 'greenlight-2024-12-12.db'],
  [[{ seq: 0, hash: '' }], 'greenlight-2024-12-12.db'],
  [[{ seq: 1210, hash: HASH }], 'greenlight-2024-12-12-1210-ab12cd34ef56.db'],
  [
    [
      { seq: 3, hash: 'f'.repeat(64) },
      { seq: 1210, hash: HASH },
    ],
    'greenlight-2024-12-12-1210-ab12cd34ef56.db',
  ],
])('a backup with the heads %j is called %s', (heads, name) => {
  expect(backupName('2024-12-12', heads)).toBe(name);
});

test('numbers and days are written as people write them', () => {
  expect([7, 1204, 1234567].map(inThousands)).toEqual(['7', '1,204', '1,234,567']);
  expect(['2024-12-03', '2027-01-31'].map(dayInWords)).toEqual(['3 Dec', '31 Jan']);
});
