import type { GoalSaid } from './outcome.ts';

/** Why the look back is not held; empty where it was. */
export type LookBackSaid = { held: boolean; reason: string };

/** What its manager says of a release after the launch. */
export type OutcomeCommand =
  | ({ type: 'say_goal' } & GoalSaid)
  | ({ type: 'record_retro' } & LookBackSaid)
  /** Low risk: "No" closes it. */
  | { type: 'say_trouble'; trouble: boolean }
  /** With what is still owed, where it was not said before. */
  | { type: 'close'; outcome: string; lessons: string; goal?: GoalSaid; lookBack?: LookBackSaid };
