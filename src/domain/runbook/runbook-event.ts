/** What happened in a runbook, and what came of it. An id that begins with `back:` is about something that was taken back. */
export type RunbookEvent =
  | { type: 'runbook_step_done'; stepId: string; what: string; late: boolean }
  | { type: 'runbook_step_undone'; stepId: string; what: string }
  | { type: 'runbook_step_failed'; stepId: string; what: string; reason: string }
  | { type: 'batch_done'; batch: string; count: number }
  /** How many have it, of how many; null where nobody knows of how many. */
  | { type: 'adoption_counted'; count: number; of: number | null };
