import type { VirtualClock } from './clock.ts';

/** A bot whose time is the practice clock: a child process, or one in the same process. */
export type PracticeBot = {
  /** Does everything that is due at the present time of the clock, until idle. */
  settle(): Promise<void>;
  /** Lets time pass until `epochMs`, doing everything at its time. */
  runUntil(epochMs: number): Promise<void>;
  /** When something is due next (epoch milliseconds, virtual), or null. */
  nextAt(): number | null;
};

/** So often may a settled bot say that something is due already, before that counts as a fault of the bot. */
const MOST_IDLE_ROUNDS = 50;

/**
 * Lets time pass until `epochMs`: settles, jumps to the next thing that is due, and so on, so that nothing is
 * done late. Throws when the bot keeps something due that it does not do.
 */
export const runUntil = async (
  bot: Pick<PracticeBot, 'settle' | 'nextAt'>,
  clock: VirtualClock,
  epochMs: number,
): Promise<void> => {
  let idleRounds = 0;
  for (;;) {
    await bot.settle();
    const next = bot.nextAt();
    if (next === null || next > epochMs) {
      if (clock.now() >= epochMs) return;
      clock.set(epochMs);
    } else if (next > clock.now()) {
      idleRounds = 0;
      clock.set(next);
    } else {
      idleRounds += 1;
      if (idleRounds >= MOST_IDLE_ROUNDS)
        throw new Error(
          `the bot says that something is due at ${new Date(next).toISOString()} and does not do it`,
        );
    }
  }
};
