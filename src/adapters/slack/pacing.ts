import type { Clock, HeldBack, Pace } from '../../application/ports.ts';

/** Methods that this bot paces. What is not named here is rare enough. */
export type PacedMethod =
  | 'chat.postMessage'
  | 'chat.update'
  | 'views.publish'
  | 'conversations.history'
  | 'conversations.replies'
  | 'conversations.open'
  | 'conversations.members'
  | 'pins.add'
  | 'files.upload'
  | 'files.info';

/** Calls a minute, per workspace and method: Slack's tiers, and for posts "several hundred". */
const PER_MINUTE: Readonly<Record<PacedMethod, number>> = {
  'chat.postMessage': 300,
  'chat.update': 50,
  'views.publish': 100,
  'conversations.history': 50,
  'conversations.replies': 50,
  'conversations.open': 50,
  'conversations.members': 100,
  'pins.add': 20,
  // Two calls of one tier, and the bytes.
  'files.upload': 100,
  'files.info': 100,
};
const MINUTE_MS = 60_000;

/** The method that each of them needs, and nothing else does. */
const NEEDS: Readonly<Record<HeldBack, PacedMethod>> = { edits: 'chat.update', homes: 'views.publish' };

/** Posts to one channel or person. */
const BETWEEN_POSTS_MS = 1000;

/** This part of each budget is kept for announcements and clicks, so that they never wait behind reminders. */
const KEPT_FOR_URGENT = 0.1;

export type Pacing = Pace & {
  /**
   * Takes one call out of the budgets and returns 0, or takes nothing and returns in how many milliseconds it
   * may be asked again.
   * @param target where the call goes (`c:C…`, `u:U…`), or null
   */
  take(method: PacedMethod, target: string | null, urgent: boolean): number;
  /** Slack said 429: nothing more of this method to this target for so long. */
  pause(method: PacedMethod, target: string | null, forMs: number): void;
};

/** Slack's rate limits from our side, on the monotonic clock: better waited for than run into. */
export const createPacing = (clock: Pick<Clock, 'monotonicMs'>): Pacing => {
  /** Calls of the last minute by method, oldest first. */
  const calls = new Map<PacedMethod, number[]>();
  /** Until when a method and target rest. */
  const rests = new Map<string, number>();
  const keyOf = (method: PacedMethod, target: string | null): string => `${method} ${target ?? ''}`;
  const POST = keyOf('chat.postMessage', '');

  const recentCalls = (method: PacedMethod, now: number): number[] => {
    const recent = (calls.get(method) ?? []).filter((at) => at > now - MINUTE_MS);
    calls.set(method, recent);
    return recent;
  };

  const forgetPast = (now: number): void => {
    for (const [key, until] of rests) if (until <= now) rests.delete(key);
  };

  const restLeft = (method: PacedMethod, target: string | null, now: number): number =>
    Math.max(0, (rests.get(keyOf(method, target)) ?? 0) - now);

  const budgetLeft = (method: PacedMethod, urgent: boolean, now: number): number => {
    const budget = Math.floor(PER_MINUTE[method] * (urgent ? 1 : 1 - KEPT_FOR_URGENT));
    const recent = recentCalls(method, now);
    const leaving = recent[recent.length - budget];
    return leaving === undefined ? 0 : leaving + MINUTE_MS - now;
  };

  const restingTargets = (): [string, number][] => {
    forgetPast(clock.monotonicMs());
    return [...rests].filter(([key]) => key.startsWith(POST) && key !== POST);
  };

  /** What finds no room, and for how long. */
  const waits = (): { name: HeldBack; waitMs: number }[] => {
    const now = clock.monotonicMs();
    return (Object.keys(NEEDS) as HeldBack[])
      .map((name) => ({ name, waitMs: budgetLeft(NEEDS[name], false, now) }))
      .filter(({ waitMs }) => waitMs > 0);
  };

  return {
    take: (method, target, urgent) => {
      const now = clock.monotonicMs();
      const wait = Math.ceil(Math.max(restLeft(method, target, now), budgetLeft(method, urgent, now)));
      if (wait > 0) return wait;
      recentCalls(method, now).push(now);
      if (method === 'chat.postMessage' && target !== null) {
        rests.set(keyOf(method, target), now + BETWEEN_POSTS_MS);
      }
      return 0;
    },
    pause: (method, target, forMs) => {
      const key = keyOf(method, target);
      rests.set(key, Math.max(rests.get(key) ?? 0, clock.monotonicMs() + forMs));
    },
    busyTargets: () => restingTargets().map(([key]) => key.slice(POST.length)),
    heldBack: () => waits().map(({ name }) => name),
    nextFreeInMs: () => {
      const targets = restingTargets().map(([, until]) => until - clock.monotonicMs());
      const all = [...targets, ...waits().map(({ waitMs }) => waitMs)];
      return all.length === 0 ? null : Math.ceil(Math.min(...all));
    },
  };
};
