import type { Scene } from '../scene.ts';

const STEP_MS = 30 * 60_000;
/** Three weeks: what has not happened by then waits for somebody, not for time. */
const MOST_STEPS = 21 * 48;

/**
 * Lets time pass by half hours, as the bot's own moments fall, until something has happened.
 *
 * @throws when three weeks bring nothing
 */
export const passUntil = async (
  { slack, passTo, settle }: Scene,
  has: () => boolean,
  what: string,
): Promise<void> => {
  for (let step = 0; !has(); step += 1) {
    if (step >= MOST_STEPS) throw new Error(`Three weeks passed, and ${what} did not come.`);
    const now = slack.clock.now();
    await passTo(now - (now % STEP_MS) + STEP_MS);
  }
  await settle();
};
