import type { Clock, Ids } from '../application/ports.ts';
import { fromEpochMs } from '../domain/calendar.ts';
import { freshIds } from '../sources.ts';
import type { VirtualClock } from './clock.ts';

/**
 * The bot's clock in a rehearsal: monotonic time is the virtual one, and wall time as well, unless it is wrong on
 * purpose.
 *
 * @param wallAheadMs so many milliseconds does the wall clock show more at the moment
 */
export const clockFrom = (clock: Pick<VirtualClock, 'now'>, wallAheadMs = (): number => 0): Clock => ({
  now: () => fromEpochMs(clock.now() + wallAheadMs()),
  monotonicMs: () => clock.now(),
});

export const idsFrom = (clock: Pick<VirtualClock, 'now'>): Ids => freshIds(() => clock.now());
