import type { House } from '../application/house.ts';
import type { Store } from '../application/ports.ts';
import type { CliContext } from './context.ts';

/** The use cases beside a serving process, which finds what was written at its next beat. */
export const houseOf = (store: Store, { clock, ids }: CliContext): House => ({
  store,
  clock,
  ids,
  nudge: () => undefined,
});
