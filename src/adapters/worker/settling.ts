import { backoffMs } from '../../application/delivery/settle-delivery.ts';
import type { Clock } from '../../application/ports.ts';

/** When an uncertain post may be looked for, on the monotonic clock. */
export type Settling = {
  /** A post of this process became uncertain just now. */
  begin(id: string): void;
  /** It was looked for and could not be told: later again, ever less often. */
  lookLater(id: string): void;
  forget(id: string): void;
  /** Milliseconds until it may be looked for; 0 or less when it may. */
  leftMs(id: string): number;
};

const LONGEST_BETWEEN_LOOKS_MS = 60_000;

/**
 * Before the settling time is over, "not there" would mean nothing: Slack may still accept the post. What
 * became uncertain before this process began counts from its beginning.
 */
export const createSettling = (clock: Pick<Clock, 'monotonicMs'>, settleMs: number): Settling => {
  const began = clock.monotonicMs();
  const known = new Map<string, { readyAt: number; looks: number }>();
  const stateOf = (id: string) => known.get(id) ?? { readyAt: began + settleMs, looks: 0 };
  return {
    begin: (id) => void known.set(id, { readyAt: clock.monotonicMs() + settleMs, looks: 0 }),
    lookLater: (id) => {
      const looks = stateOf(id).looks + 1;
      const waitMs = Math.min(backoffMs(looks), LONGEST_BETWEEN_LOOKS_MS);
      known.set(id, { readyAt: clock.monotonicMs() + waitMs, looks });
    },
    forget: (id) => void known.delete(id),
    leftMs: (id) => Math.ceil(stateOf(id).readyAt - clock.monotonicMs()),
  };
};
