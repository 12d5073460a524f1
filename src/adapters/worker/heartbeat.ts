import { schedule } from 'node-cron';

export type Heartbeat = { stop(): void };

/**
 * Beats once a second until stopped. It decides nothing: the rows and the clock do. The process must run in
 * UTC (`TZ`), or node-cron falls silent for an hour on an autumn night.
 */
export const startHeartbeat = (beat: () => void): Heartbeat => {
  const task = schedule('* * * * * *', beat, { suppressMissedWarning: true });
  return { stop: () => void task.destroy() };
};
