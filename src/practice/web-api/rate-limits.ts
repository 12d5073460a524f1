import type { Limits } from '../workspace/limits.ts';
import type { Rate } from './method.ts';
import { TooManyRequests } from './refusal.ts';

const MINUTE = 60_000;

/** Calls a minute by budget; posts have a second budget by channel. */
const PER_MINUTE: Readonly<Record<Rate, keyof Limits>> = {
  post: 'postsPerMinute',
  update: 'updatesPerMinute',
  views: 'viewsPerMinute',
  history: 'historyPerMinute',
  tier2: 'tier2PerMinute',
  tier3: 'tier3PerMinute',
  tier4: 'tier4PerMinute',
  special: 'specialPerMinute',
};

/** Keeps Slack's rate limits on the virtual clock. */
export type RateLimiter = {
  /** Counts a call, or throws TooManyRequests with the whole seconds until it may come again. */
  count(method: string, rate: Rate, channel: string | undefined, nowMs: number): void;
};

const secondsUntil = (freeAt: number, nowMs: number): number =>
  Math.max(1, Math.ceil((freeAt - nowMs) / 1000));

/** A limiter that reads the limits anew at each call, so that a test may change them. */
export const rateLimiter = (limits: Limits): RateLimiter => {
  const calls = new Map<string, number[]>();

  /** When the key is free again, or null where it is free now. */
  const busyUntil = (key: string, allowed: number, windowMs: number, nowMs: number): number | null => {
    // A clock that was set back frees what lies in its future.
    const recent = (calls.get(key) ?? []).filter((at) => at > nowMs - windowMs && at <= nowMs);
    calls.set(key, recent);
    const oldest = recent[recent.length - allowed];
    return recent.length >= allowed && oldest !== undefined ? oldest + windowMs : null;
  };

  return {
    count: (method, rate, channel, nowMs) => {
      const spent: string[] = [];
      const spend = (key: string, allowed: number, windowMs: number): void => {
        const freeAt = busyUntil(key, allowed, windowMs, nowMs);
        if (freeAt !== null) throw new TooManyRequests(secondsUntil(freeAt, nowMs));
        spent.push(key);
      };
      if (rate === 'post' && channel !== undefined)
        spend(`channel ${channel}`, limits.postBurst, limits.postBurst * 1000);
      spend(method, limits[PER_MINUTE[rate]], MINUTE);
      for (const key of spent) calls.get(key)?.push(nowMs);
    },
  };
};
