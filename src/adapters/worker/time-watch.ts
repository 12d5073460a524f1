import type { Clock, Log } from '../../application/ports.ts';
import { epochMs, type Instant } from '../../domain/calendar.ts';

export type TimeWatch = {
  /** Whether the wall clock may be acted on; asks Slack when it has stepped. */
  trusted(): Promise<boolean>;
  /** In how many milliseconds Slack is asked again; null while the clock is trusted. */
  nextAskInMs(): number | null;
};

/** So far may the wall clock run away from the monotonic one between two looks, and from Slack's clock. */
const TOLERANCE_MS = 5 * 60_000;
const ASK_EVERY_MS = 10_000;

/**
 * Watches the wall clock against the monotonic one. A step (a wrong date, a restored machine) would make
 * everything due at once, so nothing is done until Slack shows the same time; after a suspension it does so
 * with the first answer.
 *
 * @param slackNow what time it is at Slack; null when it does not answer
 */
export const createTimeWatch = (
  clock: Clock,
  slackNow: () => Promise<Instant | null>,
  log: Log,
): TimeWatch => {
  const look = () => ({ wall: epochMs(clock.now()), mono: clock.monotonicMs() });
  let last = look();
  let askAt: number | null = null;

  const stepMs = (): number => {
    const now = look();
    const step = now.wall - last.wall - (now.mono - last.mono);
    last = now;
    return step;
  };

  const isConfirmed = async (): Promise<boolean> => {
    const there = await slackNow();
    return there !== null && Math.abs(epochMs(there) - epochMs(clock.now())) <= TOLERANCE_MS;
  };

  return {
    trusted: async () => {
      const step = stepMs();
      if (askAt === null && Math.abs(step) <= TOLERANCE_MS) return true;
      if (askAt === null) {
        log.warn(
          { stepMs: Math.round(step) },
          'The clock has stepped: nothing is sent until Slack confirms it.',
        );
      } else if (clock.monotonicMs() < askAt) return false;
      if (await isConfirmed()) {
        askAt = null;
        log.info({ now: clock.now() }, 'Slack confirms the time.');
        return true;
      }
      askAt = clock.monotonicMs() + ASK_EVERY_MS;
      return false;
    },
    nextAskInMs: () => (askAt === null ? null : Math.max(1, Math.ceil(askAt - clock.monotonicMs()))),
  };
};
