import { describe, expect, it } from 'vitest';
import type { Failure } from '../../../../src/adapters/slack/outcome.ts';
import { createRoad } from '../../../../src/adapters/slack/road.ts';
import { epochMs, fromEpochMs } from '../../../../src/domain/calendar.ts';
import { NOW } from '../../../support/builders.ts';

const away: Failure = { kind: 'not_sent', problem: 'ECONNREFUSED', retryAfterMs: 0, road: true };
const lost: Failure = { kind: 'uncertain', problem: 'TimeoutError', road: true };
const slow: Failure = { kind: 'not_sent', problem: 'ratelimited', retryAfterMs: 1000, road: true };
const inside: Failure = { kind: 'uncertain', problem: 'internal_error', road: false };
const no: Failure = { kind: 'refused', problem: 'is_archived' };
const strange: Failure = { kind: 'not_sent', problem: 'invalid_auth', retryAfterMs: 300_000, road: true };

const aRoad = () => {
  const time = { ms: epochMs(NOW) };
  const lines: string[] = [];
  const say = (level: string) => (_facts: object, message: string) => void lines.push(`${level}: ${message}`);
  const log = { error: say('error'), warn: say('warn'), info: say('info'), debug: say('debug') };
  const clock = { now: () => fromEpochMs(time.ms), monotonicMs: () => time.ms };
  const road = createRoad(clock, log);
  const hears = (...failures: (Failure | null)[]): void => {
    for (const failure of failures) {
      time.ms += 15_000;
      road.heard('chat.postMessage', failure);
    }
  };
  return { road, hears, lines };
};

describe('the way to Slack', () => {
  it.each<[string, (Failure | null)[], string | null]>([
    ['one broken connection is nothing', [away], null],
    ['three in a row, over half a minute, are', [away, lost, away], 'unreachable'],
    ['an answer between them is an answer', [away, away, null, away, away], null],
    ['so is a refusal, and a rate limit', [away, away, no, away, away, slow, away], null],
    ['an error inside Slack says neither', [away, away, inside, away], 'unreachable'],
    ['a refused token needs only one', [strange], 'refused'],
    ['also while Slack was away before', [away, away, away, strange], 'refused'],
    ['a refused token is still refused while Slack is away', [strange, away, away, away], 'refused'],
    ['the first call that is taken ends it', [away, away, away, null], null],
  ])('%s', (_, failures, reason) => {
    const { road, hears } = aRoad();
    hears(...failures);
    expect(road.trouble()?.reason ?? null).toBe(reason);
  });

  it('many at the same time are still one moment', () => {
    const { road } = aRoad();
    for (let i = 0; i < 20; i += 1) road.heard('chat.postMessage', away);
    expect(road.trouble()).toBeNull();
  });

  it('an answer that anybody gets does not mend a refused token', () => {
    const { road, hears } = aRoad();
    hears(strange);
    road.heard('api.test', null);
    expect(road.trouble()?.reason).toBe('refused');
    road.heard('auth.test', null);
    expect(road.trouble()).toBeNull();
  });

  it('trouble lasts from its first failed call to the first that was taken, and is written down once', () => {
    const { road, hears, lines } = aRoad();
    hears(away, away, away, away, away);
    expect(road.trouble()?.since).toBe('2026-11-17T09:00:15.000Z');
    expect(road.mendedAt()).toBeNull();
    hears(null, null);
    expect(road.mendedAt()).toBe('2026-11-17T09:01:30.000Z');
    expect(lines).toEqual([
      'error: Slack cannot be reached: nothing is sent until it can, and nothing is lost.',
      'info: Slack takes messages again.',
    ]);
  });
});
