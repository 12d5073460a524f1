/** `attempt`: the one whose list somebody has before them; an old message ticks nothing of a new one. */
type OfStep = { attempt: number; stepId: string };

/** What people ask of a runbook that runs. */
export type RunbookCommand =
  | ({ type: 'tick_step' } & OfStep)
  /** Not done after all, or not wrong after all: it is up again. */
  | ({ type: 'untick_step' } & OfStep)
  | ({ type: 'fail_step'; reason: string } & OfStep)
  /** How many have it, as it was typed. */
  | { type: 'count_adoption'; count: string; of: string };
