export type Heartbeat = { stop(): void };

const BEAT_MS = 1000;

/**
 * Beats once a second until stopped. It decides nothing: the rows and the clock do. It counts on the timer of
 * the process alone: a beat planned on the wall clock falls silent when that clock steps back, and makes up for
 * every second of a step ahead.
 */
export const startHeartbeat = (beat: () => void): Heartbeat => {
  const timer = setInterval(beat, BEAT_MS);
  return { stop: () => clearInterval(timer) };
};
