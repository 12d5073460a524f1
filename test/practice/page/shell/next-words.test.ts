import { expect, test } from 'vitest';
import type { FaultName } from '../../../../src/practice/demo/protocol.ts';
import { nextWords } from '../../../../src/practice/page/shell/next-words.ts';

const NOW = Date.parse('2026-11-12T09:00:00Z');
const ME = { id: 'U1', name: 'reader', realName: 'Reader', zone: 'UTC', role: '' };

const TABLE: readonly [string, number | null, boolean, FaultName[], string][] = [
  ['when it is', NOW + 3_600_000, false, [], 'Thu 12 Nov 10:00'],
  ['when it is, also within the minute', NOW + 30_000, false, [], 'Thu 12 Nov 09:00'],
  [
    'that a failed call is tried again',
    NOW + 30_000,
    false,
    ['offline'],
    'waiting for Slack, tries again at 09:00:30',
  ],
  [
    'when it is, under a fault that spoils nothing yet',
    NOW + 3_600_000,
    false,
    ['offline'],
    'Thu 12 Nov 10:00',
  ],
  ['that nothing is left', null, false, [], 'nothing waits'],
  ['that the clock moves', NOW, true, ['offline'], 'on the way…'],
];

test.each(TABLE)('the button says %s', (_, nextAt, isMoving, faults, words) => {
  expect(nextWords({ clock: { now: NOW, nextAt, isMoving }, faults, me: ME })).toBe(words);
});
