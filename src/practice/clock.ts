/** The clock of the practice workspace: it stands still until its owner moves it. */
export type VirtualClock = {
  /** Epoch milliseconds, UTC. */
  now(): number;
  set(epochMs: number): void;
};

/** A clock that shows `startMs` (epoch milliseconds) until it is set to another time. */
export const virtualClock = (startMs: number): VirtualClock => {
  let current = startMs;
  return {
    now: () => current,
    set: (epochMs) => {
      if (!Number.isFinite(epochMs)) throw new RangeError(`not a time in epoch milliseconds: ${epochMs}`);
      current = epochMs;
    },
  };
};
