import type { GoalAnswer } from './outcome.ts';

/** What is said of a release after its launch. */
export type OutcomeEvent =
  | { type: 'goal_checked'; days: number; value: string; answer: GoalAnswer }
  /** Of low risk: "Any trouble?" */
  | { type: 'trouble_answered'; trouble: boolean }
  | { type: 'retro_held' }
  /** `month`: it shares the look back of that month, 'YYYY-MM'. */
  | { type: 'retro_waived'; reason: string; month: string | null };
