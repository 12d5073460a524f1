import { expect, test } from 'vitest';
import { StorageUnavailable } from '../../src/application/store-faults.ts';
import { createReadiness, type ReadinessParts } from '../../src/application/whether-ready.ts';
import { NOW } from '../support/builders.ts';

const time = { now: 0 };
const aReadiness = (parts: Partial<ReadinessParts>) =>
  createReadiness({
    tryWriting: async () => undefined,
    trouble: () => null,
    askSlack: async () => undefined,
    quietMs: () => 0,
    isTimeDoubted: () => false,
    monotonicMs: () => time.now,
    ...parts,
  });
const cannotWrite = (error: Error) => async () => {
  throw error;
};

test.each<[string, Partial<ReadinessParts>, string | null]>([
  ['all is well', {}, null],
  [
    'the disk is full',
    { tryWriting: cannotWrite(new StorageUnavailable('full', null)) },
    'The database does not take writes: the disk is full.',
  ],
  [
    'another fault of the database',
    { tryWriting: cannotWrite(new Error('?')) },
    'The database does not take writes: it cannot be written.',
  ],
  [
    'the token is refused',
    { trouble: () => ({ reason: 'refused', problem: 'token_revoked', since: NOW }) },
    'Slack refuses the token: token_revoked. `greenlight doctor` says what mends it.',
  ],
  [
    'Slack is away',
    { trouble: () => ({ reason: 'unreachable', problem: 'ECONNREFUSED', since: NOW }) },
    'Slack cannot be reached since 2026-11-17 09:00 UTC (ECONNREFUSED). Nothing is lost; sending goes on by itself.',
  ],
  [
    'the clock is doubtful',
    { isTimeDoubted: () => true },
    'The clock is not confirmed: nothing is sent until Slack shows the same time as this machine.',
  ],
])('%s', async (_, parts, answer) => {
  expect(await aReadiness(parts)()).toBe(answer);
});

test('Slack is asked when it was not heard for a minute, or for ten seconds while nothing gets through', async () => {
  const cases = [
    [59_000, null, 0],
    [60_000, null, 1],
    [9000, { reason: 'unreachable', problem: 'x', since: NOW }, 0],
    [10_000, { reason: 'unreachable', problem: 'x', since: NOW }, 1],
  ] as const;
  for (const [quietMs, trouble, times] of cases) {
    let asked = 0;
    const askSlack = async () => {
      asked += 1;
      throw new Error('no answer');
    };
    await aReadiness({ quietMs: () => quietMs, trouble: () => trouble, askSlack })();
    expect([quietMs, asked]).toEqual([quietMs, times]);
  }
});

test('whoever asks often gets the same answer for a second, and writes once', async () => {
  let writes = 0;
  const tryWriting = async () => {
    writes += 1;
  };
  const readiness = aReadiness({ tryWriting });
  await Promise.all(Array.from({ length: 50 }, readiness));
  expect(writes).toBe(1);
  time.now += 1000;
  await readiness();
  expect(writes).toBe(2);
});
