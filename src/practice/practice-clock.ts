import type { Clock, Ids } from '../application/ports.ts';
import { fromEpochMs } from '../domain/calendar.ts';
import { freshIds } from '../sources.ts';
import type { VirtualClock } from './clock.ts';

/** The bot's clock in a rehearsal: wall and monotonic time are both the virtual one. */
export const clockFrom = (clock: Pick<VirtualClock, 'now'>): Clock => ({
  now: () => fromEpochMs(clock.now()),
  monotonicMs: () => clock.now(),
});

export const idsFrom = (clock: Pick<VirtualClock, 'now'>): Ids => freshIds(() => clock.now());
